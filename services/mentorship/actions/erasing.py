"""What mentorship wrote about an erased person: texts and documents go, dates and states stay for figures."""

from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from services.mentorship.models import CheckInTries, Consent, Pair, PairMove, PairSession, Pause, Strength


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Blank every text of a person's pairs and sessions; safe to run again."""
    pairs = select(Pair.id).where(or_(Pair.mentor_id == person_id, Pair.mentee_id == person_id))
    for table, blank in (
        (PairSession, ("outcome", "next_step", "note", "dispute_comment")),
        (Pause, ("reason",)),
        (Consent, ("document",)),
        (PairMove, ("document",)),
    ):
        session.execute(update(table).where(table.pair_id.in_(pairs)).values(dict.fromkeys(blank, "")))
    session.execute(delete(CheckInTries).where(CheckInTries.person_id == person_id))
    session.execute(delete(Strength).where(Strength.person_id == person_id))
    session.execute(update(Pair).where(Pair.id.in_(pairs)).values(goal="", ended_reason=""))
