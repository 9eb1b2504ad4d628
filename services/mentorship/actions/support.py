"""Support events and who came to them (ust-koksa п.19, indicator 7)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import attendance_event, support_event_event
from services.mentorship.errors import WrongState
from services.mentorship.models import Attendance, SupportEvent
from shared import roster
from shared.errors import Forbidden, Invalid
from shared.outbox import emit
from shared.permissions import Actor


def create_support_event(session: Session, *, actor: Actor, title: str, **given: Any) -> SupportEvent:
    """Announce an event of the municipality; title, date and kind tell events apart."""
    actor.scope("support_event.write")
    if actor.municipality_id is None:
        raise Forbidden
    row = SupportEvent(
        municipality_id=actor.municipality_id,
        title=" ".join(title.split()),
        title_key=rules.normalise(title),
        version=1,
        **given,
    )
    query = select(SupportEvent.id).where(
        SupportEvent.municipality_id == row.municipality_id,
        SupportEvent.title_key == row.title_key,
        SupportEvent.event_date == row.event_date,
        SupportEvent.kind == row.kind,
    )
    if session.scalar(query) is not None:
        raise WrongState("Такое мероприятие в этот день уже есть.")
    session.add(row)
    session.flush()
    emit(session, support_event_event(row))
    return row


def _attendance_of(session: Session, *, event: SupportEvent, person_id: UUID) -> Attendance | None:
    """The mark a person of the municipality has at an event, under any of their ids; locked."""
    person = roster.people(session, [person_id]).get(person_id)
    if person is None or person.municipality_id != event.municipality_id:
        raise Invalid(fields={"person_id": ["Такого человека нет."]})
    known = queries.identities(session, municipality_id=event.municipality_id)
    query = select(Attendance).where(
        Attendance.support_event_id == event.id, Attendance.person_id.in_(known.all_of(person_id))
    )
    return session.scalar(query.with_for_update())


def mark_attendance(
    session: Session, *, actor: Actor, today: date, support_event_id: UUID, person_id: UUID, state: str
) -> Attendance:
    """Register a person, or say whether they came; the same mark again changes nothing."""
    scope = actor.scope("attendance.write")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope)
    rules.check_attendance(state=state, event_date=event.event_date, today=today)
    row = _attendance_of(session, event=event, person_id=person_id)
    if row is None:
        row = Attendance(
            municipality_id=event.municipality_id,
            support_event_id=event.id,
            person_id=person_id,
            state=state,
            version=1,
        )
        session.add(row)
    elif row.state == state:
        return row
    else:
        row.state, row.version = state, row.version + 1
    session.flush()
    emit(session, attendance_event(row))
    return row
