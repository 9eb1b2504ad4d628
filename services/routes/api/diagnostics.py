"""JSON doors of diagnostics: assigned, entered, acknowledged."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import Diagnostic
from services.routes.queries import reading, views
from services.routes.queries.answers import Answered, answered, own_questions
from services.routes.queries.assigning import named
from services.routes.queries.comparison import Comparison, compared
from services.routes.queries.hastening import haste
from services.routes.schemas.assigning import AssignmentsIn, AssignmentsOut
from services.routes.schemas.diagnostics import (
    AnsweredOut,
    AnswersIn,
    CommentIn,
    ComparisonOut,
    DiagnosticIn,
    DiagnosticOut,
    DiagnosticsQuery,
    EnteredOut,
    ReasonIn,
    ResultIn,
)
from shared.web import about, looks, page, requires, unit

blueprint = Blueprint("diagnostics", __name__, description="Диагностики (ust-koksa 7.1, 13)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _shown(row: Diagnostic) -> dict[str, Any]:
    about(row.person_id)
    return views.diagnostic_views(unit().session, [row], **_who())[0]


@blueprint.route("/diagnostics", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
@blueprint.arguments(DiagnosticsQuery, location="query")
@blueprint.response(200, DiagnosticOut(many=True))
def list_diagnostics(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """Диагностики: свои, сопровождаемых, у методиста — только сам факт."""
    query = narrowed(reading.diagnostics(unit().session, **_who()), Diagnostic, arguments)
    rows = page(query, key=Diagnostic.id)
    about(*(row.person_id for row in rows))
    return views.diagnostic_views(unit().session, rows, **_who())


@blueprint.route("/diagnostics/<uuid:diagnostic_id>", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
@blueprint.response(200, DiagnosticOut)
def get_diagnostic(diagnostic_id: UUID) -> dict[str, Any]:
    """Одна диагностика."""
    return _shown(reading.diagnostic(unit().session, **_who(), diagnostic_id=diagnostic_id, lock=False))


@blueprint.route("/diagnostics", methods=["POST"])
@requires("diagnostic.assign")
@blueprint.arguments(DiagnosticIn)
@blueprint.response(201, DiagnosticOut)
def assign_diagnostic(data: dict[str, Any]) -> dict[str, Any]:
    """Назначить диагностику человеку с согласием."""
    return _shown(actions.assign_diagnostic(unit().session, **_who(), **data))


@blueprint.route("/diagnostics/assignments", methods=["POST"])
@requires("diagnostic.assign")
@blueprint.arguments(AssignmentsIn)
@blueprint.response(200, AssignmentsOut)
def assign_by_filter(data: dict[str, Any]) -> dict[str, Any]:
    """Назначить всем, кто подходит под условия; dry_run — только сосчитать и назвать."""
    asked = data.pop("filter")
    found = actions.assign_by_filter(unit().session, **_who(), asked=asked, **data)
    return named(unit().session, found.people, already=found.already, **_left_out(found))


def _left_out(found: actions.Assigned) -> dict[str, Any]:
    return {"too_soon": found.too_soon, "without_consent": found.without_consent}


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/result", methods=["POST"])
@requires("diagnostic.enter")
@blueprint.arguments(ResultIn)
@blueprint.response(200, EnteredOut)
def enter_result(data: dict[str, Any], diagnostic_id: UUID) -> dict[str, Any]:
    """Внести результат: баллы по заданиям или проценты по областям."""
    row = actions.enter_result(unit().session, **_who(), diagnostic_id=diagnostic_id, **data)
    return _shown(row) | {"warnings": haste(unit().session, row, today=unit().today)}


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/acknowledgement", methods=["POST"])
@requires("diagnostic.acknowledge")
@blueprint.arguments(CommentIn)
@blueprint.response(200, DiagnosticOut)
def acknowledge(data: dict[str, Any], diagnostic_id: UUID) -> dict[str, Any]:
    """Педагог ознакомлен с результатом."""
    return _shown(actions.acknowledge(unit().session, **_who(), diagnostic_id=diagnostic_id, **data))


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/annulment", methods=["POST"])
@requires("diagnostic.annul")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, DiagnosticOut)
def annul(data: dict[str, Any], diagnostic_id: UUID) -> dict[str, Any]:
    """Аннулировать диагностику с причиной: результат не меняется, непринятые предложения отклоняются."""
    return _shown(actions.annul_diagnostic(unit().session, **_who(), diagnostic_id=diagnostic_id, **data))


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/comparison", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
@blueprint.response(200, ComparisonOut)
def compare(diagnostic_id: UUID) -> Comparison:
    """Прежний результат рядом с этим; видят педагог и его тьютор."""
    row = reading.diagnostic(unit().session, **_who(), diagnostic_id=diagnostic_id, lock=False)
    about(row.person_id)
    return compared(unit().session, row, **_who())


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/answers", methods=["GET"])
@requires("diagnostic.enter")
@blueprint.response(200, AnsweredOut)
def get_answers(diagnostic_id: UUID) -> Answered:
    """Свои начатые ответы: до отправки их не видит больше никто."""
    return answered(own_questions(unit().session, **_who(), diagnostic_id=diagnostic_id))


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/answers", methods=["POST"])
@requires("diagnostic.enter")
@blueprint.arguments(AnswersIn)
@blueprint.response(200, AnsweredOut)
def save_answers(data: dict[str, Any], diagnostic_id: UUID) -> Answered:
    """Сохранить ответы самооценки, чтобы продолжить потом или с другого устройства."""
    return answered(actions.save_answers(unit().session, **_who(), diagnostic_id=diagnostic_id, **data))
