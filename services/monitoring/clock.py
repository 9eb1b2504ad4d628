"""What time does to monitoring: reporting periods open ahead of their day, facts bring plans to an end."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.monitoring import actions
from services.monitoring.actions import plans
from shared.service import Job


def open_due_periods(session: Session, now: datetime) -> None:
    """Open what is due; running it again tells nothing."""
    actions.open_due_periods(session, now=now)


def tell_plan_items_done(session: Session, now: datetime) -> None:
    """Tell of items of year plans that facts have brought to an end; running it again tells nothing."""
    plans.tell_done_by_facts(session, now=now)


JOBS: tuple[Job, ...] = (open_due_periods, tell_plan_items_done)
