"""Who could learn together: confirmed deficits of a municipality, and what of it a tutor is told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.orm import Session

from services.routes.models import Consent, Deficit, Group, GroupMember
from services.routes.queries import access, cooperating
from services.routes.queries.access import Viewer
from services.routes.queries.cards import Card, cards, in_order, topics
from services.routes.queries.telling import smallest_cell
from services.routes.rules import grouping, wording
from services.routes.rules.grouping import Candidate, Key, Suggested
from shared import roster
from shared.errors import Conflict
from shared.importing.coordinates import kilometres
from shared.permissions import Actor

SHARED = ("confirmed", "in_work", "persists")
CHANGED = "Подсказка изменилась, пока вы её смотрели: кого-то уже пригласили. Посмотрите ещё раз."


@dataclass(frozen=True, kw_only=True)
class GroupSuggestion:
    """A suggested group as a tutor may know it: their own people by name, the others as a count."""

    code: str
    title: str
    area: str
    topic: str
    reason: str
    own: Sequence[Card]
    others: int
    others_words: str
    deficit_ids: Sequence[UUID]


def suggestions(session: Session, *, actor: Actor, today: date) -> list[GroupSuggestion]:
    """Groups in which the tutor's own people could learn, those with the most of them first."""
    seen = access.viewer(session, actor=actor, today=today)
    found = _found(session, seen, today=today)
    own = {each.person_id for one in found for each in one.people if is_own(seen, each)}
    people = cards(session, own, today=today)
    titles = topics(session, municipality_id=actor.municipality_id)
    k = smallest_cell(session, municipality_id=actor.municipality_id)
    shown = [_shown(one, seen, people, titles, smallest=k) for one in found]
    return sorted(shown, key=lambda one: (-len(one.own), one.title, one.code))


def suggestion(session: Session, *, actor: Actor, today: date, code: str) -> GroupSuggestion:
    """One of them by its code; raises Conflict where somebody has been asked meanwhile."""
    found = {one.code: one for one in suggestions(session, actor=actor, today=today)}
    if code not in found:
        raise Conflict(CHANGED)
    return found[code]


def candidates(
    session: Session, *, municipality_id: UUID | None, today: date, keys: Collection[Key]
) -> list[Candidate]:
    """Whoever works here, agreed to diagnostics, is not away, and is not asked for this deficit already."""
    query = _shared(municipality_id).where(tuple_(Deficit.area, Deficit.topic).in_(list(keys)))
    survivors = roster.aliases(session, municipality_id=municipality_id) if municipality_id else {}
    places = _places(session, municipality_id, today)
    agreed = {survivors.get(one, one) for one in session.scalars(_agreed(municipality_id, today))}
    away = {survivors.get(one, one) for one in session.scalars(_away(municipality_id, today))}
    asked = {
        (row.area, row.topic, survivors.get(row.person_id, row.person_id))
        for row in session.execute(_asked(municipality_id))
    }
    found = []
    for one in session.scalars(query):
        person_id = survivors.get(one.person_id, one.person_id)
        free = person_id in agreed - away and (one.area, one.topic, person_id) not in asked
        if free and person_id in places:
            found.append(_candidate(one, person_id, places[person_id]))
    return found


def _candidate(one: Deficit, person_id: UUID, place: UUID) -> Candidate:
    return Candidate(
        person_id=person_id,
        deficit_id=one.id,
        area=one.area,
        topic=one.topic,
        severity=one.severity,
        organization_id=place,
    )


def is_own(seen: Viewer, one: Candidate) -> bool:
    """Whether the viewer accompanies the person as their tutor."""
    return "tutor" in seen.relations(person_id=one.person_id, organization_id=one.organization_id)


def _found(session: Session, seen: Viewer, *, today: date) -> list[Suggested]:
    """Suggestions with somebody of the viewer's own in them, and not the viewer themself."""
    municipality_id = seen.municipality_id
    wanted = keys(session, seen, today=today)
    people = candidates(session, municipality_id=municipality_id, today=today, keys=wanted) if wanted else []
    limits = cooperating.limits(session, municipality_id=municipality_id)
    places = roster.organizations(session, {one.organization_id for one in people})

    def distance(one: UUID, other: UUID) -> float | None:
        known = places.get(one), places.get(other)
        return kilometres(known[0].coordinates, known[1].coordinates) if known[0] and known[1] else None

    people = [one for one in people if one.person_id not in seen.own]
    found = grouping.suggested(people, limits=limits, distance=distance)
    return [one for one in found if any(is_own(seen, each) for each in one.people)]


def keys(session: Session, seen: Viewer, *, today: date) -> set[Key]:
    """The deficits of the viewer's own people: only for these anything is looked for."""
    table = Deficit
    query = select(table.area, table.topic).where(
        table.municipality_id == seen.municipality_id,
        table.state.in_(SHARED),
        or_(
            table.person_id.in_(seen.accompanied),
            table.person_id.in_(access.tutored(seen, as_of=today)),
        ),
    )
    return {(row.area, row.topic) for row in session.execute(query.distinct())}


def _shared(municipality_id: UUID | None) -> Select[Deficit]:
    return (
        select(Deficit)
        .where(Deficit.municipality_id == municipality_id, Deficit.state.in_(SHARED))
        .order_by(Deficit.id)
    )


def _places(session: Session, municipality_id: UUID | None, today: date) -> dict[UUID, UUID]:
    if municipality_id is None:
        return {}
    where: dict[str, Any] = {"municipality_id": municipality_id, "as_of": today}
    return roster.managers_on(session, **where) | roster.teachers_on(session, **where)


def _agreed(municipality_id: UUID | None, today: date) -> Select[UUID]:
    return select(Consent.person_id).where(
        Consent.municipality_id == municipality_id,
        Consent.given_on <= today,
        or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > today),
    )


def _away(municipality_id: UUID | None, today: date) -> Select[UUID]:
    return select(roster.Absence.person_id).where(
        roster.Absence.municipality_id == municipality_id,
        roster.within(roster.Absence.since, roster.Absence.until, today),
    )


def _asked(municipality_id: UUID | None) -> Select[str, str, UUID]:
    """Whoever was asked into a group that is not closed: who refused is not asked again and again."""
    return (
        select(Deficit.area, Deficit.topic, GroupMember.person_id)
        .join(GroupMember, GroupMember.deficit_id == Deficit.id)
        .join(Group, GroupMember.group_id == Group.id)
        .where(Group.municipality_id == municipality_id, Group.state != "closed")
    )


def _shown(
    one: Suggested, seen: Viewer, people: dict[UUID, Card], titles: dict[str, str], *, smallest: int
) -> GroupSuggestion:
    own = [people[each.person_id] for each in one.people if is_own(seen, each) and each.person_id in people]
    others = len(one.people) - len(own)
    return GroupSuggestion(
        code=one.code,
        title=wording.deficit_title(one.area, titles.get(one.topic, one.topic)),
        area=one.area,
        topic=one.topic,
        reason=grouping.reason(own=len(own), others=others, schools=len(one.schools), smallest=smallest),
        own=in_order(own),
        others=others,
        others_words=grouping.counted(others, smallest=smallest),
        deficit_ids=[each.deficit_id for each in one.people],
    )
