"""Bodies and their members."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Body, Membership
from services.registry.schemas import BodyIn, BodyOut, Filter, MembershipIn, MembershipOut, Page
from shared.web import etag, page, requires, unit

blueprint = Blueprint("bodies", __name__, description="Объединения и советы")


def _find(permission: str, body_id: UUID) -> Body:
    return queries.find_body(unit().session, scope=unit().actor.scope(permission), body_id=body_id)


@blueprint.route("/bodies", methods=["GET"])
@requires("body.read")
@blueprint.arguments(Filter, location="query")
@blueprint.response(200, BodyOut(many=True))
def list_bodies(query: dict[str, Any]) -> list[Body]:
    """Объединения муниципалитета; q ищет в названии."""
    return page(queries.bodies(scope=unit().actor.scope("body.read"), q=query["q"]), key=Body.id)


@blueprint.route("/bodies", methods=["POST"])
@requires("body.write")
@blueprint.arguments(BodyIn)
@blueprint.response(201, BodyOut)
def create_body(data: dict[str, Any]) -> Body:
    """Создать объединение."""
    scope = unit().actor.scope("body.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=data.pop("municipality_id")
    )
    return actions.create_body(unit().session, municipality_id=municipality.id, **data)


@blueprint.route("/bodies/<uuid:body_id>", methods=["GET"])
@requires("body.read")
@blueprint.response(200, BodyOut)
def get_body(body_id: UUID) -> Body:
    """Объединение."""
    body = _find("body.read", body_id)
    etag(body.version)
    return body


@blueprint.route("/bodies/<uuid:body_id>/memberships", methods=["GET"])
@requires("body.read")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, MembershipOut(many=True))
def list_memberships(_query: dict[str, Any], body_id: UUID) -> list[Membership]:
    """Кто и когда состоит в объединении."""
    scope = unit().actor.scope("body.read")
    body = _find("body.read", body_id)
    return page(queries.memberships(scope=scope, body_id=body.id), key=Membership.id)


@blueprint.route("/bodies/<uuid:body_id>/memberships", methods=["POST"])
@requires("body.write")
@blueprint.arguments(MembershipIn)
@blueprint.response(201, MembershipOut)
def add_member(data: dict[str, Any], body_id: UUID) -> Membership:
    """Включить человека в объединение."""
    return actions.add_member(unit().session, body=_find("body.write", body_id), **data)
