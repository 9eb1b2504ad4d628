"""Whom organizations lack, by subject (ust-koksa п.6)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import StaffingNeed
from services.registry.schemas import Filter, NeedIn, NeedOut, NeedPatch
from shared.web import check_etag, etag, page, requires, unit

blueprint = Blueprint("staffing", __name__, description="Кадровые потребности")


@blueprint.route("/staffing-needs", methods=["GET"])
@requires("staffing_need.read")
@blueprint.arguments(Filter, location="query")
@blueprint.response(200, NeedOut(many=True))
def list_needs(query: dict[str, Any]) -> list[StaffingNeed]:
    """Кого не хватает школам; organization_id — одной."""
    scope = unit().actor.scope("staffing_need.read")
    statement = queries.needs(scope=scope, organization_id=query["organization_id"])
    return page(statement, key=StaffingNeed.id)


@blueprint.route("/organizations/<uuid:organization_id>/staffing-needs", methods=["POST"])
@requires("staffing_need.write")
@blueprint.arguments(NeedIn)
@blueprint.response(201, NeedOut)
def add_need(data: dict[str, Any], organization_id: UUID) -> StaffingNeed:
    """Записать, кого не хватает."""
    scope = unit().actor.scope("staffing_need.write")
    one = queries.find_organization(unit().session, scope=scope, organization_id=organization_id)
    return actions.add_need(unit().session, organization=one, **data)


@blueprint.route("/staffing-needs/<uuid:need_id>", methods=["PATCH"])
@requires("staffing_need.write")
@blueprint.arguments(NeedPatch(partial=True))
@blueprint.response(200, NeedOut)
def update_need(data: dict[str, Any], need_id: UUID) -> StaffingNeed:
    """Изменить потребность; until — работник нашёлся."""
    scope = unit().actor.scope("staffing_need.write")
    need = queries.find_need(unit().session, scope=scope, need_id=need_id)
    check_etag(need.version)
    actions.update_need(unit().session, need=need, values=data)
    etag(need.version)
    return need
