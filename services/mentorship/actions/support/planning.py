"""Planning support events and series, moving them, closing them (ust-koksa п.19, krasnoyarsk 5)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import support_event_event
from services.mentorship.actions.support.marking import enter, retell
from services.mentorship.errors import WrongDate, WrongState
from services.mentorship.models import Attendance, AttendanceMark, SupportEvent, SupportSeries
from shared.errors import Forbidden
from shared.outbox import emit
from shared.permissions import Actor

TOLD = ("title", "kind", "event_date", "hours")


def create_support_event(session: Session, *, actor: Actor, title: str, **given: Any) -> SupportEvent:
    """Plan an event of the municipality; title, date and kind tell events apart."""
    row = SupportEvent(
        municipality_id=_own_municipality(actor),
        title=_plain(title),
        title_key=rules.normalise(title),
        state="planned",
        version=1,
        **given,
    )
    _refuse_twin(session, row)
    session.add(row)
    session.flush()
    emit(session, support_event_event(row))
    return row


def change_support_event(
    session: Session, *, actor: Actor, today: date, support_event_id: UUID, title: str, **given: Any
) -> SupportEvent:
    """Change what is planned; nobody is left to have attended what is now ahead."""
    row = _locked(session, actor, support_event_id)
    if row.state == "cancelled":
        raise WrongState("Мероприятие отменено: сначала верните его в план.")
    before = [getattr(row, name) for name in TOLD]
    changes = given | {"title": _plain(title), "title_key": rules.normalise(title)}
    if changes["event_date"] > today and (row.state == "held" or _has_attended(session, row)):
        message = "На мероприятии уже отмечены участники: день нельзя перенести в будущее."
        raise WrongDate(message, fields={"event_date": [message]})
    for name, value in changes.items():
        setattr(row, name, value)
    with session.no_autoflush:
        _refuse_twin(session, row)
    if before != [getattr(row, name) for name in TOLD]:
        retell(session, event=row)
    row.version += 1
    session.flush()
    emit(session, support_event_event(row))
    return row


def move_support_event(
    session: Session, *, actor: Actor, today: date, now: datetime, support_event_id: UUID, state: str
) -> SupportEvent:
    """Close, cancel or take it back; who promised and did not come is marked when it is closed."""
    row = _locked(session, actor, support_event_id)
    if row.state == state:
        return row
    rules.check_support_transition(row.state, state, event_date=row.event_date, today=today)
    was, row.state = row.state, state
    row.version += 1
    row.code, row.code_until = "", None
    session.flush()
    emit(session, support_event_event(row))
    if state == "held" or was == "held":
        _settle(session, row, closing=state == "held", actor=actor, now=now)
    retell(session, event=row)
    return row


def create_series(
    session: Session,
    *,
    actor: Actor,
    title: str,
    kind: str,
    description: str,
    dates: Iterable[tuple[date, str]],
    **given: Any,
) -> SupportSeries:
    """Plan a series by its dates, each with a theme of its own if it has one (sosnovy-bor 3.6)."""
    series = SupportSeries(
        municipality_id=_own_municipality(actor),
        title=_plain(title),
        title_key=rules.normalise(title),
        kind=kind,
        description=description,
    )
    known = select(SupportSeries.id).where(
        SupportSeries.municipality_id == series.municipality_id, SupportSeries.title_key == series.title_key
    )
    if session.scalar(known) is not None:
        raise WrongState("Такой цикл уже есть: добавьте даты на его странице.")
    session.add(series)
    session.flush()
    _add_dates(session, actor=actor, series=series, dates=dates, **given)
    return series


def extend_series(
    session: Session, *, actor: Actor, series_id: UUID, dates: Iterable[tuple[date, str]], **given: Any
) -> SupportSeries:
    """Add dates to a series."""
    scope = actor.scope("support_event.write")
    series = queries.get_series(session, series_id=series_id, scope=scope)
    _add_dates(session, actor=actor, series=series, dates=dates, **given)
    return series


def _add_dates(
    session: Session,
    *,
    actor: Actor,
    series: SupportSeries,
    dates: Iterable[tuple[date, str]],
    **given: Any,
) -> None:
    for day, theme in dates:
        title = f"{series.title}: {theme}" if theme else series.title
        create_support_event(
            session,
            actor=actor,
            title=title,
            kind=series.kind,
            event_date=day,
            series_id=series.id,
            **given,
        )


def _own_municipality(actor: Actor) -> UUID:
    actor.scope("support_event.write")
    if actor.municipality_id is None:
        raise Forbidden
    return actor.municipality_id


def _plain(title: str) -> str:
    return " ".join(title.split())


def _locked(session: Session, actor: Actor, support_event_id: UUID) -> SupportEvent:
    scope = actor.scope("support_event.write")
    return queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)


def _refuse_twin(session: Session, row: SupportEvent) -> None:
    query = select(SupportEvent.id).where(
        SupportEvent.municipality_id == row.municipality_id,
        SupportEvent.title_key == row.title_key,
        SupportEvent.event_date == row.event_date,
        SupportEvent.kind == row.kind,
    )
    if set(session.scalars(query)) - {row.id}:
        message = f"Такое мероприятие {row.event_date:%d.%m.%Y} уже есть."
        raise WrongState(message, fields={"event_date": [message]})


def _has_attended(session: Session, row: SupportEvent) -> bool:
    marks = Attendance.support_event_id == row.id, Attendance.state.in_(("attended", "no_show"))
    return session.scalar(select(Attendance.id).where(*marks).limit(1)) is not None


def _settle(session: Session, row: SupportEvent, *, closing: bool, actor: Actor, now: datetime) -> None:
    """Who is still registered has not come; opened again, what the closing said is taken back."""
    query = select(Attendance).where(Attendance.support_event_id == row.id)
    if closing:
        query = query.where(Attendance.state == "registered")
    else:
        last = AttendanceMark.attendance_id == Attendance.id, AttendanceMark.way == "closing"
        query = query.where(Attendance.state == "no_show", select(AttendanceMark.id).where(*last).exists())
    found = {one.person_id: one for one in session.scalars(query)}
    state = "no_show" if closing else "registered"
    enter(session, event=row, people=found, stored=found, state=state, way="closing", actor=actor, now=now)
