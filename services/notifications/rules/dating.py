"""Which days of whom an event tells: what stands in people's calendars."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.notifications.rules.table.clock import IN_FORCE
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, SessionChanged
from shared.contracts.routes import RouteChanged

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


def dated(event: Event) -> list[Dated]:
    """The days an event tells of."""
    return READERS[type(event)](event)
