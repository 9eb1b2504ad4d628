"""What monitoring wrote of an erased person: their name goes, what was decided and counted stays."""

from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from services.monitoring.models import Decision, Period, Protocol, Review, Snapshot, Writing
from services.monitoring.queries.people import ERASED

NAMED = (
    (Protocol.chair_id, Protocol.chair),
    (Protocol.secretary_id, Protocol.secretary),
    (Protocol.speaker_id, Protocol.speaker),
)


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Take a person's name from decisions and protocols, and the files that print it; safe to run again."""
    _forget_protocols(session, person_id)
    reviewed = select(Review.period_id).join(Decision, Decision.review_id == Review.id)
    periods = session.scalars(
        select(Period).where(Period.id.in_(reviewed.where(Decision.owner_id == person_id)))
    )
    for one in list(periods):
        _forget_files(session, one)
    session.execute(update(Decision).where(Decision.owner_id == person_id).values(owner_name=ERASED))


def _forget_files(session: Session, one: Period) -> None:
    """Reports of a period and of any later one may print its decisions: they are printed anew when asked."""
    of = select(Snapshot.id).where(
        Snapshot.municipality_id == one.municipality_id, Snapshot.as_of >= one.as_of
    )
    session.execute(update(Writing).where(Writing.about_id.in_(of)).values(pdf=None, docx=None))


def _forget_protocols(session: Session, person_id: UUID) -> None:
    """Protocols that name the person, or whose decisions do, are printed anew when asked."""
    decided = select(Decision.review_id).where(Decision.owner_id == person_id)
    named = or_(Protocol.review_id.in_(decided), *(known == person_id for known, _ in NAMED))
    session.execute(update(Protocol).where(named).values(pdf=None, docx=None))
    for known, name in NAMED:
        session.execute(update(Protocol).where(known == person_id).values({name: ERASED}))
