"""What mentorship wrote about an erased person: texts and documents go, dates and states stay for figures."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, or_, select, update
from sqlalchemy.orm import Session

from services.mentorship.models import (
    CaseForms,
    CheckInTries,
    ClosingReport,
    Consent,
    DocumentPair,
    IssuedDocument,
    Pair,
    PairMove,
    PairSession,
    Pause,
    Programme,
    ProgrammeItem,
    Questionnaire,
    ReleasedDeficit,
    Signer,
    Strength,
    SupplementaryAgreement,
)

TEXTS_OF_REPORT = (
    *("before", "after", "difficulties", "unfinished", "advice"),
    *("mentor_assessment", "mentee_assessment"),
)


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Blank every text of a person's pairs and sessions; safe to run again."""
    pairs = select(Pair.id).where(or_(Pair.mentor_id == person_id, Pair.mentee_id == person_id))
    for table, blank in (
        (PairSession, ("outcome", "next_step", "note", "dispute_comment")),
        (Pause, ("reason",)),
        (Consent, ("document",)),
        (PairMove, ("document",)),
        (SupplementaryAgreement, ("content", "form_of_work", "number", "outside_agreement")),
        (Programme, ("goal", "tasks", "expected")),
        (ClosingReport, TEXTS_OF_REPORT),
    ):
        session.execute(update(table).where(table.pair_id.in_(pairs)).values(dict.fromkeys(blank, "")))
    session.execute(delete(CheckInTries).where(CheckInTries.person_id == person_id))
    session.execute(delete(Strength).where(Strength.person_id == person_id))
    session.execute(update(Pair).where(Pair.id.in_(pairs)).values(goal="", ended_reason=""))
    plans = select(Programme.id).where(Programme.pair_id.in_(pairs))
    items = update(ProgrammeItem).where(ProgrammeItem.programme_id.in_(plans))
    session.execute(items.values(activity="", result="", deficit_ids=[]))
    session.execute(delete(Questionnaire).where(Questionnaire.pair_id.in_(pairs)))
    session.execute(delete(ReleasedDeficit).where(ReleasedDeficit.person_id == person_id))
    session.execute(delete(CaseForms).where(CaseForms.kind == "name", CaseForms.key == str(person_id)))
    _forget_documents(session, person_id, pairs)


def _forget_documents(session: Session, person_id: UUID, pairs: Select[Any]) -> None:
    """The bytes of every document that names them go; that it was issued, its number and date stay."""
    about = select(DocumentPair.document_id).where(DocumentPair.pair_id.in_(pairs))
    session.execute(update(Signer).where(Signer.person_id == person_id).values(authority=""))
    signed = select(Signer.id).where(Signer.person_id == person_id)
    theirs = or_(IssuedDocument.id.in_(about), IssuedDocument.signer_id.in_(signed))
    session.execute(update(IssuedDocument).where(theirs).values(pdf=None, docx=None, erased=True))
