"""What time does to registry: previewed files and rejected rows nobody came back for are forgotten."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.registry import actions
from shared.service import Job


def forget_staged_files(session: Session, now: datetime) -> None:
    """Drop previewed files after a day; running it again changes nothing."""
    actions.forget_staged_files(session, now=now)


def forget_rejects(session: Session, now: datetime) -> None:
    """Drop the rejected rows nobody came back for; running it again changes nothing."""
    actions.forget_rejects(session, now=now)


def forget_progress(session: Session, now: datetime) -> None:
    """Drop what imports that were cut off left of their progress; running it again changes nothing."""
    actions.forget_progress(session, now=now)


JOBS: tuple[Job, ...] = (forget_staged_files, forget_rejects, forget_progress)
