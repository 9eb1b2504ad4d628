"""Which days of whom an event tells: what stands in people's calendars."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.notifications.rules.table.clock import IN_FORCE
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, SessionChanged
from shared.contracts.routes import GroupChanged, GroupMeeting, GroupMemberChanged, RouteChanged

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


def _of_group(event: GroupChanged) -> list[Dated]:
    """Meetings of a group stand in the calendar of whoever leads it …"""
    return [_meeting("led", one, event.leader_id, event.id) for one in event.meetings]


def _of_member(event: GroupMemberChanged) -> list[Dated]:
    """… and of each who said yes; who left has them no longer."""
    return [_meeting("meeting", one, event.person_id, event.group_id) for one in event.meetings]


def _meeting(kind: str, one: GroupMeeting, person_id: UUID, group_id: UUID) -> Dated:
    return Dated(
        object_id=one.id,
        person_id=person_id,
        kind=kind,
        day=one.meets_on,
        detail=str(group_id),
        state="cancelled" if one.state == "cancelled" else "planned",
    )


READERS: dict[type[Event], Callable[[Any], list[Dated]]] = {
    SessionChanged: _of_session,
    RouteChanged: _of_route,
    AttendanceChanged: _of_attendance,
    GroupChanged: _of_group,
    GroupMemberChanged: _of_member,
}


def dated(event: Event) -> list[Dated]:
    """The days an event tells of."""
    return READERS[type(event)](event)
