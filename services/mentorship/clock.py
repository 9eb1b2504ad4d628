"""What time does to mentorship: pairs follow what the register says of their two."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.mentorship import actions
from shared.service import Job


def follow_register(session: Session, now: datetime) -> None:
    """Close pairs after a dismissal, let them rest during a long leave; running it again changes nothing."""
    actions.follow_register(session, now=now)


JOBS: tuple[Job, ...] = (follow_register,)
