"""JSON doors of changes in a pair's life: its terms, a move to another school, another mentor."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions
from services.mentorship.api.acting import present, shown
from services.mentorship.schemas import MoveIn, PairOut, ReplacementIn, TermsIn
from shared.web import requires, unit

blueprint = Blueprint("pair_changes", __name__, description="Что меняется, пока пара работает")


@blueprint.route("/pairs/<uuid:pair_id>", methods=["PATCH"])
@requires("pair.order")
@blueprint.arguments(TermsIn)
@blueprint.response(200, PairOut)
def change_terms(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Исправить форму, цель или предмет пары."""
    present(pair_id, "pair.order")
    return shown(actions.change_terms(unit().session, actor=unit().actor, pair_id=pair_id, **data))


@blueprint.route("/pairs/<uuid:pair_id>/transfer", methods=["POST"])
@requires("pair.order")
@blueprint.arguments(MoveIn)
@blueprint.response(200, PairOut)
def keep_after_move(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Записать согласие школ: участник перешёл, пара продолжается."""
    who = present(pair_id, "pair.order")
    del who["now"]
    return shown(actions.keep_after_move(unit().session, **who, **data))


@blueprint.route("/pairs/<uuid:pair_id>/replacement", methods=["POST"])
@requires("pair.propose")
@blueprint.arguments(ReplacementIn)
@blueprint.response(201, PairOut)
def replace_mentor(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Предложить другого наставника: новая пара, прежняя закончится и сохранит историю."""
    return shown(actions.replace_mentor(unit().session, **present(pair_id, "pair.propose"), **data))
