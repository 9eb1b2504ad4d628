"""What time does to notifications: what is due is told, digested, passed on, forgotten; and what goes on."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.notifications import actions
from services.notifications.clock.loops import Planning, Sending, loops
from shared.service import Job

__all__ = ["JOBS", "Planning", "Sending", "loops"]


def tell_due(session: Session, now: datetime) -> None:
    """Tell what is due in each municipality's own day; running it again tells nothing."""
    actions.tell_due(session, now=now)


def escalate(session: Session, now: datetime) -> None:
    """Pass on once what nobody answers; running it again passes on nothing."""
    actions.escalate(session, now=now)


def welcome_newcomers(session: Session, now: datetime) -> None:
    """Send announcements that hold for newcomers to whoever joined; nobody gets one twice."""
    actions.welcome_newcomers(session, now=now)


def plan_digests(session: Session, now: datetime) -> None:
    """Make the digests that are due; running it again makes none twice."""
    actions.plan_digests(session, now=now)


def warn_of_dead(session: Session, now: datetime) -> None:
    """Tell administrators what reached nobody yesterday; running it again tells nothing."""
    actions.warn_of_dead(session, now=now)


def forget_old_deliveries(session: Session, now: datetime) -> None:
    """Forget what was sent 90 days ago; running it again changes nothing."""
    actions.forget_old(session, now=now)


JOBS: tuple[Job, ...] = (
    tell_due,
    escalate,
    welcome_newcomers,
    plan_digests,
    warn_of_dead,
    forget_old_deliveries,
)
