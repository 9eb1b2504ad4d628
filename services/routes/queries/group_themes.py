"""What a tutor's own people could learn together: a shared topic, or an area as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.queries import access
from services.routes.queries.cards import Card, cards, in_order, topics
from services.routes.queries.grouping import candidates, is_own, keys
from services.routes.rules import grouping, wording
from services.routes.rules.grouping import Candidate, Key
from shared.permissions import Actor
from shared.russian import sort_key


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A deficit that one's own people have, or all of an area, and who may be asked for it."""

    area: str
    topic: str
    title: str
    people: Sequence[Card]


def themes(session: Session, *, actor: Actor, today: date) -> list[Theme]:
    """Everything a tutor may gather their own people for, the most wanted first."""
    found = own_candidates(session, actor=actor, today=today)
    wanted: dict[Key, set[UUID]] = defaultdict(set)
    for one in found:
        wanted[(one.area, one.topic)].add(one.person_id)
        wanted[(one.area, "")].add(one.person_id)
    people = cards(session, {one.person_id for one in found}, today=today)
    titles = topics(session, municipality_id=actor.municipality_id)
    shown = [
        Theme(
            area=area,
            topic=topic,
            title=wording.deficit_title(area, titles.get(topic, topic)),
            people=in_order(people[one] for one in ids if one in people),
        )
        for (area, topic), ids in wanted.items()
    ]
    return sorted(shown, key=lambda one: (-len(one.people), not one.topic, sort_key(one.title)))


def own_candidates(session: Session, *, actor: Actor, today: date) -> list[Candidate]:
    """The deficits for which one's own people may be asked into a group."""
    seen = access.viewer(session, actor=actor, today=today)
    wanted = keys(session, seen, today=today)
    if not wanted:
        return []
    found = candidates(session, municipality_id=seen.municipality_id, today=today, keys=wanted)
    return [one for one in found if is_own(seen, one)]


def of_theme(found: Iterable[Candidate], *, area: str, topic: str) -> dict[UUID, UUID]:
    """By person the deficit they are asked for, the severest; without a topic it is any of the area."""
    chosen: dict[UUID, UUID] = {}
    for one in sorted(found, key=grouping.severest_first):
        if one.area == area and topic in {"", one.topic}:
            chosen.setdefault(one.person_id, one.deficit_id)
    return chosen
