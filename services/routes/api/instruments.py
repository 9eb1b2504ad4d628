"""JSON doors of instruments."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.models import Instrument
from services.routes.queries import reading
from services.routes.schemas.diagnostics import InstrumentIn, InstrumentOut, Paged
from shared.web import page, requires, unit

blueprint = Blueprint("instruments", __name__, description="Инструменты диагностики (ust-koksa 9)")


@blueprint.route("/instruments", methods=["GET"])
@requires("instrument.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, InstrumentOut(many=True))
def list_instruments(_query: dict[str, Any]) -> list[Instrument]:
    """Инструменты муниципалитета."""
    return page(reading.instruments(actor=unit().actor), key=Instrument.id)


@blueprint.route("/instruments/<uuid:instrument_id>", methods=["GET"])
@requires("instrument.read")
@blueprint.response(200, InstrumentOut)
def get_instrument(instrument_id: UUID) -> Instrument:
    """Один инструмент."""
    return reading.instrument(unit().session, actor=unit().actor, instrument_id=instrument_id)


@blueprint.route("/instruments", methods=["POST"])
@requires("instrument.write")
@blueprint.arguments(InstrumentIn)
@blueprint.response(201, InstrumentOut)
def add_instrument(data: dict[str, Any]) -> Instrument:
    """Добавить инструмент института."""
    return actions.add_instrument(unit().session, actor=unit().actor, **data)
