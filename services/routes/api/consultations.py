"""JSON doors of consultations: asked, routed, answered, rated, made a step (ust-koksa 7.4, 13)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import Consultation
from services.routes.queries import consultations as reading
from services.routes.queries.consultation_views import consultation_views, statistics
from services.routes.schemas.consultations import (
    AnswerIn,
    ConsultationIn,
    ConsultationOut,
    ConsultationsQuery,
    RatingIn,
    RoutingIn,
    StatisticsOut,
    WordIn,
)
from shared.web import about, check_etag, etag, looks, page, requires, unit

blueprint = Blueprint("consultations", __name__, description="Консультации (ust-koksa 7.4, 13; zeya 1.3)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _shown(one: Consultation) -> dict[str, Any]:
    etag(one.version)
    about(one.asker_id)
    return consultation_views(unit().session, [one], **_who())[0]


def _acted(act: Callable[..., Consultation], consultation_id: UUID, **data: Any) -> dict[str, Any]:
    one = reading.consultation(unit().session, **_who(), consultation_id=consultation_id)
    check_etag(one.version)
    return _shown(act(unit().session, **_who(), consultation_id=consultation_id, **data))


@blueprint.route("/consultations", methods=["GET"])
@requires("consultation.read")
@looks("card")
@blueprint.arguments(ConsultationsQuery, location="query")
@blueprint.response(200, ConsultationOut(many=True))
def list_consultations(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """Консультации в пределах видимости."""
    query = narrowed(reading.consultations(unit().session, **_who()), Consultation, arguments)
    rows = page(query, key=Consultation.id)
    about(*(one.asker_id for one in rows))
    return consultation_views(unit().session, rows, **_who())


@blueprint.route("/consultations/statistics", methods=["GET"])
@requires("consultation.route")
@blueprint.response(200, StatisticsOut)
def get_statistics() -> Any:
    """Сколько ждут, сколько отвечены в срок, средняя оценка от пяти оценок."""
    return statistics(unit().session, municipality_id=unit().actor.municipality_id)


@blueprint.route("/consultations/<uuid:consultation_id>", methods=["GET"])
@requires("consultation.read")
@looks("card")
@blueprint.response(200, ConsultationOut)
def get_consultation(consultation_id: UUID) -> dict[str, Any]:
    """Одна консультация."""
    found = reading.consultation(unit().session, **_who(), consultation_id=consultation_id, lock=False)
    return _shown(found)


@blueprint.route("/consultations", methods=["POST"])
@requires("consultation.ask")
@blueprint.arguments(ConsultationIn)
@blueprint.response(201, ConsultationOut)
def ask(data: dict[str, Any]) -> dict[str, Any]:
    """Спросить."""
    return _shown(actions.ask(unit().session, **_who(), **data))


@blueprint.route("/consultations/<uuid:consultation_id>/routing", methods=["POST"])
@requires("consultation.route")
@blueprint.arguments(RoutingIn)
@blueprint.response(200, ConsultationOut)
def route_consultation(data: dict[str, Any], consultation_id: UUID) -> dict[str, Any]:
    """Направить эксперту или оставить методистам."""
    return _acted(actions.route_consultation, consultation_id, **data)


@blueprint.route("/consultations/<uuid:consultation_id>/answer", methods=["POST"])
@requires("consultation.answer")
@blueprint.arguments(AnswerIn)
@blueprint.response(200, ConsultationOut)
def answer_consultation(data: dict[str, Any], consultation_id: UUID) -> dict[str, Any]:
    """Ответить."""
    return _acted(actions.answer_consultation, consultation_id, **data)


@blueprint.route("/consultations/<uuid:consultation_id>/question", methods=["POST"])
@requires("consultation.answer")
@blueprint.arguments(WordIn)
@blueprint.response(200, ConsultationOut)
def ask_back(data: dict[str, Any], consultation_id: UUID) -> dict[str, Any]:
    """Уточнить, прежде чем отвечать."""
    return _acted(actions.ask_back, consultation_id, **data)


@blueprint.route("/consultations/<uuid:consultation_id>/reply", methods=["POST"])
@requires("consultation.ask")
@blueprint.arguments(WordIn)
@blueprint.response(200, ConsultationOut)
def reply(data: dict[str, Any], consultation_id: UUID) -> dict[str, Any]:
    """Дополнить вопрос или спросить дальше."""
    return _acted(actions.reply, consultation_id, **data)


@blueprint.route("/consultations/<uuid:consultation_id>/rating", methods=["POST"])
@requires("consultation.ask")
@blueprint.arguments(RatingIn)
@blueprint.response(200, ConsultationOut)
def rate(data: dict[str, Any], consultation_id: UUID) -> dict[str, Any]:
    """Оценить ответ."""
    return _acted(actions.rate, consultation_id, **data)


@blueprint.route("/consultations/<uuid:consultation_id>/cancellation", methods=["POST"])
@requires("consultation.ask")
@blueprint.response(200, ConsultationOut)
def cancel_consultation(consultation_id: UUID) -> dict[str, Any]:
    """Отозвать вопрос."""
    return _acted(actions.cancel_consultation, consultation_id)


@blueprint.route("/consultations/<uuid:consultation_id>/proposal", methods=["POST"])
@requires("consultation.ask")
@blueprint.response(200, ConsultationOut)
def show_tutor(consultation_id: UUID) -> dict[str, Any]:
    """Предложить тьютору как шаг маршрута: он увидит тему, но не слова."""
    return _acted(actions.show_tutor, consultation_id)


@blueprint.route("/consultations/<uuid:consultation_id>/step", methods=["POST"])
@requires("consultation.plan")
@blueprint.response(200, ConsultationOut)
def put_into_route(consultation_id: UUID) -> dict[str, Any]:
    """Добавить в открытый маршрут педагога одним нажатием."""
    made, _ = actions.put_into_route(unit().session, **_who(), consultation_id=consultation_id)
    return _shown(made)
