"""JSON doors of training demand (соцзаказ): wishes, what is needed without names, what was sent."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import TrainingDemand, TrainingRequest
from services.routes.queries import sent_demands
from services.routes.queries.demands import Demand, demand_of
from services.routes.queries.wishes import Wish, wish_rows, wishes_query
from services.routes.rules.demand import planned_year
from services.routes.schemas.demand import (
    DemandOut,
    DemandQuery,
    SendingIn,
    SentOut,
    SentQuery,
    WishesQuery,
    WishIn,
    WishOut,
    WithdrawnOut,
)
from shared.keys import load_keys
from shared.web import about, looks, page, requires, unit

blueprint = Blueprint("demand", __name__, description="Заявка на обучение (соцзаказ, ust-koksa п.7)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _secret() -> bytes:
    return load_keys(unit().settings.keys).session


@blueprint.route("/training-requests", methods=["GET"])
@requires("training_request.read")
@looks("card")
@blueprint.arguments(WishesQuery, location="query")
@blueprint.response(200, WishOut(many=True))
def list_wishes(arguments: dict[str, Any]) -> list[Wish]:
    """Просьбы об обучении: свои, школы — директору, сопровождаемых — тьютору."""
    year = arguments.get("year")
    rows = page(wishes_query(unit().session, **_who(), year=year), key=TrainingRequest.id)
    about(*(one.person_id for one in rows))
    return wish_rows(unit().session, rows, today=unit().today)


@blueprint.route("/training-requests", methods=["POST"])
@requires("training_request.write")
@blueprint.arguments(WishIn)
@blueprint.response(201, WithdrawnOut)
def ask_training(data: dict[str, Any]) -> TrainingRequest:
    """Попросить обучение; свой дефицит называют только по желанию."""
    return actions.ask_training(unit().session, **_who(), **data)


@blueprint.route("/training-requests/<uuid:wish_id>/withdrawal", methods=["POST"])
@requires("training_request.write")
@blueprint.response(200, WithdrawnOut)
def withdraw_training(wish_id: UUID) -> TrainingRequest:
    """Отозвать просьбу."""
    return actions.withdraw_training(unit().session, **_who(), wish_id=wish_id)


@blueprint.route("/training-demand", methods=["GET"])
@requires("training_demand.read")
@blueprint.arguments(DemandQuery, location="query")
@blueprint.response(200, DemandOut)
def get_demand(arguments: dict[str, Any]) -> Demand:
    """Потребность в обучении по областям и темам, без имён, с прогнозом."""
    year = arguments["year"] or planned_year(unit().today)
    return demand_of(unit().session, **_who(), secret=_secret(), year=year)


@blueprint.route("/training-demand/sent", methods=["GET"])
@requires("training_demand.read")
@looks("card")
@blueprint.arguments(SentQuery, location="query")
@blueprint.response(200, SentOut(many=True))
def list_sent(arguments: dict[str, Any]) -> list[TrainingDemand]:
    """Отправленные заявки в пределах видимости."""
    query = narrowed(sent_demands.sent_query(actor=unit().actor), TrainingDemand, arguments)
    return _shown(page(query, key=TrainingDemand.id))


@blueprint.route("/training-demand/sent", methods=["POST"])
@requires("training_demand.send")
@blueprint.arguments(SendingIn)
@blueprint.response(201, SentOut)
def send_demand(data: dict[str, Any]) -> TrainingDemand:
    """Отправить заявку школы, а без школы — сводную; отправленное не меняется."""
    if data["organization_id"]:
        return actions.send_application(unit().session, **_who(), **data)
    return actions.send_consolidated(unit().session, **_who(), secret=_secret(), year=data["year"])


def _shown(rows: list[TrainingDemand]) -> list[TrainingDemand]:
    about(*(UUID(row["person_id"]) for one in rows for row in one.rows if row.get("person_id")))
    return rows
