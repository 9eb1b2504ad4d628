"""Strengths that teachers offer to colleagues, kept while they do."""

from sqlalchemy.orm import Session

from services.mentorship.models import Strength
from shared.contracts.routes import AchievementChanged


def keep_strength(session: Session, *, event: AchievementChanged) -> None:
    """Remember an offered strength; forget one that was taken back."""
    kept = session.get(Strength, event.id)
    if event.area is None:
        if kept is not None:
            session.delete(kept)
        return
    if kept is None:
        kept = Strength(id=event.id, municipality_id=event.municipality_id)
        session.add(kept)
    kept.person_id, kept.area, kept.topic = event.person_id, event.area, event.topic or ""
