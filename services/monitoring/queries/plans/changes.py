"""Versions of a plan compared, and the analyses of its execution with what they stand on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import PlanAnalysisNotFound
from services.monitoring.models import Plan, PlanAnalysis, PlanVersion
from services.monitoring.queries.plans.reach import Reader, shown
from services.monitoring.queries.plans.reading import lines_in, names_of, span_of, version_of
from services.monitoring.queries.plans.standing import tracked
from services.monitoring.rules.plans import (
    Difference,
    Execution,
    Part,
    differences,
    draft_analysis,
    draft_proposals,
    execution,
    parts,
    unpacked_item,
)


def changes_of(
    session: Session, *, plan: Plan, version: PlanVersion, since: int | None = None
) -> list[Difference]:
    """What a version changes against the one before it, or against another; the first changes nothing."""
    number = version.number - 1 if since is None else since
    if number < 1 or number == version.number:
        return []
    before = version_of(session, plan=plan, number=number, drafts=True)
    old, new = (lines_in(session, version=one) for one in (before, version))
    return differences(old, new, reason=version.reason)


def part_of(plan: Plan, *, kind: str, since: date, until: date) -> Part:
    """The part of a plan's year that begins and ends so, with its title."""
    known = parts(plan.year_kind, span_of(plan))
    return next(
        one for one in known if one.kind == kind and one.span.since == since and one.span.until == until
    )


def part_of_version(plan: Plan, version: PlanVersion) -> Part:
    """The part of the year that a version corrects."""
    return part_of(plan, kind=version.kind, since=version.since, until=version.until)


@dataclass(frozen=True, kw_only=True)
class Analysed:
    """An analysis with its figures: as they were when it was signed, else as they are today."""

    plan: Plan
    analysis: PlanAnalysis
    execution: Execution

    @property
    def is_draft(self) -> bool:
        """Whether it may still be mended."""
        return self.analysis.signed_on is None

    @property
    def conclusions(self) -> str:
        """The words written, or drafted from the figures where nobody wrote yet."""
        return self.analysis.conclusions if self.analysis.version else draft_analysis(self.execution)

    @property
    def proposals(self) -> str:
        """The same of proposals."""
        return self.analysis.proposals if self.analysis.version else draft_proposals(self.execution)


def analysis(session: Session, *, reader: Reader, analysis_id: UUID) -> tuple[Plan, PlanAnalysis]:
    """Find an analysis of a plan the reader sees; a draft only if the plan is theirs to write."""
    query = (
        select(Plan, PlanAnalysis)
        .join(PlanAnalysis, PlanAnalysis.plan_id == Plan.id)
        .where(*shown(reader=reader))
    )
    found = session.execute(query.where(PlanAnalysis.id == analysis_id)).one_or_none()
    if found is None:
        raise PlanAnalysisNotFound
    plan, known = found
    if known.signed_on is None and not reader.sees_draft(plan):
        raise PlanAnalysisNotFound
    return plan, known


def analyses(session: Session, *, plan: Plan, drafts: bool) -> list[PlanAnalysis]:
    """The analyses of a plan, by their parts of the year."""
    query = select(PlanAnalysis).where(PlanAnalysis.plan_id == plan.id)
    found = query if drafts else query.where(PlanAnalysis.signed_on.is_not(None))
    return list(session.scalars(found.order_by(PlanAnalysis.since, PlanAnalysis.until)))


def analysed(session: Session, *, plan: Plan, found: PlanAnalysis, today: date) -> Analysed:
    """An analysis with its figures."""
    part = part_of(plan, kind=found.kind, since=found.since, until=found.until)
    if found.items is None:
        items, on = tracked(session, plan=plan, today=today), today
    else:
        owners = names_of(session, ids=(UUID(one["owner_id"]) for one in found.items if one["owner_id"]))
        items = [unpacked_item(one, owners=owners) for one in found.items]
        on = found.signed_on or today
    return Analysed(plan=plan, analysis=found, execution=execution(items, part=part, on=on))


def analysis_title(plan: Plan, found: PlanAnalysis) -> str:
    """Of which part of the year an analysis is."""
    return part_of(plan, kind=found.kind, since=found.since, until=found.until).title
