"""JSON doors of groups: one mentor, many mentees, one order."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.schemas import GroupConsentIn, GroupIn, GroupOrderIn, GroupOut
from shared.web import about, looks, requires, unit

blueprint = Blueprint("pair_groups", __name__, description="Группы: один наставник, несколько наставляемых")


def _act(action: Any, **given: Any) -> dict[str, Any]:
    work = unit()
    return _shown(action(work.session, actor=work.actor, now=work.now, today=work.today, **given))


def _shown(group: actions.Group) -> dict[str, Any]:
    rows = group.pairs
    about(*(one for row in rows for one in (row.mentor_id, row.mentee_id)))
    pairs = queries.described_pairs(unit().session, pairs=rows, as_of=unit().today)
    return {"group_id": group.group_id, "pairs": pairs, "failed": group.failed}


@blueprint.route("/pair-groups", methods=["POST"])
@requires("pair.propose")
@blueprint.arguments(GroupIn)
@blueprint.response(201, GroupOut)
def propose_group(data: dict[str, Any]) -> dict[str, Any]:
    """Предложить одного наставника нескольким наставляемым; отказы названы по одному."""
    return _act(actions.propose_group, **data)


@blueprint.route("/pair-groups/<uuid:group_id>", methods=["GET"])
@requires("pair.read")
@looks("pair")
@blueprint.response(200, GroupOut)
def get_group(group_id: UUID) -> dict[str, Any]:
    """Пары группы в пределах видимости."""
    return _shown(actions.get_group(unit().session, actor=unit().actor, group_id=group_id))


@blueprint.route("/pair-groups/<uuid:group_id>/consent", methods=["POST"])
@requires("pair.consent")
@blueprint.arguments(GroupConsentIn)
@blueprint.response(200, GroupOut)
def consent_group(data: dict[str, Any], group_id: UUID) -> dict[str, Any]:
    """Внести согласие наставника на всю группу."""
    return _act(actions.consent_group, group_id=group_id, **data)


@blueprint.route("/pair-groups/<uuid:group_id>/order", methods=["POST"])
@requires("pair.order")
@blueprint.arguments(GroupOrderIn)
@blueprint.response(200, GroupOut)
def order_group(data: dict[str, Any], group_id: UUID) -> dict[str, Any]:
    """Внести один приказ на всю группу."""
    return _act(actions.order_group, group_id=group_id, **data)
