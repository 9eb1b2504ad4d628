"""JSON doors of published answers: found by everybody, published and taken back by the methodist."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.models import PublishedAnswer
from services.routes.queries import consultations as reading
from services.routes.schemas.consultations import AnswerOut, AnswersQuery, PublicationIn
from shared.web import page, requires, unit

blueprint = Blueprint("answers", __name__, description="Опубликованные ответы (ust-koksa 15)")


@blueprint.route("/published-answers", methods=["GET"])
@requires("published_answer.read")
@blueprint.arguments(AnswersQuery, location="query")
@blueprint.response(200, AnswerOut(many=True))
def list_answers(arguments: dict[str, Any]) -> list[PublishedAnswer]:
    """Найти ответ среди опубликованных."""
    query = reading.answers(actor=unit().actor, q=arguments["q"], area=arguments["area"])
    return page(query, key=PublishedAnswer.id)


@blueprint.route("/published-answers/<uuid:answer_id>", methods=["GET"])
@requires("published_answer.read")
@blueprint.response(200, AnswerOut)
def get_answer(answer_id: UUID) -> PublishedAnswer:
    """Один ответ."""
    return reading.answer(unit().session, actor=unit().actor, answer_id=answer_id)


@blueprint.route("/consultations/<uuid:consultation_id>/publication", methods=["POST"])
@requires("published_answer.write")
@blueprint.arguments(PublicationIn)
@blueprint.response(201, AnswerOut)
def publish_answer(data: dict[str, Any], consultation_id: UUID) -> PublishedAnswer:
    """Опубликовать ответ без имён; ещё раз — исправить опубликованное."""
    who: dict[str, Any] = {"actor": unit().actor, "today": unit().today}
    return actions.publish_answer(unit().session, **who, consultation_id=consultation_id, **data)


@blueprint.route("/published-answers/<uuid:answer_id>", methods=["DELETE"])
@requires("published_answer.write")
@blueprint.response(204)
def withdraw_answer(answer_id: UUID) -> None:
    """Снять ответ с публикации."""
    actions.withdraw_answer(unit().session, actor=unit().actor, answer_id=answer_id)
