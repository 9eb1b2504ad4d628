"""Periods as their pages show them: how far each is, who is ready, what came after the freeze."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Period, Review, Snapshot
from services.monitoring.queries.periods import Readiness, newest_words, periods, readiness
from services.monitoring.queries.reviews import DecisionLine, former_decisions, lines_of, reviews_of
from services.monitoring.queries.snapshots import Moved, since_then, snapshots_of
from shared.permissions import Scope

STATES = {
    "open": ("in_progress", "идёт сбор"),
    "frozen": ("covered", "зафиксирован"),
    "reviewed": ("covered", "рассмотрен"),
}


@dataclass(frozen=True, kw_only=True)
class PeriodLine:
    """A period in the list of periods."""

    period: Period
    confirmed: int
    organizations: int
    snapshots: int

    @property
    def colour(self) -> str:
        """The colour of its state."""
        return STATES[self.period.state][0]

    @property
    def words(self) -> str:
        """Its state in words."""
        return STATES[self.period.state][1]


@dataclass(frozen=True, kw_only=True)
class PeriodView:
    """A period with the organizations within reach, its snapshots, and what came since the last of them."""

    line: PeriodLine
    organizations: Sequence[Readiness]
    snapshots: Sequence[Snapshot]
    since: Sequence[Moved]
    former: Sequence[DecisionLine]
    reviews: Sequence[Review]
    decisions: Sequence[DecisionLine]
    may_freeze_today: bool
    sees_all: bool

    @property
    def period(self) -> Period:
        """The period itself."""
        return self.line.period

    @property
    def only(self) -> Readiness | None:
        """The one organization the reader answers for, while its word is awaited."""
        mine = list(self.organizations)
        return mine[0] if len(mine) == 1 and not self.sees_all else None

    @property
    def lacking(self) -> Sequence[Readiness]:
        """The organizations where something is missing."""
        return [one for one in self.organizations if one.gaps]

    @property
    def unconfirmed(self) -> Sequence[Readiness]:
        """The organizations whose word is awaited."""
        return [one for one in self.organizations if not one.is_confirmed]


def period_lines(session: Session, *, scope: Scope) -> list[PeriodLine]:
    """The periods within reach, the newest first."""
    found = list(session.scalars(periods(scope=scope).order_by(Period.as_of.desc(), Period.id)))
    confirmed = Counter(period for period, _ in newest_words(session, period_ids=[one.id for one in found]))
    of_period = select(Snapshot.period_id).where(Snapshot.period_id.in_([one.id for one in found]))
    taken = Counter(session.scalars(of_period))
    return [
        PeriodLine(
            period=one,
            confirmed=confirmed[one.id],
            organizations=confirmed[one.id] + len(one.waiting),
            snapshots=taken[one.id],
        )
        for one in found
    ]


def period_view(session: Session, *, period: Period, scope: Scope, today: date) -> PeriodView:
    """Everything a page says of one period to somebody of this reach."""
    found = readiness(session, period=period, scope=scope, today=today) if period.state == "open" else []
    taken = snapshots_of(session, period_id=period.id)
    held = reviews_of(session, period_id=period.id)
    return PeriodView(
        line=PeriodLine(
            period=period,
            confirmed=sum(one.is_confirmed for one in found),
            organizations=len(found),
            snapshots=len(taken),
        ),
        organizations=found,
        snapshots=taken,
        since=since_then(session, snapshot=taken[-1], scope=scope) if taken else [],
        former=former_decisions(session, period=period, on=today),
        reviews=held,
        decisions=lines_of(session, review_ids=[one.id for one in held], on=today),
        may_freeze_today=period.state == "open" and today >= period.as_of,
        sees_all=scope.covers_municipality(period.municipality_id),
    )
