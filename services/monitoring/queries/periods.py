"""Reporting periods within reach, and what each organization still has to do (ust-koksa п.20)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.monitoring.errors import PeriodNotFound
from services.monitoring.models import Confirmation, Period
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.reach import within_reach
from services.monitoring.queries.snapshots import kept, snapshots_of
from services.monitoring.rules import Gap, all_figures, gaps, kept_parts
from shared import roster
from shared.errors import Forbidden
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """An organization in a period: what is missing before the freeze, and its newest word on its figures.

    `has_changed`: the figures are no longer those it confirmed.
    """

    id: UUID
    name: str
    gaps: list[Gap]
    figures: Mapping[str, list[int]]
    confirmation: Confirmation | None
    has_changed: bool

    @property
    def is_confirmed(self) -> bool:
        """Whether the newest word is a yes to the figures as they are."""
        return self.confirmation is not None and not self.has_changed

    @property
    def missing(self) -> int:
        """How many things are missing, each pair and person once."""
        return sum(len(one.subjects) for one in self.gaps)


def periods(*, scope: Scope) -> Select[Period]:
    """The periods of the municipalities within reach."""
    return within_reach(select(Period), Period.municipality_id, scope=scope)


def period(session: Session, *, scope: Scope, period_id: UUID, lock: bool = False) -> Period:
    """Find a period within reach; raises PeriodNotFound."""
    query = periods(scope=scope).where(Period.id == period_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise PeriodNotFound
    return found


def period_on(session: Session, *, municipality_id: UUID, as_of: date) -> Period | None:
    """Find the period that ends on a day, if there is one."""
    return session.scalar(
        select(Period).where(Period.municipality_id == municipality_id, Period.as_of == as_of)
    )


def newest_words(session: Session, *, period_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], Confirmation]:
    """The newest word of each organization on each period, if it is a confirmation."""
    query = select(Confirmation).where(Confirmation.period_id.in_(set(period_ids))).order_by(Confirmation.id)
    newest = {(one.period_id, one.organization_id): one for one in session.scalars(query)}
    return {key: one for key, one in newest.items() if one.state == "confirmed"}


def waiting(session: Session, *, period: Period) -> list[UUID]:
    """The organizations active at the end of a period that have not confirmed, in a stable order."""
    active = roster.organizations_on(session, municipality_id=period.municipality_id, as_of=period.as_of)
    confirmed = {organization for _, organization in newest_words(session, period_ids=[period.id])}
    return sorted(one.id for one in active if one.id not in confirmed)


def readiness(session: Session, *, period: Period, scope: Scope, today: date) -> list[Readiness]:
    """What each organization within reach still has to do, by its name; of a frozen period, what it was."""
    newest = newest_words(session, period_ids=[period.id])
    words = {organization: word for (_, organization), word in newest.items()}
    missing, figures = _standing(session, period, today)
    found = [
        Readiness(
            id=one.id,
            name=one.name,
            gaps=missing.get(one.id, []),
            figures=figures[one.id],
            confirmation=(word := words.get(one.id)),
            has_changed=word is not None and word.figures != figures[one.id],
        )
        for one in roster.organizations(session, figures).values()
        if scope.covers(municipality_id=period.municipality_id, organization_id=one.id)
    ]
    return sorted(found, key=lambda one: (one.name, one.id))


def _standing(
    session: Session, period: Period, today: date
) -> tuple[Mapping[UUID, list[Gap]], Mapping[UUID, Mapping[str, list[int]]]]:
    """What is missing at each organization and its figures: of today's facts, or of the newest snapshot."""
    if period.state != "open":
        taken = snapshots_of(session, period_id=period.id)[-1]
        return {}, kept_parts(kept(session, snapshot_id=taken.id))
    known = facts_on(session, municipality_id=period.municipality_id, as_of=period.as_of)
    facts = replace(known, today=today)
    return gaps(facts), all_figures(facts)


def organization_readiness(
    session: Session, *, period: Period, scope: Scope, organization_id: UUID, today: date
) -> Readiness:
    """One organization's; raises Forbidden beyond reach, PeriodNotFound where it is not counted."""
    if not scope.covers(municipality_id=period.municipality_id, organization_id=organization_id):
        raise Forbidden
    every = readiness(session, period=period, scope=scope, today=today)
    found = next((one for one in every if one.id == organization_id), None)
    if found is None:
        raise PeriodNotFound("На дату периода такая организация не действует.")
    return found
