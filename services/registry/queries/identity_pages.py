"""The queue of those who may be one person as its pages show it: whose names, and two cards side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from services.registry.models import Employment, IdentityQuestion, Organization, Person, PersonMerge
from services.registry.queries.identity import AWAITING, identity_questions
from services.registry.queries.imports import account_names
from services.registry.queries.people import cards_of
from services.registry.rules import compare, contradict
from services.registry.rules.comparing import Likeness
from shared.permissions import Scope

MOST = 5000
DECIDED = ("same", "different")
ERASED = "данные удалены"
NAME = ("last_name", "first_name", "middle_name")


@dataclass(frozen=True, kw_only=True)
class QueuedQuestion:
    """A line of the queue; `name` is the older card's, `other` the newer one's."""

    id: UUID
    name: str
    other: str
    state: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two cards with the work of all cards that gave way to it."""

    person: Person
    work: list[tuple[str, str, date | None, date | None]]


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """Two cards, the older first, and whether a СНИЛС or a birth date says that they are two people."""

    question: IdentityQuestion
    sides: tuple[Side, Side]
    likenesses: list[Likeness]
    contradict: bool
    decided_by: str


def queued_questions(session: Session, *, scope: Scope, decided: bool) -> list[QueuedQuestion]:
    """List the questions that await a decision, or those that have one, the newest first."""
    person, candidate = aliased(Person), aliased(Person)
    query = (
        identity_questions(scope=scope, states=DECIDED if decided else AWAITING)
        .join(person, person.id == IdentityQuestion.person_id)
        .join(candidate, candidate.id == IdentityQuestion.candidate_id)
        .with_only_columns(
            IdentityQuestion.id,
            IdentityQuestion.state,
            IdentityQuestion.asked_at,
            *(getattr(candidate, name).label(f"one_{name}") for name in NAME),
            *(getattr(person, name).label(f"other_{name}") for name in NAME),
        )
        .order_by(IdentityQuestion.id.desc())
        .limit(MOST)
    )
    return [
        QueuedQuestion(
            id=row.id,
            state=row.state,
            asked_at=row.asked_at,
            name=" ".join(filter(None, row[3:6])) or ERASED,
            other=" ".join(filter(None, row[6:9])) or ERASED,
        )
        for row in session.execute(query)
    ]


def count_questions(session: Session, *, scope: Scope, decided: bool) -> int:
    """Count the questions that await a decision, or those that have one."""
    states = DECIDED if decided else AWAITING
    query = identity_questions(scope=scope, states=states).with_only_columns(func.count(IdentityQuestion.id))
    return session.scalar(query) or 0


def side_by_side(session: Session, *, question: IdentityQuestion) -> SideBySide:
    """Put two cards beside each other."""
    ids = sorted((question.person_id, question.candidate_id))
    one, other = (session.get_one(Person, id_) for id_ in ids)
    likenesses = compare(one, other)
    names = account_names(session, {question.decided_by} if question.decided_by else set())
    return SideBySide(
        question=question,
        sides=(side_of(session, one, without=other), side_of(session, other, without=one)),
        likenesses=likenesses,
        contradict=contradict(likenesses),
        decided_by=names.get(question.decided_by, "") if question.decided_by else "",
    )


def merge_decided(session: Session, *, question: IdentityQuestion) -> PersonMerge | None:
    """Give the merge that the decision of a question made, unless it was undone or they were one already."""
    query = select(PersonMerge).where(
        PersonMerge.municipality_id == question.municipality_id,
        PersonMerge.merged_at == question.decided_at,
        PersonMerge.merged_by == question.decided_by,
        PersonMerge.undone_at.is_(None),
    )
    return session.scalar(query)


def side_of(session: Session, person: Person, *, without: Person | None = None) -> Side:
    """Give a card with its own work: what the other card brought into it is the other's."""
    cards = [one for one in cards_of(session, person) if without is None or one.id != without.id]
    query = (
        select(Employment, Organization.name)
        .join(Organization, Organization.id == Employment.organization_id)
        .where(Employment.person_id.in_([one.id for one in cards]))
        .order_by(Employment.since.nulls_first(), Employment.id)
    )
    found = session.execute(query).all()
    return Side(person=person, work=[(job.position, name, job.since, job.until) for job, name in found])
