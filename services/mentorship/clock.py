"""What time does to mentorship: pairs follow the register, and whoever must act is told."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.mentorship import actions
from shared.service import Job


def follow_register(session: Session, now: datetime) -> None:
    """Close pairs after a dismissal, let them rest during a long leave; running it again changes nothing."""
    actions.follow_register(session, now=now)


def watch_pairs(session: Session, now: datetime) -> None:
    """Tell which pairs ask for somebody's attention; running it again tells nothing."""
    actions.watch_pairs(session, now=now)


JOBS: tuple[Job, ...] = (follow_register, watch_pairs)
