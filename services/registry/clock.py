"""What time does to registry: rejected rows of old imports are forgotten."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.registry import actions
from shared.service import Job


def forget_rejects(session: Session, now: datetime) -> None:
    """Drop the rejected rows nobody came back for; running it again changes nothing."""
    actions.forget_rejects(session, now=now)


JOBS: tuple[Job, ...] = (forget_rejects,)
