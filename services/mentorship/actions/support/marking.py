"""How a mark of attendance changes: its version, its history and its event in one step."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship.actions.announcing import attendance_event
from services.mentorship.models import Attendance, AttendanceMark, SupportEvent
from shared.db import new_id
from shared.outbox import emit_all
from shared.permissions import Actor


def enter(
    session: Session,
    *,
    event: SupportEvent,
    people: Iterable[UUID],
    stored: dict[UUID, Attendance],
    state: str,
    way: str,
    actor: Actor,
    now: datetime,
) -> list[Attendance]:
    """Bring the marks of people to a state; a mark that stands so already is left alone."""
    changed = []
    for person_id in people:
        row = stored.get(person_id)
        if row is None:
            row = _new(session, event=event, person_id=person_id, state=state)
        elif row.state == state:
            continue
        else:
            row.state, row.version = state, row.version + 1
        changed.append(row)
    session.flush()
    session.add_all(_mark(row, way=way, actor=actor, now=now) for row in changed)
    session.flush()
    emit_all(session, [attendance_event(row, event) for row in changed])
    return changed


def retell(session: Session, *, event: SupportEvent) -> None:
    """Tell every mark of an event anew: what it says of the event has changed."""
    rows = session.scalars(select(Attendance).where(Attendance.support_event_id == event.id)).all()
    for row in rows:
        row.version += 1
    session.flush()
    emit_all(session, [attendance_event(row, event) for row in rows])


def _new(session: Session, *, event: SupportEvent, person_id: UUID, state: str) -> Attendance:
    row = Attendance(
        id=new_id(),
        municipality_id=event.municipality_id,
        support_event_id=event.id,
        person_id=person_id,
        state=state,
        version=1,
    )
    session.add(row)
    return row


def _mark(row: Attendance, *, way: str, actor: Actor, now: datetime) -> AttendanceMark:
    return AttendanceMark(
        attendance_id=row.id,
        version=row.version,
        state=row.state,
        way=way,
        account_id=actor.account_id,
        at=now,
    )
