"""What time does to monitoring: reporting periods open ahead of their day, and say whom they wait for."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.monitoring import actions
from shared.service import Job


def open_due_periods(session: Session, now: datetime) -> None:
    """Open what is due; running it again tells nothing."""
    actions.open_due_periods(session, now=now)


JOBS: tuple[Job, ...] = (open_due_periods,)
