"""How rows become events: the full public state of an aggregate with its version."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.actions.telling import papers_and_plans
from services.mentorship.models import Attendance, Pair, PairAttention, PairSession, PairState, SupportEvent
from shared.contracts.event import Event
from shared.contracts.mentorship import (
    AttendanceChanged,
    AttentionChanged,
    PairChanged,
    SessionChanged,
    StateSince,
    SupportEventChanged,
)
from shared.outbox import emit, emit_all

CHUNK = 500


def enter_state(pair: Pair, *, state: str, since: date, now: datetime, cause: str = "") -> None:
    """Write a state into the pair's history and make it the present one; `cause` is the register's."""
    number = len(pair.states) + 1
    pair.states.append(PairState(number=number, state=state, since=since, at=now, cause=cause))
    pair.state = state


def pair_event(pair: Pair) -> PairChanged:
    """Tell what a pair is; an order without a number or a date is no order."""
    ordered = rules.has_order(pair)
    return PairChanged(
        id=pair.id,
        municipality_id=pair.municipality_id,
        version=pair.version,
        mentor_id=pair.mentor_id,
        mentor_organization_id=pair.mentor_organization_id,
        mentee_id=pair.mentee_id,
        mentee_organization_id=pair.mentee_organization_id,
        form=pair.form,
        kind=pair.kind,
        state=pair.state,
        states=tuple(StateSince(state=mark.state, since=mark.since) for mark in pair.states),
        order_number=pair.order_number if ordered else None,
        order_date=pair.order_date if ordered else None,
        starts_on=pair.starts_on,
        planned_until=pair.planned_until,
        ended_on=pair.ended_on,
    )


def attention_event(row: PairAttention) -> AttentionChanged:
    """Tell what a pair asks of somebody."""
    return AttentionChanged(
        id=row.id,
        municipality_id=row.pair.municipality_id,
        version=row.version,
        pair_id=row.pair_id,
        mentor_id=row.pair.mentor_id,
        mentor_organization_id=row.pair.mentor_organization_id,
        mentee_id=row.pair.mentee_id,
        organization_id=row.organization_id,
        state=row.state,
        reason=row.reason,
        since=row.since,
        session_date=row.session_date,
        step=row.step,
        tasks=tuple(row.tasks),
    )


def session_event(row: PairSession, pair: Pair) -> SessionChanged:
    """Tell that a session stands so; its texts stay here."""
    order_date = pair.order_date if rules.has_order(pair) else None
    return SessionChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        pair_id=row.pair_id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        state=row.state,
        session_date=row.session_date,
        minutes=row.minutes,
        format=row.format,
        before_order=rules.before_order(session_date=row.session_date, order_date=order_date),
        deficit_ids=tuple(UUID(one) for one in row.deficit_ids),
        imported=row.imported_on is not None,
    )


def support_event_event(row: SupportEvent) -> SupportEventChanged:
    """Tell of a support event."""
    return SupportEventChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        title=row.title,
        kind=row.kind,
        event_date=row.event_date,
        hours=row.hours,
        state=row.state,
    )


def attendance_event(row: Attendance, event: SupportEvent) -> AttendanceChanged:
    """Tell whether a person is invited, comes, came."""
    return AttendanceChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        support_event_id=row.support_event_id,
        person_id=row.person_id,
        state=row.state,
        title=event.title,
        event_date=event.event_date,
        event_state=event.state,
    )


def announce_pair(session: Session, pair: Pair) -> None:
    """Count the change of a stored pair and tell about it."""
    pair.version += 1
    session.flush()
    emit(session, pair_event(pair))


def announce_session(session: Session, row: PairSession) -> None:
    """Count the change of a stored session and tell about it."""
    row.version += 1
    session.flush()
    emit(session, session_event(row, row.pair))


def _attendances() -> Select[Attendance, SupportEvent]:
    whose = select(Attendance, SupportEvent).join(
        SupportEvent, SupportEvent.id == Attendance.support_event_id
    )
    return whose.execution_options(yield_per=CHUNK)


def _all_events(session: Session) -> Iterator[Event]:
    def rows(model: Any) -> Iterable[Any]:
        return session.scalars(select(model).execution_options(yield_per=CHUNK))

    return chain(
        (pair_event(row) for row in rows(Pair)),
        (attention_event(row) for row in rows(PairAttention)),
        (session_event(row, row.pair) for row in rows(PairSession)),
        (support_event_event(row) for row in rows(SupportEvent)),
        (attendance_event(row, event) for row, event in session.execute(_attendances())),
        papers_and_plans(session),
    )


def republish(session: Session) -> int:
    """Tell the present state of everything mentorship owns again, with unchanged versions."""
    events = list(_all_events(session))
    return emit_all(session, events)
