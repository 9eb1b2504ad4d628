"""Verbs of monitoring: it keeps what other services tell; periods and snapshots will be written here."""

from sqlalchemy.orm import Session

from services.monitoring.models import Base


def keep(session: Session, fact: Base) -> None:
    """Replace what is known of one aggregate by its newest state."""
    session.merge(fact)


def republish(_session: Session) -> int:
    """Tell everything anew: monitoring owns nothing that it tells."""
    return 0
