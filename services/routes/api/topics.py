"""JSON doors of the catalogue of topics."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.models import Topic
from services.routes.queries import reading
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.forms import TopicForm, TopicTitleForm
from services.routes.schemas.topics import TopicOut
from shared.web import page, requires, unit

blueprint = Blueprint("topics", __name__, description="Каталог тем (ust-koksa 7.1)")


@blueprint.route("/topics", methods=["GET"])
@requires("instrument.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, TopicOut(many=True))
def list_topics(_query: dict[str, Any]) -> list[Topic]:
    """Темы муниципалитета по областям."""
    return page(reading.topics(actor=unit().actor), key=Topic.id)


@blueprint.route("/topics", methods=["POST"])
@requires("instrument.write")
@blueprint.arguments(TopicForm)
@blueprint.response(201, TopicOut)
def add_topic(data: dict[str, Any]) -> Topic:
    """Добавить тему."""
    return actions.add_topic(unit().session, actor=unit().actor, **data)


@blueprint.route("/topics/<uuid:topic_id>", methods=["PUT"])
@requires("instrument.write")
@blueprint.arguments(TopicTitleForm)
@blueprint.response(200, TopicOut)
def edit_topic(data: dict[str, Any], topic_id: UUID) -> Topic:
    """Назвать тему иначе или больше не предлагать её."""
    return actions.edit_topic(unit().session, actor=unit().actor, topic_id=topic_id, **data)
