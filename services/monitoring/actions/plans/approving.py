"""Versions approved: the plan by the authority, then each correction; from then on they never change."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.actions.plans.announcing import announce_items
from services.monitoring.actions.plans.making import erase_draft
from services.monitoring.errors import NothingPlanned, PlanIsDraft
from services.monitoring.models import Plan, PlanVersion
from services.monitoring.queries import plans as read
from services.monitoring.queries.plans import Reader
from shared.errors import Invalid


def approve(
    session: Session,
    *,
    reader: Reader,
    plan_id: UUID,
    approver: str,
    approver_name: str,
    approved_on: date,
    order_number: str,
    today: date,
) -> PlanVersion:
    """Record that the version being written is approved: by whom, when, by which order (aleysk 3.4, 3.10)."""
    plan = read.approvable_plan(session, reader=reader, plan_id=plan_id)
    draft = read.open_draft(session, plan=plan)
    said = (approver, approver_name, approved_on, order_number)
    if draft is None:
        return _same(read.present(session, plan=plan), said)
    if approved_on > today:
        raise Invalid(fields={"approved_on": ["Этот день ещё не наступил."]})
    _refuse_empty(session, plan, draft)
    draft.approver, draft.approver_name, draft.approved_on, draft.order_number = said
    draft.state, plan.state, plan.number = "approved", "approved", draft.number
    plan.version += 1
    session.flush()
    corrected = {one.item_id for one in read.changes_of(session, plan=plan, version=draft)}
    announce_items(session, plan, today=today, corrected=corrected)
    return draft


def _same(last: PlanVersion, said: tuple[str, str, date, str]) -> PlanVersion:
    """The last approval, if this is it once more; else there is nothing to approve."""
    if (last.approver, last.approver_name, last.approved_on, last.order_number) != said:
        raise NothingPlanned
    return last


def _refuse_empty(session: Session, plan: Plan, draft: PlanVersion) -> None:
    if not read.lines_in(session, version=draft):
        raise NothingPlanned("В плане нет ни одного мероприятия.")
    if draft.number > 1 and not read.changes_of(session, plan=plan, version=draft):
        raise NothingPlanned


def drop_correction(session: Session, *, reader: Reader, plan_id: UUID) -> Plan:
    """Give up a correction that was not approved; there being none changes nothing."""
    plan = read.own_plan(session, reader=reader, plan_id=plan_id)
    if plan.state != "approved":
        raise PlanIsDraft
    draft = read.open_draft(session, plan=plan)
    if draft is not None:
        erase_draft(session, draft)
        plan.version += 1
    return plan
