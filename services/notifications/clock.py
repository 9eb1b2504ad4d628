"""What time does to notifications: reminders are told, requests passed on, newcomers told what holds."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.notifications import actions
from shared.service import Job


def tell_due(session: Session, now: datetime) -> None:
    """Tell what is due in each municipality's own day; running it again tells nothing."""
    actions.tell_due(session, now=now)


def escalate(session: Session, now: datetime) -> None:
    """Pass on once what nobody answers; running it again passes on nothing."""
    actions.escalate(session, now=now)


def welcome_newcomers(session: Session, now: datetime) -> None:
    """Send announcements that hold for newcomers to whoever joined; nobody gets one twice."""
    actions.welcome_newcomers(session, now=now)


JOBS: tuple[Job, ...] = (tell_due, escalate, welcome_newcomers)
