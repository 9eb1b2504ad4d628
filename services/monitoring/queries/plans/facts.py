"""Facts that an item of a plan waits for: those the indicators are computed from, counted from its days."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from services.monitoring.models import (
    Base,
    CertificateFact,
    DiagnosticFact,
    PairFact,
    Period,
    PlanLine,
    Review,
    RouteFact,
    SessionFact,
    SupportEventFact,
)
from services.monitoring.rules.plans import FACT_KINDS, Progress, Span
from shared import roster

EVENT_KINDS = ("young_support", "methodical", "burnout_prevention", "contest")
Days = Select[Any]


def _days(column: InstrumentedAttribute[Any], table: type[Base], *conditions: Any) -> Callable[[UUID], Days]:
    def of(municipality_id: UUID) -> Days:
        here = table.__table__.c.municipality_id == municipality_id
        return select(column.label("day")).where(here, column.is_not(None), *conditions)

    return of


def _reviewed(municipality_id: UUID) -> Days:
    """A reporting period counts once, on the day of its first review."""
    return (
        select(func.min(Review.held_on).label("day"))
        .join(Period, Period.id == Review.period_id)
        .where(Review.municipality_id == municipality_id)
        .group_by(Review.period_id)
    )


# an event whose state is not known yet counts by its day
HELD = func.coalesce(SupportEventFact.state, "held") != "planned"
SOURCES: dict[str, Callable[[UUID], Days]] = {
    "support_event": _days(SupportEventFact.event_date, SupportEventFact, HELD),
    **{
        f"event_{kind}": _days(
            SupportEventFact.event_date, SupportEventFact, HELD, SupportEventFact.kind == kind
        )
        for kind in EVENT_KINDS
    },
    "period_reviewed": _reviewed,
    "pair_ordered": _days(PairFact.order_date, PairFact),
    "session_held": _days(
        SessionFact.session_date, SessionFact, SessionFact.state.in_(("held", "confirmed", "disputed"))
    ),
    "route_approved": _days(RouteFact.approved_on, RouteFact),
    "diagnostic_conducted": _days(
        DiagnosticFact.conducted_on, DiagnosticFact, DiagnosticFact.state != "annulled"
    ),
    "certificate_issued": _days(CertificateFact.issued_on, CertificateFact),
}


def progress(session: Session, *, line: PlanLine, year: Span, today: date) -> Progress | None:
    """How many of the facts an item waits for came in its year from its first day on, till today."""
    if not line.fact_kind:
        return None
    query = SOURCES[line.fact_kind](line.municipality_id)
    if line.fact_id is not None:
        query = query.where(SupportEventFact.id == line.fact_id)
    days = query.subquery().c.day
    wanted = max(line.fact_count, 1)
    window = (days >= (line.starts_on or year.since), days <= min(year.until, today))
    count = session.scalar(select(func.count()).select_from(days.table).where(*window)) or 0
    nth = select(days).where(*window).order_by(days).offset(wanted - 1).limit(1)
    done_on = session.scalar(nth) if count >= wanted else None
    smallest = 0
    if FACT_KINDS[line.fact_kind].is_shy:
        smallest = roster.diagnostics_rule(session, municipality_id=line.municipality_id).smallest_cell
    return Progress(kind=line.fact_kind, count=count, wanted=wanted, done_on=done_on, smallest=smallest)


def events_between(session: Session, *, municipality_id: UUID, year: Span) -> list[SupportEventFact]:
    """The events of the year that an item may name, by their days."""
    query = (
        select(SupportEventFact)
        .where(
            SupportEventFact.municipality_id == municipality_id,
            SupportEventFact.event_date.between(year.since, year.until),
        )
        .order_by(SupportEventFact.event_date, SupportEventFact.id)
    )
    return list(session.scalars(query))
