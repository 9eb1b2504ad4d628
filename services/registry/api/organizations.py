"""Organizations and facts about them."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Organization, OrganizationFact
from services.registry.schemas import (
    FactIn,
    FactOut,
    FactPatch,
    Filter,
    OrganizationIn,
    OrganizationOut,
    OrganizationPatch,
    Page,
)
from shared.web import check_etag, etag, page, requires, unit

blueprint = Blueprint("organizations", __name__, description="Организации")


def _find(permission: str, organization_id: UUID, *, lock: bool = False) -> Organization:
    scope = unit().actor.scope(permission)
    return queries.find_organization(unit().session, scope=scope, organization_id=organization_id, lock=lock)


@blueprint.route("/organizations", methods=["GET"])
@requires("organization.read")
@blueprint.arguments(Filter, location="query")
@blueprint.response(200, OrganizationOut(many=True))
def list_organizations(query: dict[str, Any]) -> list[Organization]:
    """Организации; q ищет в коде, названии и прежних названиях."""
    scope = unit().actor.scope("organization.read")
    statement = queries.organizations(scope=scope, q=query["q"], organization_id=query["organization_id"])
    return page(statement, key=Organization.id)


@blueprint.route("/organizations", methods=["POST"])
@requires("organization.write")
@blueprint.arguments(OrganizationIn)
@blueprint.response(201, OrganizationOut)
def create_organization(data: dict[str, Any]) -> Organization:
    """Добавить организацию."""
    scope = unit().actor.scope("organization.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=data.pop("municipality_id")
    )
    one = actions.create_organization(unit().session, municipality_id=municipality.id, **data)
    etag(one.version)
    return one


@blueprint.route("/organizations/<uuid:organization_id>", methods=["GET"])
@requires("organization.read")
@blueprint.response(200, OrganizationOut)
def get_organization(organization_id: UUID) -> Organization:
    """Организация."""
    one = _find("organization.read", organization_id)
    etag(one.version)
    return one


@blueprint.route("/organizations/<uuid:organization_id>", methods=["PATCH"])
@requires("organization.write")
@blueprint.arguments(OrganizationPatch(partial=True))
@blueprint.response(200, OrganizationOut)
def update_organization(data: dict[str, Any], organization_id: UUID) -> Organization:
    """Изменить организацию; If-Match защищает от чужих изменений."""
    one = _find("organization.write", organization_id, lock=True)
    check_etag(one.version)
    actions.update_organization(unit().session, organization=one, values=data)
    etag(one.version)
    return one


@blueprint.route("/organizations/<uuid:organization_id>/facts", methods=["GET"])
@requires("fact.read")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, FactOut(many=True))
def list_facts(_query: dict[str, Any], organization_id: UUID) -> list[OrganizationFact]:
    """Сведения об организации (ust-koksa п.19, 20)."""
    scope = unit().actor.scope("fact.read")
    one = _find("fact.read", organization_id)
    return page(queries.facts(scope=scope, organization_id=one.id), key=OrganizationFact.id)


@blueprint.route("/organizations/<uuid:organization_id>/facts", methods=["POST"])
@requires("fact.write")
@blueprint.arguments(FactIn)
@blueprint.response(201, FactOut)
def record_fact(data: dict[str, Any], organization_id: UUID) -> OrganizationFact:
    """Записать план, модель наставничества или обучение команды (ust-koksa п.19)."""
    one = _find("fact.write", organization_id)
    return actions.record_fact(unit().session, organization=one, **data)


@blueprint.route("/organizations/<uuid:organization_id>/facts/<uuid:fact_id>", methods=["PATCH"])
@requires("fact.write")
@blueprint.arguments(FactPatch(partial=True))
@blueprint.response(200, FactOut)
def update_fact(data: dict[str, Any], organization_id: UUID, fact_id: UUID) -> OrganizationFact:
    """Изменить сведения: план утверждён, обучение завершено."""
    scope = unit().actor.scope("fact.write")
    fact = queries.find_fact(unit().session, scope=scope, organization_id=organization_id, fact_id=fact_id)
    check_etag(fact.version)
    actions.update_fact(unit().session, fact=fact, values=data)
    etag(fact.version)
    return fact
