"""The catalogue of topics: seen, added to, called otherwise, offered no longer."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Topic
from services.routes.pages import addresses
from services.routes.pages.filters import by_words
from services.routes.queries.instruments import all_topics, topic
from services.routes.rules import wording
from services.routes.schemas.forms import TopicForm, TopicTitleForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("topic_pages", __name__)
AREAS = [("", "выберите"), *((area, wording.area_title(area)) for area in wording.AREAS)]
TITLE = Input(name="title", label="Название")
NEW = (
    Input(name="code", label="Код", hint="Например, M13: по нему тему узнают инструменты."),
    Input(name="area", label="Область", kind="select", options=AREAS),
    TITLE,
)
RETIRED = Input(
    name="retired", label="Больше не предлагать: в прежних результатах тема останется", kind="checkbox"
)
COLUMNS: tuple[Column[Topic], ...] = (
    Column(key="code", title="Код", value=lambda row: row.code),
    Column(key="title", title="Тема", value=lambda row: row.title),
    Column(key="area", title="Область", value=lambda row: wording.area_title(row.area)),
    Column(
        key="state", title="Состояние", value=lambda row: "не предлагается" if row.retired else "в каталоге"
    ),
)


@blueprint.route("/topics", methods=["GET"])
@requires("instrument.read")
def list_page() -> Any:
    """Каталог тем муниципалитета."""
    rows = all_topics(unit().session, actor=unit().actor)
    filters = by_words("area", "Область", rows, lambda row: wording.area_title(row.area))
    table = Table(name="temy", columns=COLUMNS, rows=rows, filters=filters)
    may_write = unit().actor.may("instrument.write")
    return table.exported() or show("routes/topics.html", table=table, may_write=may_write)


@blueprint.route("/topics/new", methods=["GET", "POST"])
@requires("instrument.write")
def add() -> Any:
    """Добавить тему."""
    form = Form(TopicForm(), NEW)
    act = partial(actions.add_topic, unit().session, actor=unit().actor)
    going = submit(form, act, to=addresses.TOPICS, told="Тема добавлена.") if form.sent() else None
    return going or show("routes/topic.html", form=form, title="Новая тема", button="Добавить")


@blueprint.route("/topics/<uuid:topic_id>", methods=["GET", "POST"])
@requires("instrument.write")
def edit(topic_id: UUID) -> Any:
    """Назвать тему иначе или больше не предлагать."""
    one = topic(unit().session, actor=unit().actor, topic_id=topic_id)
    form = Form(TopicTitleForm(), (TITLE, RETIRED), values={"title": one.title, "retired": one.retired})
    act = partial(actions.edit_topic, unit().session, actor=unit().actor, topic_id=topic_id)
    going = submit(form, act, to=addresses.TOPICS, told="Тема сохранена.") if form.sent() else None
    return going or show("routes/topic.html", form=form, title=f"Тема {one.code}", button="Сохранить")
