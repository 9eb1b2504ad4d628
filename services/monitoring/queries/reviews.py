"""Reviews of periods and their decisions: within reach, by period, and what became of the last ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.monitoring.errors import DecisionNotFound, ReviewNotFound
from services.monitoring.models import Decision, Period, Review
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
    """A decision as people read it; overdue is derived, never stored."""

    decision: Decision
    colour: str
    words: str


def reviews(*, scope: Scope) -> Select[Review]:
    """The reviews of the municipalities within reach."""
    return within_reach(select(Review), Review.municipality_id, scope=scope)


def review(session: Session, *, scope: Scope, review_id: UUID) -> Review:
    """Find a review within reach; raises ReviewNotFound."""
    found = session.scalar(reviews(scope=scope).where(Review.id == review_id))
    if found is None:
        raise ReviewNotFound
    return found


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
    """The decisions of some reviews, by their days."""
    query = select(Decision).where(Decision.review_id.in_(review_ids)).order_by(Decision.due_on, Decision.id)
    return list(session.scalars(query))


def lines_of(session: Session, *, review_ids: Sequence[UUID], today: date) -> list[DecisionLine]:
    """The same as people read them."""
    return [_line(one, today) for one in decisions_of(session, review_ids=review_ids)]


def former_decisions(session: Session, *, period: Period, today: date) -> list[DecisionLine]:
    """What was decided on the period before this one, and what became of it."""
    before = session.scalar(
        select(Period)
        .where(Period.municipality_id == period.municipality_id, Period.as_of < period.as_of)
        .order_by(Period.as_of.desc())
    )
    if before is None:
        return []
    ids = [one.id for one in reviews_of(session, period_id=before.id)]
    return lines_of(session, review_ids=ids, today=today)


def _line(one: Decision, today: date) -> DecisionLine:
    if one.state == "open" and one.due_on < today:
        return DecisionLine(decision=one, colour="uncovered", words="просрочено")
    colour, words = STATES[one.state]
    return DecisionLine(decision=one, colour=colour, words=words)


def person_named(session: Session, *, municipality_id: UUID, name: str) -> UUID | None:
    """The only person of this full name, or nobody: namesakes are not guessed."""
    people = select(roster.Person).where(
        roster.Person.municipality_id == municipality_id, roster.Person.merged_into.is_(None)
    )
    wanted = comparable(name)
    found = [one.id for one in session.scalars(people) if comparable(one.full_name) == wanted]
    return found[0] if len(found) == 1 else None
