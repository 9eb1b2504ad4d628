"""The seven criteria of a period: evidence, and what experts said, each for themselves (krasnoyarsk 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import CriterionNotFound
from services.monitoring.models import BodyFact, CriterionEvidence, CriterionRating, MembershipFact, Period
from services.monitoring.queries.reach import reads_periods
from services.monitoring.rules import CRITERIA, LEVELS, Criterion, spread
from shared import roster
from shared.errors import Forbidden
from shared.permissions import Actor, Scope

SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Rated:
    """A criterion of a period: its evidence, the spread of words, each rating with its reason."""

    criterion: Criterion
    evidence: Sequence[CriterionEvidence]
    ratings: Sequence[CriterionRating]

    @property
    def spread(self) -> list[tuple[str, int]]:
        """How many experts said what."""
        return spread(one.level for one in self.ratings)

    def word_of(self, rating: CriterionRating) -> str:
        """A rating in words."""
        return LEVELS[rating.level]


def criterion(number: int) -> Criterion:
    """Find one of the seven; raises CriterionNotFound."""
    found = next((one for one in CRITERIA if one.number == number), None)
    if found is None:
        raise CriterionNotFound
    return found


def rated(session: Session, *, period: Period) -> list[Rated]:
    """The seven criteria of a period."""
    evidence = session.scalars(
        select(CriterionEvidence)
        .where(CriterionEvidence.period_id == period.id)
        .order_by(CriterionEvidence.id)
    ).all()
    ratings = session.scalars(
        select(CriterionRating)
        .where(CriterionRating.period_id == period.id)
        .order_by(CriterionRating.said_at, CriterionRating.account_id)
    ).all()
    return [
        Rated(
            criterion=one,
            evidence=[each for each in evidence if each.number == one.number],
            ratings=[each for each in ratings if each.number == one.number],
        )
        for one in CRITERIA
    ]


def expert_scope(session: Session, *, actor: Actor, today: date) -> Scope:
    """Whose word on a criterion counts: methodists, and members of an expert council active today."""
    scope = actor.scope("criterion.rate")
    if scope.level == "own" and not _is_expert(session, actor, today):
        raise Forbidden("Оценивают члены экспертного совета и методисты.")
    return scope


def may_rate(session: Session, *, actor: Actor, today: date) -> bool:
    """Whether the actor is one of them: what a page offers depends on it."""
    if not actor.may("criterion.rate"):
        return False
    return actor.scope("criterion.rate").level != "own" or _is_expert(session, actor, today)


def periods_to_rate(session: Session, *, actor: Actor, today: date) -> list[Period]:
    """The newest periods, for an expert to whom no list of periods is open."""
    if reads_periods(session, actor=actor) or not may_rate(session, actor=actor, today=today):
        return []
    of = select(Period).where(Period.municipality_id == actor.municipality_id)
    return list(session.scalars(of.order_by(Period.as_of.desc(), Period.id).limit(SHOWN)))


def _is_expert(session: Session, actor: Actor, today: date) -> bool:
    if actor.person_id is None or actor.municipality_id is None:
        return False
    survivors = roster.aliases(session, municipality_id=actor.municipality_id)
    me = survivors.get(actor.person_id, actor.person_id)
    query = (
        select(MembershipFact.person_id)
        .join(BodyFact, BodyFact.id == MembershipFact.body_id)
        .where(
            BodyFact.municipality_id == actor.municipality_id,
            BodyFact.kind == "expert_council",
            roster.within(BodyFact.active_since, BodyFact.active_until, today),
            roster.within(MembershipFact.since, MembershipFact.until, today),
        )
    )
    return me in {survivors.get(one, one) for one in session.scalars(query)}


def raters(session: Session, *, rows: Sequence[Rated]) -> dict[UUID, str]:
    """The names of those who rated and are persons of the register."""
    ids = {rating.person_id for row in rows for rating in row.ratings if rating.person_id}
    return {one.id: one.short_name for one in roster.people(session, ids).values()}
