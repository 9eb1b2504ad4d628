"""Reviews of periods and their decisions: within reach, by period, and what became of the last ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.monitoring.errors import DecisionNotFound, ReviewNotFound
from services.monitoring.models import Decision, DecisionWord, Period, Review
from services.monitoring.queries.reach import within_reach
from shared import roster
from shared.importing.names import comparable
from shared.permissions import Actor, Scope

STATES: Mapping[str, tuple[str, str]] = {
    "open": ("in_progress", "в работе"),
    "done": ("covered", "выполнено"),
    "cancelled": ("unknown", "снято"),
}


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """A decision as it stood on a day; overdue is derived, never stored."""

    decision: Decision
    colour: str
    words: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class SaidOf:
    """What was said of a decision, and since which day it was so."""

    on: date
    colour: str
    words: str
    outcome: str


def reviews(*, scope: Scope) -> Select[Review]:
    """The reviews of the municipalities within reach."""
    return within_reach(select(Review), Review.municipality_id, scope=scope)


def review(session: Session, *, scope: Scope, review_id: UUID) -> Review:
    """Find a review within reach; raises ReviewNotFound."""
    found = session.scalar(reviews(scope=scope).where(Review.id == review_id))
    if found is None:
        raise ReviewNotFound
    return found


def hold(session: Session, of: Review) -> None:
    """Let nobody else decide on or sign this meeting until the transaction ends."""
    session.refresh(of, with_for_update=True)


def reviews_of(session: Session, *, period_id: UUID) -> list[Review]:
    """The reviews of a period, in order of the meetings."""
    query = select(Review).where(Review.period_id == period_id).order_by(Review.held_on, Review.id)
    return list(session.scalars(query))


def decisions(*, scope: Scope) -> Select[Decision]:
    """The decisions of the municipalities within reach."""
    return within_reach(select(Decision), Decision.municipality_id, scope=scope)


def decision(session: Session, *, actor: Actor, decision_id: UUID) -> Decision:
    """Find a decision the actor may report on: a methodist any, everybody their own."""
    scope = actor.scope("decision.report")
    found = session.scalar(
        select(Decision)
        .where(Decision.id == decision_id, Decision.municipality_id == scope.municipality_id)
        .with_for_update()
    )
    if found is None or (scope.level == "own" and not _is_mine(session, actor, found)):
        raise DecisionNotFound
    return found


def _is_mine(session: Session, actor: Actor, found: Decision) -> bool:
    if actor.person_id is None or found.owner_id is None:
        return False
    survivors = roster.aliases(session, municipality_id=found.municipality_id)
    return survivors.get(found.owner_id, found.owner_id) == survivors.get(actor.person_id, actor.person_id)


def decisions_of(session: Session, *, review_ids: Sequence[UUID]) -> list[Decision]:
    """The decisions of some reviews, by the days they are due."""
    query = select(Decision).where(Decision.review_id.in_(review_ids)).order_by(Decision.due_on, Decision.id)
    return list(session.scalars(query))


def lines_of(session: Session, *, review_ids: Sequence[UUID], on: date) -> list[DecisionLine]:
    """The same as they stood on a day."""
    return _lines(session, decisions_of(session, review_ids=review_ids), on)


def former_decisions(session: Session, *, period: Period, on: date) -> list[DecisionLine]:
    """What was decided on the last period that was reviewed before this one, and what became of it.

    So too of decisions of earlier periods that had not come to an end by then: none is lost on the way.
    """
    query = (
        select(Decision, Period.as_of)
        .join(Review, Review.id == Decision.review_id)
        .join(Period, Period.id == Review.period_id)
        .where(Period.municipality_id == period.municipality_id, Period.as_of < period.as_of)
        .order_by(Decision.due_on, Decision.id)
    )
    last = session.scalar(
        select(Period.as_of)
        .join(Review, Review.period_id == Period.id)
        .where(Period.municipality_id == period.municipality_id, Period.as_of < period.as_of)
        .order_by(Period.as_of.desc())
    )
    told = [
        one
        for one, day in session.execute(query)
        if day == last or one.closed_on is None or (last is not None and one.closed_on > last)
    ]
    return _lines(session, told, on)


def words_of(session: Session, *, decision_id: UUID) -> list[DecisionWord]:
    """Everything said of a decision, the oldest first."""
    query = select(DecisionWord).where(DecisionWord.decision_id == decision_id)
    return list(session.scalars(query.order_by(DecisionWord.said_on, DecisionWord.id)))


def said_of(session: Session, *, decision_id: UUID) -> list[SaidOf]:
    """The same as people read it, the newest first."""
    found = reversed(words_of(session, decision_id=decision_id))
    return [
        SaidOf(on=one.said_on, colour=colour, words=words, outcome=one.outcome)
        for one in found
        for colour, words in [STATES[one.state]]
    ]


def _lines(session: Session, found: Sequence[Decision], on: date) -> list[DecisionLine]:
    """Judge by what was known on the day: what was said later had not happened yet."""
    query = (
        select(DecisionWord)
        .where(DecisionWord.decision_id.in_([one.id for one in found]), DecisionWord.said_on <= on)
        .order_by(DecisionWord.said_on, DecisionWord.id)
    )
    known = {one.decision_id: one for one in session.scalars(query)}
    return [_line(one, known.get(one.id), on) for one in found]


def _line(one: Decision, word: DecisionWord | None, on: date) -> DecisionLine:
    state, outcome = (word.state, word.outcome) if word else ("open", "")
    colour, words = STATES[state]
    if state == "open" and one.due_on < on:
        colour, words = "uncovered", "просрочено"
    return DecisionLine(decision=one, colour=colour, words=words, outcome=outcome)


def person_named(session: Session, *, municipality_id: UUID, name: str) -> UUID | None:
    """The only person of this full name, or nobody: namesakes are not guessed."""
    people = select(roster.Person).where(
        roster.Person.municipality_id == municipality_id, roster.Person.merged_into.is_(None)
    )
    wanted = comparable(name)
    found = [one.id for one in session.scalars(people) if comparable(one.full_name) == wanted]
    return found[0] if len(found) == 1 else None
