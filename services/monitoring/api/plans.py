"""JSON doors of year plans: begun, written, approved, corrected (aleysk 3.4, sosnovy-bor 3.2–3.3)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.monitoring.actions import plans as actions
from services.monitoring.models import Plan, PlanVersion
from services.monitoring.queries import plans as queries
from services.monitoring.queries.plans import ItemRow, Reader
from services.monitoring.rules.plans import Difference
from services.monitoring.schemas.periods import Paged
from services.monitoring.schemas.plans import (
    PlanApprovalIn,
    PlanCorrectionIn,
    PlanDifferenceOut,
    PlanDifferencesQuery,
    PlanIn,
    PlanItemIn,
    PlanItemOut,
    PlanMarkIn,
    PlanOut,
    PlanReasonIn,
    PlansQuery,
    PlanVersionOut,
    PlanVersionQuery,
)
from shared.web import check_etag, etag, page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("plans", __name__, description="Годовые планы (aleysk 3.4, zeya 5.3)")


def reading() -> Reader:
    """Whoever asks, before plans."""
    return queries.reader(unit().session, actor=unit().actor, today=unit().today)


def _plan(plan_id: UUID) -> Plan:
    return queries.plan(unit().session, reader=reading(), plan_id=plan_id)


def _shown(found: Plan) -> Plan:
    etag(found.version)
    return found


def _row(item_id: UUID) -> ItemRow:
    work, who = unit(), reading()
    plan, item = queries.item(work.session, reader=who, item_id=item_id)
    of: dict[str, Any] = {"plan": plan, "reader": who, "today": work.today}
    found = queries.standing_item(work.session, item=item, **of)
    etag(found.item.version)
    return found


@blueprint.route("/plans", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(PlansQuery, location="query")
@blueprint.response(200, PlanOut(many=True))
def list_plans(query: dict[str, Any]) -> list[Plan]:
    """Планы методической службы и объединений."""
    found = queries.plans(reader=reading())
    if "body_id" in query:
        found = found.where(Plan.body_id == query["body_id"])
    return page(found, key=Plan.id)


@blueprint.route("/plans", methods=["POST"])
@requires("plan.write")
@blueprint.arguments(PlanIn)
@blueprint.response(201, PlanOut)
def make_plan(data: dict[str, Any]) -> Plan:
    """Начать план года; тот же год ещё раз — тот же план."""
    work = unit()
    return _shown(actions.make_plan(work.session, reader=reading(), today=work.today, **data))


@blueprint.route("/plans/<uuid:plan_id>", methods=["GET"])
@requires("plan.read")
@blueprint.response(200, PlanOut)
def get_plan(plan_id: UUID) -> Plan:
    """Один план."""
    return _shown(_plan(plan_id))


@blueprint.route("/plans/<uuid:plan_id>", methods=["DELETE"])
@requires("plan.write")
@blueprint.response(204)
def drop_plan(plan_id: UUID) -> None:
    """Удалить черновик плана; утверждённый не удаляется."""
    check_etag(_plan(plan_id).version)
    actions.drop_plan(unit().session, reader=reading(), plan_id=plan_id)


@blueprint.route("/plans/<uuid:plan_id>/items", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(PlanVersionQuery, location="query")
@blueprint.response(200, PlanItemOut(many=True))
def list_items(query: dict[str, Any], plan_id: UUID) -> list[ItemRow]:
    """Мероприятия плана и что с каждым сегодня."""
    work, who, plan = unit(), reading(), _plan(plan_id)
    of: dict[str, Any] = {"plan": plan, "reader": who, "today": work.today}
    return slice_page(queries.item_rows(work.session, number=query.get("version"), **of))


@blueprint.route("/plans/<uuid:plan_id>/items", methods=["POST"])
@requires("plan.write")
@blueprint.arguments(PlanItemIn)
@blueprint.response(201, PlanItemOut)
def add_item(data: dict[str, Any], plan_id: UUID) -> ItemRow:
    """Записать мероприятие в черновик плана или корректировки."""
    made = actions.add_item(unit().session, reader=reading(), plan_id=plan_id, **data)
    return _row(made.id)


@blueprint.route("/plans/items/<uuid:item_id>", methods=["GET"])
@requires("plan.read")
@blueprint.response(200, PlanItemOut)
def get_item(item_id: UUID) -> ItemRow:
    """Одно мероприятие."""
    return _row(item_id)


@blueprint.route("/plans/items/<uuid:item_id>", methods=["PUT"])
@requires("plan.write")
@blueprint.arguments(PlanItemIn)
@blueprint.response(200, PlanItemOut)
def change_item(data: dict[str, Any], item_id: UUID) -> ItemRow:
    """Изменить или перенести мероприятие в черновике."""
    work, who = unit(), reading()
    _, found = queries.item(work.session, reader=who, item_id=item_id)
    check_etag(found.version)
    actions.change_item(work.session, reader=who, item_id=item_id, **data)
    return _row(item_id)


@blueprint.route("/plans/items/<uuid:item_id>/cancellation", methods=["POST"])
@requires("plan.write")
@blueprint.arguments(PlanReasonIn)
@blueprint.response(200, PlanOut)
def cancel_item(data: dict[str, Any], item_id: UUID) -> Plan:
    """Отменить мероприятие корректировкой, с причиной; ещё не утверждённое просто убирается."""
    work, who = unit(), reading()
    plan, _ = queries.item(work.session, reader=who, item_id=item_id)
    actions.cancel_item(work.session, reader=who, item_id=item_id, **data)
    return _shown(plan)


@blueprint.route("/plans/items/<uuid:item_id>/marks", methods=["POST"])
@requires("plan.mark")
@blueprint.arguments(PlanMarkIn)
@blueprint.response(200, PlanItemOut)
def mark_item(data: dict[str, Any], item_id: UUID) -> ItemRow:
    """Отметить мероприятие выполненным или снять отметку."""
    work = unit()
    when: dict[str, Any] = {"now": work.now, "today": work.today}
    actions.mark_item(work.session, reader=reading(), item_id=item_id, **when, **data)
    return _row(item_id)


@blueprint.route("/plans/<uuid:plan_id>/approval", methods=["POST"])
@requires("plan.approve")
@blueprint.arguments(PlanApprovalIn)
@blueprint.response(200, PlanVersionOut)
def approve(data: dict[str, Any], plan_id: UUID) -> PlanVersion:
    """Записать утверждение плана или корректировки."""
    work = unit()
    check_etag(_plan(plan_id).version)
    return actions.approve(work.session, reader=reading(), plan_id=plan_id, today=work.today, **data)


@blueprint.route("/plans/<uuid:plan_id>/corrections", methods=["POST"])
@requires("plan.write")
@blueprint.arguments(PlanCorrectionIn)
@blueprint.response(201, PlanVersionOut)
def start_correction(data: dict[str, Any], plan_id: UUID) -> PlanVersion:
    """Начать корректировку полугодия, квартала или месяца."""
    return actions.start_correction(unit().session, reader=reading(), plan_id=plan_id, **data)


@blueprint.route("/plans/<uuid:plan_id>/corrections", methods=["DELETE"])
@requires("plan.write")
@blueprint.response(204)
def drop_correction(plan_id: UUID) -> None:
    """Отменить начатую корректировку."""
    actions.drop_correction(unit().session, reader=reading(), plan_id=plan_id)


@blueprint.route("/plans/<uuid:plan_id>/versions", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, PlanVersionOut(many=True))
def list_versions(_query: dict[str, Any], plan_id: UUID) -> list[PlanVersion]:
    """Редакции плана: утверждённый план и корректировки."""
    return slice_page(queries.seen_versions(unit().session, plan=_plan(plan_id), reader=reading()))


@blueprint.route("/plans/<uuid:plan_id>/versions/<int:number>/differences", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(PlanDifferencesQuery, location="query")
@blueprint.response(200, PlanDifferenceOut(many=True))
def list_differences(query: dict[str, Any], plan_id: UUID, number: int) -> list[Difference]:
    """Чем редакция отличается от прежней или от названной, поимённо."""
    plan, who = _plan(plan_id), reading()
    found = queries.seen_version(unit().session, plan=plan, number=number, reader=who)
    changes = queries.changes_of(unit().session, plan=plan, version=found, since=query.get("since"))
    return slice_page(changes)
