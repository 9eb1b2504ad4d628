"""The queue of questions whether two cards are one person, and the merges that were decided."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownPerson, UnknownQuestion
from services.registry.models import IdentityQuestion, Person, PersonMerge
from services.registry.queries.reach import in_municipality
from shared.permissions import Scope

AWAITING = ("open", "later")


def identity_questions(*, scope: Scope, states: Collection[str] = AWAITING) -> Select[IdentityQuestion]:
    """List questions in some states, by default those that await a decision."""
    return select(IdentityQuestion).where(
        in_municipality(scope, IdentityQuestion.municipality_id), IdentityQuestion.state.in_(states)
    )


def find_question(
    session: Session, *, scope: Scope, question_id: UUID, lock: bool = False
) -> IdentityQuestion:
    """Find a question within reach; raises UnknownQuestion."""
    query = select(IdentityQuestion).where(
        in_municipality(scope, IdentityQuestion.municipality_id), IdentityQuestion.id == question_id
    )
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownQuestion
    return found


def question_between(session: Session, *, one: UUID, other: UUID) -> IdentityQuestion | None:
    """Give the question about two cards, whichever was asked about the other."""
    asked, asked_back = (
        (IdentityQuestion.person_id == first) & (IdentityQuestion.candidate_id == second)
        for first, second in ((one, other), (other, one))
    )
    return session.scalar(select(IdentityQuestion).where(or_(asked, asked_back)).with_for_update())


def survivor(session: Session, *, person_id: UUID, lock: bool = False) -> Person:
    """Give the card that stands for a person now, through all merges."""
    seen: set[UUID] = set()
    while person_id not in seen:
        seen.add(person_id)
        person = session.get_one(Person, person_id, with_for_update=lock or None)
        if person.merged_into is None:
            return person
        person_id = person.merged_into
    raise UnknownPerson


def merge_of(session: Session, *, person_id: UUID) -> PersonMerge | None:
    """Give the merge by which a card gave way, unless it was undone."""
    query = select(PersonMerge).where(PersonMerge.person_id == person_id, PersonMerge.undone_at.is_(None))
    return session.scalar(query.order_by(PersonMerge.id.desc()))


def people_of_questions(session: Session, questions: list[IdentityQuestion]) -> dict[UUID, Person]:
    """Give the people that questions are about."""
    ids = {one for question in questions for one in (question.person_id, question.candidate_id)}
    return {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
