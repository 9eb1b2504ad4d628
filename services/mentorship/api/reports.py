"""JSON doors of the closing report and of the questionnaires."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.api.seeing import seen
from services.mentorship.errors import NoReport
from services.mentorship.models import Pair, Questionnaire
from services.mentorship.schemas import (
    AllSumsOut,
    QuestionnaireIn,
    QuestionnaireOut,
    ReportIn,
    ReportOut,
)
from shared.errors import NotFound
from shared.web import check_etag, etag, looks, requires, unit

blueprint = Blueprint("reports", __name__, description="Отчёты о работе пар и анкеты")
STATE = ("state", "concluded_on", "version")


def _pair(pair_id: UUID, permission: str) -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    pair = queries.get_pair(unit().session, pair_id=pair_id, scope=scope)
    seen(pair)
    return pair


def _shown(pair_id: UUID) -> dict[str, Any]:
    view = queries.report_view(unit().session, pair=_pair(pair_id, "report.read"))
    if view.report is None:
        raise NoReport
    etag(view.report.version)
    plain = {name: getattr(view.report, name) for name in (*ReportIn().fields, *STATE)}
    return plain | {"figures": view.figures, "gaps": view.gaps}


def _check(pair_id: UUID, permission: str) -> None:
    view = queries.report_view(unit().session, pair=_pair(pair_id, permission))
    check_etag(view.report.version if view.report else 0)


@blueprint.route("/pairs/<uuid:pair_id>/report", methods=["GET"])
@requires("report.read")
@looks("pair")
@blueprint.response(200, ReportOut)
def get_report(pair_id: UUID) -> dict[str, Any]:
    """Отчёт о работе пары."""
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/report", methods=["POST"])
@requires("report.write")
@blueprint.arguments(ReportIn)
@blueprint.response(200, ReportOut)
def write_report(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Написать в отчёте: наставляемый пишет только свою оценку."""
    _check(pair_id, "report.write")
    actions.write_report(unit().session, actor=unit().actor, pair_id=pair_id, **data)
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/report/conclusion", methods=["POST"])
@requires("report.conclude")
@blueprint.response(200, ReportOut)
def conclude_report(pair_id: UUID) -> dict[str, Any]:
    """Закрыть отчёт выводом."""
    _check(pair_id, "report.conclude")
    given: dict[str, Any] = {"actor": unit().actor, "today": unit().today}
    actions.conclude_report(unit().session, **given, pair_id=pair_id)
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/questionnaire", methods=["GET"])
@requires("questionnaire.answer")
@blueprint.response(200, QuestionnaireOut)
def get_questionnaire(pair_id: UUID) -> Questionnaire:
    """Свои ответы; чужих не видит никто."""
    pair, work = _pair(pair_id, "questionnaire.answer"), unit()
    party = queries.role_in(work.session, pair=pair, actor=work.actor)
    found = queries.own_answers(work.session, pair_id=pair.id, party=party or "")
    if found is None:
        raise NotFound("Вы ещё не отвечали.")
    return found


@blueprint.route("/pairs/<uuid:pair_id>/questionnaire", methods=["POST"])
@requires("questionnaire.answer")
@blueprint.arguments(QuestionnaireIn)
@blueprint.response(200, QuestionnaireOut)
def answer_questionnaire(data: dict[str, Any], pair_id: UUID) -> Questionnaire:
    """Ответить на вопросы своей стороны."""
    given: dict[str, Any] = {"actor": unit().actor, "today": unit().today, "pair_id": pair_id}
    return actions.answer_questionnaire(unit().session, **given, **data)


@blueprint.route("/questionnaires/sums", methods=["GET"])
@requires("questionnaire.sums")
@blueprint.response(200, AllSumsOut)
def get_sums() -> dict[str, Any]:
    """Средние ответы: только когда ответили не меньше пяти человек."""
    scope = queries.reach(unit().session, actor=unit().actor, permission="questionnaire.sums")
    return queries.answer_sums(unit().session, scope=scope)
