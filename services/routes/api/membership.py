"""JSON doors of one's own place in groups, and of the municipality's limits."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.models import CooperationSettings, GroupMember
from services.routes.queries import cooperating
from services.routes.queries.own_groups import OwnGroup, own_groups
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.groups import CooperationIn, LeavingIn, OwnGroupOut, OwnMembershipOut
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("membership", __name__, description="Мои группы; пределы групп (ust-koksa 14)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


@blueprint.route("/groups/memberships", methods=["GET"])
@requires("group.answer")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, OwnGroupOut(many=True))
def list_memberships(_query: dict[str, Any]) -> list[OwnGroup]:
    """Мои приглашения и группы."""
    return slice_page(own_groups(unit().session, actor=unit().actor))


@blueprint.route("/groups/<uuid:group_id>/acceptance", methods=["POST"])
@requires("group.answer")
@blueprint.response(200, OwnMembershipOut)
def accept_invitation(group_id: UUID) -> GroupMember:
    """Согласиться: ведущий узнает ваше имя."""
    return actions.accept_invitation(unit().session, **_who(), group_id=group_id)


@blueprint.route("/groups/<uuid:group_id>/refusal", methods=["POST"])
@requires("group.answer")
@blueprint.response(200, OwnMembershipOut)
def decline_invitation(group_id: UUID) -> GroupMember:
    """Отказаться."""
    return actions.decline_invitation(unit().session, **_who(), group_id=group_id)


@blueprint.route("/groups/<uuid:group_id>/leaving", methods=["POST"])
@requires("group.answer")
@blueprint.arguments(LeavingIn)
@blueprint.response(200, OwnMembershipOut)
def leave_group(data: dict[str, Any], group_id: UUID) -> GroupMember:
    """Выйти из группы."""
    return actions.leave_group(unit().session, **_who(), group_id=group_id, **data)


@blueprint.route("/groups/limits", methods=["GET"])
@requires("group.read")
@blueprint.response(200, CooperationIn)
def get_limits() -> CooperationSettings:
    """В каких пределах предлагаются группы и за сколько дней отвечают на вопрос."""
    return cooperating.settings(unit().session, municipality_id=unit().actor.municipality_id)


@blueprint.route("/groups/limits", methods=["PUT"])
@requires("cooperation.write")
@blueprint.arguments(CooperationIn)
@blueprint.response(200, CooperationIn)
def set_limits(data: dict[str, Any]) -> CooperationSettings:
    """Изменить эти пределы."""
    return actions.set_cooperation(unit().session, actor=unit().actor, **data)
