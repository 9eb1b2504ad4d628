"""Topics that teachers let others know, kept while they do: of deficits and of strengths."""

from sqlalchemy.orm import Session

from services.mentorship.models import KnownTopic, ReleasedDeficit, Strength
from shared.contracts.routes import AchievementChanged, DeficitChanged

OPEN = ("detected", "confirmed", "in_work", "persists")


def keep_released(session: Session, *, event: DeficitChanged) -> None:
    """Remember a released topic; forget one that was taken back or is closed."""
    _keep(session, ReleasedDeficit, event, area=event.area if event.state in OPEN else None)


def keep_strength(session: Session, *, event: AchievementChanged) -> None:
    """Remember an offered strength; forget one that was taken back."""
    _keep(session, Strength, event, area=event.area)


def _keep(
    session: Session,
    table: type[KnownTopic],
    event: DeficitChanged | AchievementChanged,
    *,
    area: str | None,
) -> None:
    kept = session.get(table, event.id)
    if area is None:
        if kept is not None:
            session.delete(kept)
        return
    if kept is None:
        kept = table()
        kept.id, kept.municipality_id = event.id, event.municipality_id
        session.add(kept)
    kept.person_id, kept.area, kept.topic = event.person_id, area, event.topic or ""
