"""The dates people live by, kept for their calendars as the newest events tell them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.notifications.models import CalendarEntry
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, SessionChanged
from shared.contracts.routes import RouteChanged
from shared.inbox import upsert

IN_FORCE = frozenset({"approved", "in_progress"})
ON_THE_WAY = frozenset({"planned", "in_progress", "submitted", "returned"})
COMING = frozenset({"registered", "attended"})
HAPPENING = frozenset({"planned", "held", "confirmed", "disputed"})


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A day of one person, as an event tells it."""

    object_id: UUID
    person_id: UUID
    kind: str
    day: date
    detail: str = ""
    state: str = "planned"


def _of_session(event: SessionChanged) -> list[Dated]:
    """A session stands in both calendars; what came by a file as history does not."""
    if event.imported or event.state not in HAPPENING | {"cancelled"}:
        return []
    state = "cancelled" if event.state == "cancelled" else "planned"
    people = [one for one in (event.mentor_id, event.mentee_id) if one is not None]
    return [
        Dated(object_id=event.id, person_id=one, kind="session", day=event.session_date, state=state)
        for one in dict.fromkeys(people)
    ]


def _of_route(event: RouteChanged) -> list[Dated]:
    """The dates of steps still to be done; what is accepted needs no place in a calendar."""
    if event.state not in IN_FORCE:
        return []
    return [
        Dated(object_id=step.id, person_id=event.teacher_id, kind="step", day=step.due_on, detail=step.kind)
        for step in event.steps
        if step.due_on is not None and step.state in ON_THE_WAY
    ]


def _of_attendance(event: AttendanceChanged) -> list[Dated]:
    """A support event stands in the calendar of whoever said they come."""
    if event.event_date is None or event.state not in COMING:
        return []
    state = "cancelled" if event.event_state == "cancelled" else "planned"
    return [
        Dated(
            object_id=event.id,
            person_id=event.person_id,
            kind="support",
            day=event.event_date,
            detail=event.title,
            state=state,
        )
    ]


READERS: dict[type[Event], Callable[[Any], list[Dated]]] = {
    SessionChanged: _of_session,
    RouteChanged: _of_route,
    AttendanceChanged: _of_attendance,
}


def keep_dates(session: Session, *, event: Event, now: datetime) -> None:
    """Bring the calendar to what an aggregate tells now; the same again changes nothing."""
    told = {(one.object_id, one.person_id): one for one in READERS[type(event)](event)}
    query = select(CalendarEntry).where(CalendarEntry.source_id == event.id)
    for entry in session.scalars(query).all():
        dated = told.pop((entry.object_id, entry.person_id), None)
        if dated is None:
            session.execute(delete(CalendarEntry).where(_is(entry)))
        elif (entry.day, entry.detail, entry.state) != (dated.day, dated.detail, dated.state):
            entry.day, entry.detail, entry.state = dated.day, dated.detail, dated.state
            entry.sequence, entry.changed_at = event.version, now
    _add(session, told.values(), event=event, now=now)


def _is(entry: CalendarEntry) -> Any:
    return (CalendarEntry.object_id == entry.object_id) & (CalendarEntry.person_id == entry.person_id)


def _add(session: Session, dated: Iterable[Dated], *, event: Event, now: datetime) -> None:
    kept = {"municipality_id": event.municipality_id, "source_id": event.id}
    rows = [vars(one) | kept | {"sequence": event.version, "changed_at": now} for one in dated]
    if rows:
        session.execute(upsert(session, CalendarEntry).on_conflict_do_nothing(), rows)
