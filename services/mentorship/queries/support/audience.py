"""Whom a filter invites: the young by the rule of the event's day, mentors, mentees, teachers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Attendance, Pair, SupportEvent
from services.mentorship.queries.people import identities
from services.mentorship.queries.workers import Worker, workers
from shared import roster
from shared.permissions import Scope


def audience_of(session: Session, *, event: SupportEvent, audience: Mapping[str, Any]) -> list[Worker]:
    """Who fits a filter on the event's day, by name: `who`, `schools` and `subjects` (empty: any)."""
    people = _workers(session, event)
    chosen = _chosen(session, event, str(audience["who"]))
    schools = {str(one) for one in audience.get("schools", ())}
    subjects = {rules.normalise(str(one)) for one in audience.get("subjects", ())}
    return [
        one
        for one in people
        if (chosen is None or one.person_id in chosen)
        and (not schools or str(one.organization_id) in schools)
        and (not subjects or subjects & {rules.normalise(each) for each in one.subjects})
    ]


def uninvited(session: Session, *, event: SupportEvent, audience: Mapping[str, Any]) -> list[Worker]:
    """Who fits a filter and has no mark at the event yet."""
    marked = _marked(session, event)
    found = audience_of(session, event=event, audience=audience)
    return [one for one in found if one.person_id not in marked]


def addable(session: Session, *, event: SupportEvent, scope: Scope) -> list[Worker]:
    """Who can still be added by hand: people within reach without a mark at the event."""
    marked = _marked(session, event)
    own = scope.organization_ids if scope.level == "organization" else None
    return [
        one
        for one in _workers(session, event, teaching=False)
        if one.person_id not in marked and (own is None or one.organization_id in own)
    ]


def _marked(session: Session, event: SupportEvent) -> set[UUID]:
    known = identities(session, municipality_id=event.municipality_id)
    query = select(Attendance.person_id).where(Attendance.support_event_id == event.id)
    return {known.survivor(person) for person in session.scalars(query)}


def _workers(session: Session, event: SupportEvent, *, teaching: bool = True) -> list[Worker]:
    """Everybody with a main work on the day of the event, by name."""
    found = workers(session, municipality_id=event.municipality_id, on=event.event_date, teaching=teaching)
    return sorted(found, key=lambda one: (one.name, one.person_id))


def _chosen(session: Session, event: SupportEvent, who: str) -> set[UUID] | None:
    """The people a choice speaks of; null is everybody who teaches."""
    if who == "young":
        return roster.young_on(session, municipality_id=event.municipality_id, as_of=event.event_date)
    if who == "teachers":
        return None
    return _of_pairs(session, event, Pair.mentor_id if who == "mentors" else Pair.mentee_id)


def _of_pairs(session: Session, event: SupportEvent, side: Any) -> set[UUID]:
    """One side of the pairs that work and are not over on the event's day."""
    known = identities(session, municipality_id=event.municipality_id)
    query = select(Pair, side.label("person")).where(
        Pair.municipality_id == event.municipality_id,
        Pair.state.in_(("active", "paused")),
        side.is_not(None),
    )
    return {
        known.survivor(row.person)
        for row in session.execute(query)
        if (end := rules.in_force_end(row.Pair)) is None or end >= event.event_date
    }
