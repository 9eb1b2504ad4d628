"""Telling of items in force: owner, days and state, without their words; only what has changed is told."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Plan, PlanItem, PlanLine, PlanVersion
from services.monitoring.queries import plans as read
from services.monitoring.rules.plans import told_state
from shared.contracts.monitoring import PlanItemChanged
from shared.outbox import emit


def announce_items(
    session: Session, plan: Plan, *, today: date, corrected: Collection[UUID] = frozenset()
) -> None:
    """Tell the items whose state a mark, a fact or an approval has changed, and those just `corrected`."""
    version = read.present(session, plan=plan)
    for one in read.tracked(session, plan=plan, today=today, version=version):
        item = session.get_one(PlanItem, one.item_id)
        state = told_state(one, today)
        if item.state != state or one.item_id in corrected:
            item.state = state
            item.version += 1
            line = read.line_in(session, version=version, item_id=item.id)
            emit(session, _changed(plan, item, line))


def items_in_force(session: Session) -> Iterator[PlanItemChanged]:
    """Every item of every approved plan as it was told last."""
    query = (
        select(Plan, PlanItem, PlanLine)
        .join(PlanItem, PlanItem.plan_id == Plan.id)
        .join(PlanVersion, (PlanVersion.plan_id == Plan.id) & (PlanVersion.number == Plan.number))
        .join(PlanLine, (PlanLine.version_id == PlanVersion.id) & (PlanLine.item_id == PlanItem.id))
        .where(Plan.state == "approved")
        .order_by(PlanItem.id)
    )
    return (_changed(*row) for row in session.execute(query))


def _changed(plan: Plan, item: PlanItem, line: PlanLine) -> PlanItemChanged:
    return PlanItemChanged(
        id=item.id,
        municipality_id=item.municipality_id,
        version=item.version,
        plan_id=plan.id,
        body_id=plan.body_id,
        owner_id=line.owner_id,
        due_on=line.due_on,
        state=item.state,
    )
