"""What time does to registry: files nobody decided to import are forgotten."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.registry import actions
from shared.service import Job


def forget_staged_files(session: Session, now: datetime) -> None:
    """Drop previewed files after a day; running it again changes nothing."""
    actions.forget_staged_files(session, now=now)


JOBS: tuple[Job, ...] = (forget_staged_files,)
