"""Bodies and their members."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Body, Membership
from services.registry.schemas import (
    BodyIn,
    BodyOut,
    BodyPatch,
    CommunityOut,
    Filter,
    MembershipIn,
    MembershipOut,
    MembershipPatch,
    Page,
)
from shared.web import about, check_etag, etag, looks, page, public, requires, unit

blueprint = Blueprint("bodies", __name__, description="Объединения и советы")


def _find(permission: str, body_id: UUID, *, lock: bool = False) -> Body:
    scope = unit().actor.scope(permission)
    return queries.find_body(unit().session, scope=scope, body_id=body_id, lock=lock)


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


@blueprint.route("/bodies/<uuid:body_id>", methods=["PATCH"])
@requires("body.write")
@blueprint.arguments(BodyPatch(partial=True))
@blueprint.response(200, BodyOut)
def update_body(data: dict[str, Any], body_id: UUID) -> Body:
    """Изменить объединение; If-Match защищает от чужих изменений."""
    body = _find("body.write", body_id, lock=True)
    check_etag(body.version)
    actions.update_body(unit().session, body=body, values=data)
    etag(body.version)
    return body


@blueprint.route("/communities", methods=["GET"])
@public
@blueprint.arguments(Page, location="query")
@blueprint.response(200, CommunityOut(many=True))
def list_communities(_query: dict[str, Any]) -> list[queries.Community]:
    """Сообщества, о которых может прочитать каждый (ust-koksa п.13, 15)."""
    today = unit().today
    found = page(queries.communities(today=today), key=Body.id)
    return queries.described(unit().session, found, today=today)


@blueprint.route("/bodies/<uuid:body_id>/memberships", methods=["GET"])
@requires("body.read")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, MembershipOut(many=True))
def list_memberships(_query: dict[str, Any], body_id: UUID) -> list[Membership]:
    """Кто и когда состоит в объединении."""
    scope = unit().actor.scope("body.read")
    body = _find("body.read", body_id)
    found = page(queries.memberships(scope=scope, body_id=body.id), key=Membership.id)
    about(*(one.person_id for one in found))
    return found


@blueprint.route("/bodies/<uuid:body_id>/memberships", methods=["POST"])
@requires("body.write")
@blueprint.arguments(MembershipIn)
@blueprint.response(201, MembershipOut)
def add_member(data: dict[str, Any], body_id: UUID) -> Membership:
    """Включить человека в объединение."""
    return actions.add_member(unit().session, body=_find("body.write", body_id), **data)


@blueprint.route("/bodies/<uuid:body_id>/memberships/<uuid:membership_id>", methods=["PATCH"])
@requires("body.write")
@blueprint.arguments(MembershipPatch(partial=True))
@blueprint.response(200, MembershipOut)
def update_membership(data: dict[str, Any], body_id: UUID, membership_id: UUID) -> Membership:
    """Изменить участие: роль, приказ, последний день."""
    scope = unit().actor.scope("body.write")
    membership = queries.find_membership(
        unit().session, scope=scope, body_id=body_id, membership_id=membership_id
    )
    check_etag(membership.version)
    actions.update_membership(unit().session, membership=membership, values=data)
    etag(membership.version)
    return membership
