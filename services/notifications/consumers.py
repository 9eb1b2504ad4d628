"""What notifications listens to: states that ask something of somebody, dates, and who is who."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from services.notifications import actions, rules
from shared import roster, tokens
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SessionChanged
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, PlanItemChanged
from shared.contracts.registry import (
    AccountChanged,
    BodyChanged,
    MembershipChanged,
    PersonChanged,
    PersonErased,
)
from shared.contracts.routes import GroupChanged, GroupMemberChanged, RouteChanged
from shared.inbox import Consumers

CONSUMERS = Consumers("notifications")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)


@CONSUMERS.on(*rules.EVENTS)
def follow(session: Session, event: Event) -> None:
    """Open what the state asks for, close what it no longer does."""
    actions.follow(session, event=event, now=datetime.now(UTC))


@CONSUMERS.on(RouteChanged, GroupMemberChanged, PeriodChanged, DecisionChanged, PlanItemChanged)
def remind_of_dates(session: Session, event: Event) -> None:
    """Write down the days of steps, meetings, collections, decisions, items of plans; forget what is done."""
    actions.remind(session, events=[event], now=datetime.now(UTC))


@CONSUMERS.on_many(PersonChanged)
def remind_of_mentors(session: Session, events: Sequence[PersonChanged]) -> None:
    """Write down when to ask whether a new young teacher has a mentor."""
    actions.remind(session, events=events, now=datetime.now(UTC))


@CONSUMERS.on(SessionChanged, RouteChanged, AttendanceChanged, GroupChanged, GroupMemberChanged)
def keep_dates(session: Session, event: Event) -> None:
    """Keep people's calendars."""
    actions.keep_dates(session, event=event, now=datetime.now(UTC))


@CONSUMERS.on(PairChanged)
def keep_mentoring(session: Session, event: PairChanged) -> None:
    """Remember who mentors whom."""
    actions.keep_mentoring(session, event=event, now=datetime.now(UTC))


@CONSUMERS.on(AccountChanged)
def keep_account(session: Session, event: AccountChanged) -> None:
    """Remember an account's roles."""
    actions.keep_account(session, event=event)


@CONSUMERS.on(BodyChanged)
def keep_body(session: Session, event: BodyChanged) -> None:
    """Remember a body that may be addressed."""
    actions.keep_body(session, event=event)


@CONSUMERS.on(MembershipChanged)
def keep_membership(session: Session, event: MembershipChanged) -> None:
    """Remember who is a member."""
    actions.keep_membership(session, event=event)


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Forget what was told to them."""
    actions.erase_person(session, person_id=event.id)
