"""Whom a filter invites: the young by the rule of the event's day, mentors, mentees, teachers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Attendance, Pair, SupportEvent
from services.mentorship.queries.people import identities
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Invitee:
    """Somebody with a main work on the day of an event."""

    person_id: UUID
    name: str
    organization_id: UUID
    organization: str
    position: str
    subjects: tuple[str, ...]


def audience_of(session: Session, *, event: SupportEvent, audience: Mapping[str, Any]) -> list[Invitee]:
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


def uninvited(session: Session, *, event: SupportEvent, audience: Mapping[str, Any]) -> list[Invitee]:
    """Who fits a filter and has no mark at the event yet."""
    marked = _marked(session, event)
    found = audience_of(session, event=event, audience=audience)
    return [one for one in found if one.person_id not in marked]


def addable(session: Session, *, event: SupportEvent, scope: Scope) -> list[Invitee]:
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


def _workers(session: Session, event: SupportEvent, *, teaching: bool = True) -> list[Invitee]:
    """Everybody with a main work on the day of the event, once, by name."""
    rows = session.execute(_main_work(event, teaching=teaching)).all()
    schools = roster.organizations(session, {row.organization_id for row in rows})
    found = {
        row.id: Invitee(
            person_id=row.id,
            name=" ".join(part for part in (row.last_name, row.first_name, row.middle_name) if part),
            organization_id=row.organization_id,
            organization=schools[row.organization_id].name if row.organization_id in schools else "",
            position=row.position,
            subjects=tuple(row.subjects),
        )
        for row in rows
    }
    return sorted(found.values(), key=lambda one: (one.name, one.person_id))


def _main_work(event: SupportEvent, *, teaching: bool) -> Select[*tuple[Any, ...]]:
    person, job = roster.Person, roster.Employment
    query = (
        select(
            person.id,
            person.last_name,
            person.first_name,
            person.middle_name,
            job.organization_id,
            job.position,
            job.subjects,
        )
        .join(job, job.person_id == person.id)
        .where(
            job.municipality_id == event.municipality_id,
            job.occupation == "main",
            person.merged_into.is_(None),
            roster.within(job.since, job.until, event.event_date),
        )
        .order_by(job.since, job.id)
    )
    return query.where(job.staff_category.in_(rules.PEDAGOGICAL)) if teaching else query


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
