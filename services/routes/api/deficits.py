"""JSON doors of deficits: recorded, contested, confirmed, dismissed."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import Deficit
from services.routes.queries import reading, register
from services.routes.queries.released import released
from services.routes.schemas.diagnostics import (
    ChangeOut,
    ConfirmationIn,
    ConfirmationsIn,
    ContestIn,
    DeficitIn,
    DeficitOut,
    DeficitsQuery,
    ReasonIn,
    ReleaseIn,
)
from services.routes.schemas.released import ReleasedOut
from shared.web import about, etag, looks, page, requires, unit

blueprint = Blueprint("deficits", __name__, description="Дефициты (ust-koksa п.13; 152-ФЗ ст. 16)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _shown(deficit: Deficit) -> Deficit:
    etag(deficit.version)
    about(deficit.person_id)
    return deficit


@blueprint.route("/deficits", methods=["GET"])
@requires("deficit.read")
@looks("diagnostics")
@blueprint.arguments(DeficitsQuery, location="query")
@blueprint.response(200, DeficitOut(many=True))
def list_deficits(arguments: dict[str, Any]) -> list[Deficit]:
    """Дефициты: свои и сопровождаемых."""
    apart = {name: arguments.pop(name, None) for name in ("contested", "organization_id")}
    query = narrowed(reading.deficits(unit().session, **_who()), Deficit, arguments)
    rows = page(reading.narrowed_deficits(query, today=unit().today, **apart), key=Deficit.id)
    about(*(row.person_id for row in rows))
    return rows


@blueprint.route("/deficits/released", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
@blueprint.response(200, ReleasedOut(many=True))
def list_released() -> list[Deficit]:
    """Темы, которые педагог открыл: наставнику — его наставляемых, методисту — муниципалитета."""
    rows = page(released(unit().session, **_who()), key=Deficit.id)
    about(*(row.person_id for row in rows))
    return rows


@blueprint.route("/deficits/<uuid:deficit_id>", methods=["GET"])
@requires("deficit.read")
@looks("diagnostics")
@blueprint.response(200, DeficitOut)
def get_deficit(deficit_id: UUID) -> Deficit:
    """Один дефицит."""
    return _shown(reading.deficit(unit().session, **_who(), deficit_id=deficit_id, lock=False))


@blueprint.route("/deficits/<uuid:deficit_id>/history", methods=["GET"])
@requires("deficit.read")
@looks("diagnostics")
@blueprint.response(200, ChangeOut(many=True))
def list_changes(deficit_id: UUID) -> list[register.Change]:
    """История состояний дефицита: когда, кто и что сказал."""
    found = reading.deficit(unit().session, **_who(), deficit_id=deficit_id, lock=False)
    about(found.person_id)
    return register.history(unit().session, found)


@blueprint.route("/deficits", methods=["POST"])
@requires("deficit.record")
@blueprint.arguments(DeficitIn)
@blueprint.response(201, DeficitOut)
def record_deficit(data: dict[str, Any]) -> Deficit:
    """Внести дефицит по посещению урока или со слов педагога."""
    return _shown(actions.record_deficit(unit().session, **_who(), **data))


@blueprint.route("/deficits/<uuid:deficit_id>/confirmation", methods=["POST"])
@requires("deficit.decide")
@blueprint.arguments(ConfirmationIn)
@blueprint.response(200, DeficitOut)
def confirm_deficit(data: dict[str, Any], deficit_id: UUID) -> Deficit:
    """Тьютор подтверждает дефицит."""
    return _shown(actions.confirm_deficit(unit().session, **_who(), deficit_id=deficit_id, **data))


@blueprint.route("/deficits/confirmations", methods=["POST"])
@requires("deficit.decide")
@blueprint.arguments(ConfirmationsIn)
@blueprint.response(200, DeficitOut(many=True))
def confirm_deficits(data: dict[str, Any]) -> list[Deficit]:
    """Подтвердить несколько сразу: все или ни одного."""
    return actions.confirm_deficits(unit().session, **_who(), **data)


@blueprint.route("/deficits/<uuid:deficit_id>/contest", methods=["POST"])
@requires("deficit.contest")
@blueprint.arguments(ContestIn)
@blueprint.response(200, DeficitOut)
def contest_deficit(data: dict[str, Any], deficit_id: UUID) -> Deficit:
    """Педагог возражает до подтверждения."""
    return _shown(actions.contest_deficit(unit().session, **_who(), deficit_id=deficit_id, **data))


@blueprint.route("/deficits/<uuid:deficit_id>/dismissal", methods=["POST"])
@requires("deficit.decide")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, DeficitOut)
def dismiss_deficit(data: dict[str, Any], deficit_id: UUID) -> Deficit:
    """Тьютор отклоняет дефицит с причиной."""
    return _shown(actions.dismiss_deficit(unit().session, **_who(), deficit_id=deficit_id, **data))


@blueprint.route("/deficits/<uuid:deficit_id>/release", methods=["POST"])
@requires("deficit.release")
@blueprint.arguments(ReleaseIn)
@blueprint.response(200, DeficitOut)
def release_deficit(data: dict[str, Any], deficit_id: UUID) -> Deficit:
    """Педагог открывает тему дефицита наставнику или закрывает её."""
    return _shown(actions.release_deficit(unit().session, **_who(), deficit_id=deficit_id, **data))
