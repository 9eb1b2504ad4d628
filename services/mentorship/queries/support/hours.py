"""Hours of support events per person for a period, and who of some people took part at all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship.models import Attendance, SupportEvent
from services.mentorship.queries.coverage.people import ERASED
from services.mentorship.queries.people import identities
from services.mentorship.queries.support.attendance import within_reach
from shared import roster
from shared.permissions import Actor, Scope


@dataclass(frozen=True, kw_only=True)
class HoursLine:
    """What a person attended in a period."""

    person_id: UUID
    name: str
    organization_id: UUID | None
    organization: str
    events: int
    hours: float
    last: date
    titles: tuple[str, ...]


def hours(
    session: Session, *, scope: Scope, since: date, until: date, today: date, kind: str = ""
) -> list[HoursLine]:
    """Hours per person within reach, by name; an event that was cancelled or is ahead gives none."""
    query = within_reach(session, _attended(since, until), scope)
    if kind:
        query = query.where(SupportEvent.kind == kind)
    known = identities(session, municipality_id=scope.municipality_id)
    found: dict[UUID, dict[UUID, SupportEvent]] = defaultdict(dict)
    for person_id, event in session.execute(query):
        found[known.survivor(person_id)][event.id] = event
    people = roster.people(session, found)
    work = roster.main_organizations_on(session, person_ids=found, as_of=min(until, today))
    schools = roster.organizations(session, set(work.values()))
    lines = [
        _line(
            person_id,
            people.get(person_id),
            schools.get(work[person_id]) if person_id in work else None,
            events,
        )
        for person_id, events in found.items()
    ]
    return sorted(lines, key=lambda one: (one.name, one.person_id))


def own_hours(session: Session, *, actor: Actor, since: date, until: date) -> list[SupportEvent]:
    """The events the reader attended in a period, the newest first."""
    if actor.person_id is None:
        return []
    mine = identities(session, municipality_id=actor.municipality_id).all_of(actor.person_id)
    query = _attended(since, until).where(Attendance.person_id.in_(mine))
    events = {event.id: event for _, event in session.execute(query)}
    return sorted(events.values(), key=lambda one: (one.event_date, one.id), reverse=True)


def supported_people(
    session: Session, *, municipality_id: UUID, since: date, until: date
) -> dict[UUID, list[SupportEvent]]:
    """Who attended events in support of the young in a period, each with the events (indicator 7)."""
    known = identities(session, municipality_id=municipality_id)
    query = _attended(since, until).where(
        Attendance.municipality_id == municipality_id, SupportEvent.kind == "young_support"
    )
    found: dict[UUID, list[SupportEvent]] = defaultdict(list)
    for person_id, event in session.execute(query.order_by(SupportEvent.event_date)):
        found[known.survivor(person_id)].append(event)
    return found


def _attended(since: date, until: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Attendance.person_id, SupportEvent)
        .join(SupportEvent, SupportEvent.id == Attendance.support_event_id)
        .where(
            Attendance.state == "attended",
            SupportEvent.state != "cancelled",
            SupportEvent.event_date >= since,
            SupportEvent.event_date <= until,
        )
    )


def _line(
    person_id: UUID,
    person: roster.Person | None,
    school: roster.Organization | None,
    events: dict[UUID, SupportEvent],
) -> HoursLine:
    in_order = sorted(events.values(), key=lambda one: (one.event_date, one.id))
    return HoursLine(
        person_id=person_id,
        name=person.full_name if person else ERASED,
        organization_id=school.id if school else None,
        organization=school.name if school else "",
        events=len(in_order),
        hours=total(in_order),
        last=in_order[-1].event_date,
        titles=tuple(one.title for one in in_order),
    )


def total(events: Iterable[SupportEvent]) -> float:
    """The hours of events; one without hours adds none."""
    return round(sum(one.hours or 0 for one in events), 2)
