"""Who comes and who came: own answers, the organizer's marks (ust-koksa п.19, indicator 7)."""

from collections.abc import Collection
from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.support.marking import enter
from services.mentorship.errors import EventFull, NotYours
from services.mentorship.models import Attendance, SupportEvent
from shared.errors import Forbidden, Invalid
from shared.permissions import Actor


def answer(
    session: Session, *, actor: Actor, today: date, now: datetime, support_event_id: UUID, state: str
) -> Attendance:
    """«Приду» or «не смогу», invited or not; a seat is taken while there are any."""
    actor.scope("attendance.answer")
    if actor.person_id is None:
        raise NotYours("Отвечает человек за себя: за других отмечает организатор.")
    scope = actor.scope("support_event.read")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)
    rules.check_answerable(event_state=event.state, event_date=event.event_date, today=today)
    row = mark_of(session, event=event, person_id=actor.person_id)
    if row is not None and row.state in {state, "attended"}:
        return row
    if state == "registered":
        _refuse_full(session, event)
    return put(
        session,
        event=event,
        person_id=actor.person_id,
        row=row,
        state=state,
        way="self",
        actor=actor,
        now=now,
    )


def mark_attendance(
    session: Session,
    *,
    actor: Actor,
    today: date,
    now: datetime,
    support_event_id: UUID,
    person_id: UUID,
    state: str,
) -> Attendance:
    """Register a person, or say whether they came; the same mark again changes nothing."""
    scope = actor.scope("attendance.write")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)
    rules.check_attendance(state=state, event_state=event.state, event_date=event.event_date, today=today)
    if person_id not in queries.markable(session, event=event, scope=scope, person_ids=[person_id]):
        if scope.level == "organization":
            raise Forbidden
        raise Invalid(fields={"person_id": ["Такого человека нет."]})
    row = mark_of(session, event=event, person_id=person_id)
    if row is not None and row.state == state:
        return row
    return put(
        session, event=event, person_id=person_id, row=row, state=state, way="staff", actor=actor, now=now
    )


def mark_list(
    session: Session,
    *,
    actor: Actor,
    today: date,
    now: datetime,
    support_event_id: UUID,
    shown: Collection[UUID],
    came: Collection[UUID],
) -> int:
    """Bring a list with ticks: of those shown the ticked came, the others did not.

    Nobody outside the reach of whoever marks is touched; answers how many marks changed.
    """
    scope = actor.scope("attendance.write")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)
    rules.check_attendance(
        state="attended", event_state=event.state, event_date=event.event_date, today=today
    )
    within = queries.attendances_within(session, support_event_id=event.id, scope=scope)
    listed = within.where(Attendance.id.in_(shown)).with_for_update()
    stored = {row.person_id: row for row in session.scalars(listed)}
    present = [person for person, row in stored.items() if row.id in came]
    taken_back = [person for person, row in stored.items() if row.id not in came and row.state == "attended"]
    absent = "no_show" if event.state == "held" else "registered"
    mark = partial(enter, session, event=event, stored=stored, way="staff", actor=actor, now=now)
    return len(mark(people=present, state="attended")) + len(mark(people=taken_back, state=absent))


def mark_of(session: Session, *, event: SupportEvent, person_id: UUID) -> Attendance | None:
    """The mark a person has at an event, under any of their ids; locked."""
    known = queries.identities(session, municipality_id=event.municipality_id)
    query = select(Attendance).where(
        Attendance.support_event_id == event.id, Attendance.person_id.in_(known.all_of(person_id))
    )
    return session.scalars(query.order_by(Attendance.id).with_for_update()).first()


def put(
    session: Session,
    *,
    event: SupportEvent,
    person_id: UUID,
    row: Attendance | None,
    state: str,
    way: str,
    actor: Actor,
    now: datetime,
) -> Attendance:
    """Bring one person's mark to a state."""
    stored = {person_id: row} if row is not None else {}
    enter(
        session,
        event=event,
        people=[person_id],
        stored=stored,
        state=state,
        way=way,
        actor=actor,
        now=now,
    )
    found = mark_of(session, event=event, person_id=person_id)
    if found is None:
        message = f"the mark of an event is gone: {event.id}"
        raise LookupError(message)
    return found


def _refuse_full(session: Session, event: SupportEvent) -> None:
    if event.capacity is not None and queries.seats_taken(session, event=event) >= event.capacity:
        raise EventFull
