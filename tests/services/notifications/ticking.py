"""A clock in the test's own hand: events heard and jobs run at a moment that it names."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import actions, clock
from services.notifications.models import InboxItem
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SessionChanged
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, PlanItemChanged
from shared.contracts.registry import PersonChanged
from shared.contracts.routes import GroupChanged, GroupMemberChanged, RouteChanged
from tests.services.given import Alone

NOON = time(5, tzinfo=UTC)  # in Barnaul


def noon(day: date) -> datetime:
    """Noon of a day where the municipality is."""
    return datetime.combine(day, NOON)


def tell(session: Session, event: Event, *, now: datetime) -> None:
    """Let the handlers of an event run, as the consumers do, at a moment."""
    if isinstance(event, PersonChanged):
        actions.remind(session, events=[event], now=now)
        return
    actions.follow(session, event=event, now=now)
    dated = RouteChanged | GroupMemberChanged | PeriodChanged | DecisionChanged | PlanItemChanged
    if isinstance(event, dated):
        actions.remind(session, events=[event], now=now)
    if isinstance(event, PairChanged):
        actions.keep_mentoring(session, event=event, now=now)
    if isinstance(
        event, SessionChanged | RouteChanged | AttendanceChanged | GroupChanged | GroupMemberChanged
    ):
        actions.keep_dates(session, event=event, now=now)


def hear(service: Alone, events: Iterable[Event], *, on: date) -> None:
    """Hear events on a day."""
    with service.database.write() as session:
        for event in events:
            tell(session, event, now=noon(on))


def tick(service: Alone, *days: date, at: time = NOON) -> None:
    """Let the clock run on days, twice each."""
    for day in days:
        for _ in range(2):
            with service.database.write() as session:
                for job in clock.JOBS:
                    job(session, datetime.combine(day, at))


def told(service: Alone, rule: str) -> list[tuple[str, str, str]]:
    """What a rule has told: to whom, in which period, how it ended."""
    with service.database.read() as session:
        found = session.scalars(
            select(InboxItem).where(InboxItem.rule == rule).order_by(InboxItem.created_at)
        )
        return [(one.recipient, one.period, one.state) for one in found]


def after(day: date, days: int) -> date:
    """So many days later."""
    return day + timedelta(days=days)
