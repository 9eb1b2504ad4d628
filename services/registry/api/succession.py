"""Organizations end: closed, or merged into another."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Organization
from services.registry.schemas import ClosingIn, MergerIn, StaffChangedOut
from shared.web import check_etag, etag, requires, unit

blueprint = Blueprint("succession", __name__, description="Закрытие и присоединение организаций")


def _find(organization_id: UUID) -> Organization:
    scope = unit().actor.scope("organization.write")
    return queries.find_organization(unit().session, scope=scope, organization_id=organization_id, lock=True)


@blueprint.route("/organizations/<uuid:organization_id>/closing", methods=["POST"])
@requires("organization.write")
@blueprint.arguments(ClosingIn)
@blueprint.response(200, StaffChangedOut)
def close_organization(data: dict[str, Any], organization_id: UUID) -> dict[str, Any]:
    """Закрыть организацию последним днём её работы."""
    one = _find(organization_id)
    check_etag(one.version)
    people = actions.close_organization(unit().session, organization=one, **data)
    etag(one.version)
    return {"organization": one, "people": people}


@blueprint.route("/organizations/<uuid:organization_id>/merger", methods=["POST"])
@requires("organization.write")
@blueprint.arguments(MergerIn)
@blueprint.response(200, StaffChangedOut)
def merge_organizations(data: dict[str, Any], organization_id: UUID) -> dict[str, Any]:
    """Присоединить к другой: работники переходят с названного дня."""
    one, successor = _find(organization_id), _find(data["successor_id"])
    check_etag(one.version)
    people = actions.merge_organizations(
        unit().session, organization=one, successor=successor, since=data["since"]
    )
    etag(one.version)
    return {"organization": one, "people": people}
