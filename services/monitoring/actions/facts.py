"""Facts that other services tell: the newest state of each aggregate, or nothing of what was taken back."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.monitoring.models import Base


def keep(session: Session, fact: Base) -> None:
    """Replace what is known of one aggregate by its newest state."""
    session.merge(fact)


def drop(session: Session, table: type[Base], fact_id: UUID) -> None:
    """Forget an aggregate that its owner took back."""
    session.execute(delete(table).where(table.__table__.c.id == fact_id))
