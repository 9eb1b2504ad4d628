"""Topics of deficits that teachers let their mentors know, kept while they do."""

from sqlalchemy.orm import Session

from services.mentorship.models import ReleasedDeficit
from shared.contracts.routes import DeficitChanged

OPEN = ("detected", "confirmed", "in_work", "persists")


def keep_released(session: Session, *, event: DeficitChanged) -> None:
    """Remember a released topic; forget one that was taken back or is closed."""
    kept = session.get(ReleasedDeficit, event.id)
    if event.area is None or event.state not in OPEN:
        if kept is not None:
            session.delete(kept)
        return
    if kept is None:
        kept = ReleasedDeficit(id=event.id, municipality_id=event.municipality_id)
        session.add(kept)
    kept.person_id, kept.area, kept.topic = event.person_id, event.area, event.topic or ""
