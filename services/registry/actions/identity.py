"""Deciding whether two cards are one person: a methodist's word, never the program's."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.merging import merge_people, unmerge
from services.registry.errors import CannotMerge, DecidedOtherwise
from services.registry.models import IdentityQuestion, Person
from services.registry.queries import merge_decided, question_between, survivor

SAME = "same"


def ask_identity(session: Session, *, person: Person, candidate: Person, now: datetime) -> IdentityQuestion:
    """Put two cards into the queue; a question that was asked before is given, whatever became of it."""
    if person.id == candidate.id or person.municipality_id != candidate.municipality_id:
        raise CannotMerge
    known = question_between(session, one=person.id, other=candidate.id)
    if known is not None:
        return known
    question = IdentityQuestion(
        municipality_id=person.municipality_id,
        person_id=person.id,
        candidate_id=candidate.id,
        state="open",
        asked_at=now,
    )
    session.add(question)
    session.flush()
    return question


def decide_identity(
    session: Session,
    *,
    question: IdentityQuestion,
    decision: str,
    keep_id: UUID | None,
    account_id: UUID,
    now: datetime,
) -> None:
    """Decide same (the cards merge), different or later; the same decision again changes nothing.

    Raises DecidedOtherwise when the cards are one already. `keep_id` is the card that stays, the older one
    unless said.
    """
    if question.state == decision:
        return
    if question.state == SAME:
        raise DecidedOtherwise
    if decision == SAME:
        _merge(session, question, keep_id, account_id, now)
    question.state, question.decided_at, question.decided_by = decision, now, account_id
    session.flush()


def reopen_identity(session: Session, *, question: IdentityQuestion, account_id: UUID, now: datetime) -> None:
    """Take a decision back: cards that it merged are two again, and the question awaits a decision anew.

    Raises DecidedOtherwise when the cards are one by another decision: that one is to be taken back.
    """
    if question.state == SAME:
        merge = merge_decided(session, question=question)
        if merge is None:
            raise DecidedOtherwise("Эти карточки объединены другим решением. Отмените его.")
        person = session.get_one(Person, merge.person_id, with_for_update=True)
        unmerge(session, person=person, account_id=account_id, now=now)
    question.state, question.decided_at, question.decided_by = "open", None, None
    session.flush()


def _merge(
    session: Session, question: IdentityQuestion, keep_id: UUID | None, account_id: UUID, now: datetime
) -> None:
    """Merge whoever stands for the two cards now."""
    ids = (question.person_id, question.candidate_id)
    kept = keep_id or min(ids)
    if kept not in ids:
        raise CannotMerge(fields={"keep_id": ["Это должна быть одна из двух карточек."]})
    given_way = next(one for one in ids if one != kept)
    into = survivor(session, person_id=kept, lock=True)
    person = survivor(session, person_id=given_way, lock=True)
    if person.id != into.id:
        merge_people(session, person=person, into=into, account_id=account_id, now=now)
