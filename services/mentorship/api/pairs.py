"""JSON doors of pairs: proposing, consents, the order, rest, the end."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.api.acting import present, shown
from services.mentorship.api.seeing import seen
from services.mentorship.models import Pair
from services.mentorship.schemas import (
    ConsentIn,
    EndingIn,
    OrderIn,
    PairIn,
    PairOut,
    PairsQuery,
    PauseIn,
    ResumeIn,
)
from shared.web import looks, page, requires, unit

blueprint = Blueprint("pairs", __name__, description="Наставнические пары (ст. 351.8 ТК РФ)")
PAGING = ("limit", "cursor")


@blueprint.route("/pairs", methods=["GET"])
@requires("pair.read")
@looks("pair")
@blueprint.arguments(PairsQuery, location="query")
@blueprint.response(200, PairOut(many=True))
def list_pairs(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Пары в пределах видимости."""
    filters = {name: value for name, value in query.items() if name not in PAGING}
    scope = queries.reach(unit().session, actor=unit().actor, permission="pair.read")
    rows = page(queries.pairs_within(unit().session, scope=scope, filters=filters), key=Pair.id)
    seen(*rows)
    return queries.described_pairs(unit().session, pairs=rows, as_of=unit().today)


@blueprint.route("/pairs", methods=["POST"])
@requires("pair.propose")
@blueprint.arguments(PairIn)
@blueprint.response(201, PairOut)
def propose_pair(data: dict[str, Any]) -> dict[str, Any]:
    """Предложить пару."""
    work = unit()
    return shown(actions.propose_pair(work.session, actor=work.actor, now=work.now, today=work.today, **data))


@blueprint.route("/pairs/<uuid:pair_id>", methods=["GET"])
@requires("pair.read")
@looks("pair")
@blueprint.response(200, PairOut)
def get_pair(pair_id: UUID) -> dict[str, Any]:
    """Пара с историей."""
    scope = queries.reach(unit().session, actor=unit().actor, permission="pair.read")
    return shown(queries.get_pair(unit().session, pair_id=pair_id, scope=scope))


@blueprint.route("/pairs/<uuid:pair_id>/consents", methods=["POST"])
@requires("pair.consent")
@blueprint.arguments(ConsentIn)
@blueprint.response(201, PairOut)
def give_consent(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Внести письменное согласие."""
    return shown(actions.give_consent(unit().session, **present(pair_id, "pair.consent"), **data))


@blueprint.route("/pairs/<uuid:pair_id>/order", methods=["POST"])
@requires("pair.order")
@blueprint.arguments(OrderIn)
@blueprint.response(200, PairOut)
def order_pair(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Внести приказ: пара начинает работу."""
    return shown(actions.order_pair(unit().session, **present(pair_id, "pair.order"), **data))


@blueprint.route("/pairs/<uuid:pair_id>/pause", methods=["POST"])
@requires("pair.pause")
@blueprint.arguments(PauseIn)
@blueprint.response(200, PairOut)
def pause_pair(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Приостановить пару."""
    return shown(actions.pause_pair(unit().session, **present(pair_id, "pair.pause"), **data))


@blueprint.route("/pairs/<uuid:pair_id>/resume", methods=["POST"])
@requires("pair.pause")
@blueprint.arguments(ResumeIn)
@blueprint.response(200, PairOut)
def resume_pair(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Возобновить пару."""
    return shown(actions.resume_pair(unit().session, **present(pair_id, "pair.pause"), **data))


@blueprint.route("/pairs/<uuid:pair_id>/ending", methods=["POST"])
@requires("pair.end")
@blueprint.arguments(EndingIn)
@blueprint.response(200, PairOut)
def end_pair(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Отклонить, завершить или прекратить пару досрочно."""
    return shown(actions.end_pair(unit().session, **present(pair_id, "pair.end"), **data))
