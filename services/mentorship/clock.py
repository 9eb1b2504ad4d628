"""What time does to mentorship: pairs of people who left start closing."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.mentorship import actions
from shared.service import Job


def close_dismissed(session: Session, now: datetime) -> None:
    """Move pairs whose mentor or mentee was dismissed to `closing`; running it again changes nothing."""
    actions.close_dismissed(session, now=now)


JOBS: tuple[Job, ...] = (close_dismissed,)
