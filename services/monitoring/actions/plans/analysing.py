"""Analyses of execution: drafted from the figures, mended, signed once with the items as they were."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import AnalysisIsSigned, ForeignPlan, PlanIsDraft
from services.monitoring.models import PlanAnalysis
from services.monitoring.queries import plans as read
from services.monitoring.queries.plans import Reader
from services.monitoring.rules.plans import packed_item, part_on, parts
from shared.errors import Invalid


def begin_analysis(session: Session, *, reader: Reader, plan_id: UUID, kind: str, on: date) -> PlanAnalysis:
    """Begin the analysis of a year, a half-year, a quarter or a month; the same part again is the same."""
    plan = read.own_plan(session, reader=reader, plan_id=plan_id)
    if plan.state != "approved":
        raise PlanIsDraft("План ещё не утверждён: анализировать нечего.")
    span = read.span_of(plan)
    part = parts(plan.year_kind, span)[0] if kind == "year" else None
    part = part or part_on(plan.year_kind, span, of=kind, on=on)
    if part is None:
        raise Invalid(fields={"on": ["Этот срок не из года плана."]})
    of = {"plan_id": plan.id, "since": part.span.since, "until": part.span.until}
    known = session.scalar(select(PlanAnalysis).filter_by(**of))
    if known is not None:
        return known
    made = PlanAnalysis(municipality_id=plan.municipality_id, kind=kind, **of)
    session.add(made)
    session.flush()
    return made


def write_analysis(
    session: Session,
    *,
    reader: Reader,
    analysis_id: UUID,
    conclusions: str,
    proposals: str,
    author: str,
    head: str,
    is_signed: bool,
    today: date,
) -> PlanAnalysis:
    """Write the words of an analysis; signed, it keeps the items as they are today."""
    plan, found = read.analysis(session, reader=reader, analysis_id=analysis_id)
    if not reader.may_write(plan):
        raise ForeignPlan
    if found.signed_on is not None:
        raise AnalysisIsSigned
    if is_signed and not (author and head and conclusions):
        raise Invalid("Чтобы подписать, нужны выводы, составитель и руководитель.")
    found.conclusions, found.proposals, found.author, found.head = conclusions, proposals, author, head
    if is_signed:
        found.signed_on = today
        found.items = [packed_item(one) for one in read.tracked(session, plan=plan, today=today)]
    found.version += 1
    return found
