"""Topics a teacher has opened: to their mentors and to the methodist, by name only, whatever their state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit
from services.routes.queries.access import same_person, viewer
from services.routes.queries.cards import Card, cards, in_order, topics
from services.routes.rules.deficits import OPEN
from services.routes.rules.wording import deficit_title
from shared.permissions import Actor


def released(session: Session, *, actor: Actor, today: date) -> Select[Deficit]:
    """Select what was opened to the actor: a proposed one as well, for the teacher decides, not the tutor."""
    seen = viewer(session, actor=actor, today=today)
    whole = actor.municipality_id if "methodist" in seen.roles else None
    return select(Deficit).where(
        Deficit.municipality_id == actor.municipality_id,
        Deficit.released_on.is_not(None),
        Deficit.state.in_(OPEN),
        or_(Deficit.person_id.in_(seen.mentees), Deficit.municipality_id == whole),
    )


def released_titles(session: Session, *, actor: Actor, today: date, person_id: UUID) -> list[str]:
    """What of a person's was opened to the actor, in words."""
    own = same_person(session, person_id=person_id)
    rows = session.scalars(released(session, actor=actor, today=today).where(Deficit.person_id.in_(own)))
    return sorted(set(_titles(rows, topics(session, municipality_id=actor.municipality_id))))


def _titles(rows: Iterable[Deficit], named: dict[str, str]) -> list[str]:
    return [deficit_title(one.area, named.get(one.topic, one.topic)) for one in rows]


@dataclass(frozen=True, kw_only=True)
class Mentee:
    """A mentee with the topics they have opened to their mentor."""

    person: Card
    topics: Sequence[str]


def of_mentees(session: Session, *, actor: Actor, today: date) -> list[Mentee]:
    """The actor's mentees who have opened a topic, by name."""
    seen = viewer(session, actor=actor, today=today)
    query = released(session, actor=actor, today=today).where(Deficit.person_id.in_(seen.mentees))
    found: dict[UUID, list[Deficit]] = {}
    for one in session.scalars(query):
        found.setdefault(one.person_id, []).append(one)
    named = topics(session, municipality_id=actor.municipality_id)
    people = in_order(cards(session, found, today=today).values())
    return [Mentee(person=one, topics=sorted(set(_titles(found[one.id], named)))) for one in people]
