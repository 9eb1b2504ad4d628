"""Items of plans as they stand today: by hand, by facts, moved, cancelled; many plans in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Plan, PlanItem, PlanLine, PlanMark, PlanVersion
from services.monitoring.queries.plans.facts import progress
from services.monitoring.queries.plans.reading import NamedLine, named_lines, newest_marks, present, span_of
from services.monitoring.rules.plans import Progress, Tracked


def tracked(
    session: Session, *, plan: Plan, today: date, version: PlanVersion | None = None
) -> list[Tracked]:
    """The items of a plan as they stand today, by the version in force unless another is asked for."""
    shown = version or present(session, plan=plan)
    return _tracked_in(session, [(plan, shown)], today)[plan.id]


def tracked_item(
    session: Session, *, plan: Plan, item_id: UUID, today: date, version: PlanVersion | None = None
) -> Tracked | None:
    """The same of one item, or nothing where the version does not have it."""
    shown = version or present(session, plan=plan)
    return next(iter(_tracked_in(session, [(plan, shown)], today, only=item_id)[plan.id]), None)


def tracked_all(session: Session, *, plans: Sequence[Plan], today: date) -> dict[UUID, list[Tracked]]:
    """The same of many plans, each by its version in force."""
    query = (
        select(Plan, PlanVersion)
        .join(PlanVersion, PlanVersion.plan_id == Plan.id)
        .where(Plan.id.in_([one.id for one in plans]))
    )
    every = session.execute(query)
    shown = [(plan, version) for plan, version in every if version.number == max(plan.number, 1)]
    return _tracked_in(session, shown, today)


def _tracked_in(
    session: Session, shown: Sequence[tuple[Plan, PlanVersion]], today: date, *, only: UUID | None = None
) -> dict[UUID, list[Tracked]]:
    plans = {version.id: plan for plan, version in shown}
    lines = [one for one in named_lines(session, version_ids=plans) if only in (None, one.item_id)]
    ids = [plan.id for plan in plans.values()]
    items = {one.id: one for one in session.scalars(select(PlanItem).where(PlanItem.plan_id.in_(ids)))}
    first, said = _first_dates(session, ids), newest_marks(session, item_ids=list(items))
    found: dict[UUID, list[Tracked]] = defaultdict(list)
    for one in lines:
        plan = plans[one.line.version_id]
        seen = progress(session, line=one.line, year=span_of(plan), today=today)
        known = first.get(one.item_id), said.get(one.item_id), seen
        found[plan.id].append(_tracked(one, items[one.item_id], *known))
    return found


def _first_dates(session: Session, plan_ids: Iterable[UUID]) -> dict[UUID, date]:
    query = (
        select(PlanLine.item_id, PlanLine.due_on)
        .join(PlanVersion, PlanVersion.id == PlanLine.version_id)
        .where(PlanVersion.plan_id.in_(plan_ids), PlanVersion.number == 1)
    )
    return {row.item_id: row.due_on for row in session.execute(query)}


def _tracked(
    one: NamedLine, item: PlanItem, first_due: date | None, mark: PlanMark | None, found: Progress | None
) -> Tracked:
    done = mark if mark and mark.state == "done" else None
    by_facts = done is None and found is not None and found.done_on is not None
    done_on = done.done_on if done else found.done_on if found else None
    return Tracked(
        item_id=one.item_id,
        version=item.version,
        section=one.section,
        title=one.title,
        audience=one.audience,
        result=one.result,
        starts_on=one.starts_on,
        due_on=one.due_on,
        first_due=first_due,
        added_in=item.added_in,
        owner_id=one.line.owner_id,
        owner=one.owner,
        is_cancelled=one.is_cancelled,
        reason=one.reason,
        done_on=done_on,
        evidence=done.note if done else found.words if by_facts and found else "",
        explanation=mark.note if mark and not done else "",
        by_facts=by_facts,
        progress=found,
    )


def waiting_for_facts(session: Session) -> list[tuple[Plan, list[PlanLine]]]:
    """The plans in force with the lines that still wait for facts, as it was told last."""
    query = (
        select(Plan, PlanLine)
        .join(PlanVersion, (PlanVersion.plan_id == Plan.id) & (PlanVersion.number == Plan.number))
        .join(PlanLine, PlanLine.version_id == PlanVersion.id)
        .join(PlanItem, PlanItem.id == PlanLine.item_id)
        .where(Plan.state == "approved", PlanItem.state == "planned", PlanLine.fact_kind != "")
        .order_by(Plan.id, PlanLine.item_id)
    )
    found: dict[Plan, list[PlanLine]] = defaultdict(list)
    for plan, line in session.execute(query):
        found[plan].append(line)
    return list(found.items())


def any_done(session: Session, *, plan: Plan, lines: Iterable[PlanLine], today: date) -> bool:
    """Whether facts have brought one of the lines to an end."""
    year = span_of(plan)
    seen = (progress(session, line=one, year=year, today=today) for one in lines)
    return any(one is not None and one.done_on is not None for one in seen)
