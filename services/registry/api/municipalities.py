"""Municipalities: listed, read, created from a profile, their settings changed."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Municipality
from services.registry.schemas import MunicipalityIn, MunicipalityOut, MunicipalityPatch, Page
from shared.web import check_etag, etag, page, requires, unit

blueprint = Blueprint("municipalities", __name__, description="Муниципалитеты")


@blueprint.route("/municipalities", methods=["GET"])
@requires("municipality.read")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, MunicipalityOut(many=True))
def list_municipalities(_query: dict[str, Any]) -> list[Municipality]:
    """Муниципалитеты, доступные вам."""
    scope = unit().actor.scope("municipality.read")
    return page(queries.municipalities(scope=scope), key=Municipality.id)


@blueprint.route("/municipalities", methods=["POST"])
@requires("municipality.write")
@blueprint.arguments(MunicipalityIn)
@blueprint.response(201, MunicipalityOut)
def init_municipality(data: dict[str, Any]) -> Municipality:
    """Создать муниципалитет из профиля; существующий возвращается без изменений."""
    return actions.init_municipality(unit().session, today=unit().today, **data)


@blueprint.route("/municipalities/<uuid:municipality_id>", methods=["GET"])
@requires("municipality.read")
@blueprint.response(200, MunicipalityOut)
def get_municipality(municipality_id: UUID) -> Municipality:
    """Муниципалитет."""
    scope = unit().actor.scope("municipality.read")
    found = queries.find_municipality(unit().session, scope=scope, municipality_id=municipality_id)
    etag(found.version)
    return found


@blueprint.route("/municipalities/<uuid:municipality_id>", methods=["PATCH"])
@requires("municipality.write")
@blueprint.arguments(MunicipalityPatch(partial=True))
@blueprint.response(200, MunicipalityOut)
def update_municipality(data: dict[str, Any], municipality_id: UUID) -> Municipality:
    """Изменить настройки; young_rule — новая версия правила молодого педагога с её дня."""
    scope = unit().actor.scope("municipality.write")
    found = queries.find_municipality(unit().session, scope=scope, municipality_id=municipality_id, lock=True)
    check_etag(found.version)
    who: dict[str, Any] = {"account_id": unit().actor.account_id, "now": unit().now}
    actions.update_municipality(unit().session, municipality=found, values=data, **who)
    etag(found.version)
    return found
