"""Templates of routes: the list, keeping a plan as one, changing, putting away, taking into a route."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Route, RouteTemplate
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.building import workplace
from services.routes.pages.template_inputs import template_inputs, typed_values
from services.routes.queries import reading
from services.routes.queries.templating import TemplateRow, may_edit, template, template_rows
from services.routes.schemas.templates import SPARE, template_form
from shared.errors import Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import Undo, press, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("template_pages", __name__)
KEPT = "Шаблон сохранён."
COLUMNS: tuple[Column[TemplateRow], ...] = (
    Column(key="title", title="Шаблон", value=lambda row: row.title),
    Column(key="about", title="Для каких дефицитов", value=lambda row: ", ".join(row.about)),
    Column(key="steps", title="Шагов", value=lambda row: row.steps, numeric=True),
    Column(key="whose", title="Чей", value=lambda row: row.whose),
    Column(key="made", title="Создан", value=lambda row: row.made_on),
    Column(key="archived", title="В архиве с", value=lambda row: row.archived_on, shown=False),
)


@blueprint.route("/templates", methods=["GET"])
@requires("route_template.read")
def list_templates() -> Any:
    """Шаблоны: свои и муниципальные."""
    whose = (("мой", "мои"), ("муниципальный", "муниципальные"))
    state = (("used", "действуют"), ("archived", "в архиве"))
    table = Table(
        name="shablony",
        columns=COLUMNS,
        rows=template_rows(unit().session, actor=unit().actor),
        filters=[
            Filter(key="whose", title="Чьи", options=whose, value=lambda row: row.whose),
            Filter(key="state", title="Состояние", options=state, value=_state),
        ],
        empty="Шаблонов пока нет",
        empty_text="Тьютор сохраняет удачный план со страницы маршрута, методист составляет шаблон для всех.",
        empty_href=f"{addresses.TEMPLATES}/new",
        empty_action="Составить шаблон",
    )
    return table.exported() or show("routes/templates.html", table=table)


def _state(row: TemplateRow) -> str:
    return "archived" if row.archived_on else "used"


@blueprint.route("/templates/new", methods=["GET", "POST"])
@requires("route_template.write")
def new_template() -> Any:
    """Составить шаблон: методист — для всего муниципалитета, тьютор — для себя."""
    form = _form({})
    add = partial(actions.add_template, unit().session, **who(), for_all=unit().actor.has_role("methodist"))
    going = submit(form, add, to=addresses.TEMPLATES, told=KEPT) if form.sent() else None
    return going or show(
        "routes/template.html", form=form, one=None, known=_known(form), back=addresses.TEMPLATES
    )


@blueprint.route("/routes/<uuid:route_id>/template", methods=["GET", "POST"])
@requires("route_template.write")
@looks("route")
def keep_plan(route_id: UUID) -> Any:
    """Сохранить план маршрута как шаблон, без человека."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    form = _form(actions.template_of(unit().session, **who(), route=row))
    going = submit(form, partial(_keep, row), to=addresses.TEMPLATES, told=KEPT) if form.sent() else None
    return going or show(
        "routes/template.html", form=form, one=None, known=_known(form), back=addresses.route(route_id)
    )


def _keep(row: Route, **given: Any) -> RouteTemplate:
    actions.check_nobody_named(unit().session, route=row, given=given)
    return actions.add_template(unit().session, **who(), **given)


@blueprint.route("/templates/<uuid:template_id>", methods=["GET", "POST"])
@requires("route_template.write")
def change_template(template_id: UUID) -> Any:
    """Изменить шаблон."""
    one = _mine(template_id)
    values = {"title": one.title, "note": one.note, "topics": one.topics, "steps": one.steps}
    form = _form(values, version=one.version)
    change = partial(actions.change_template, unit().session, actor=unit().actor, template=one)
    going = submit(form, change, to=addresses.TEMPLATES, told=KEPT) if form.sent() else None
    return going or show(
        "routes/template.html", form=form, one=one, known=_known(form), back=addresses.TEMPLATES
    )


def _mine(template_id: UUID) -> RouteTemplate:
    """A template the viewer keeps; raises NotFound or Forbidden."""
    one = template(unit().session, actor=unit().actor, template_id=template_id, lock=False)
    if not may_edit(unit().actor, one):
        raise Forbidden("Этот шаблон ведёт другой человек.")
    return one


@blueprint.route("/templates/<uuid:template_id>/archive", methods=["POST"])
@requires("route_template.write")
def archive(template_id: UUID) -> Any:
    """Убрать шаблон в архив."""
    one = template(unit().session, actor=unit().actor, template_id=template_id)
    act = partial(actions.archive_template, unit().session, **who(), template=one)
    undo = Undo(href=f"{addresses.TEMPLATES}/{template_id}/restoring")
    return press(act, to=addresses.TEMPLATES, told="Шаблон убран в архив.", undo=undo)


@blueprint.route("/templates/<uuid:template_id>/restoring", methods=["POST"])
@requires("route_template.write")
def restore(template_id: UUID) -> Any:
    """Вернуть шаблон из архива."""
    one = template(unit().session, actor=unit().actor, template_id=template_id)
    act = partial(actions.archive_template, unit().session, **who(), template=one, archived=False)
    return press(act, to=addresses.TEMPLATES, told="Шаблон снова действует.")


@blueprint.route("/routes/<uuid:route_id>/templates/<uuid:template_id>", methods=["POST"])
@requires("route.write")
def take_template(route_id: UUID, template_id: UUID) -> Any:
    """Взять шаги шаблона в маршрут."""
    row = reading.route(unit().session, **who(), route_id=route_id)
    one = template(unit().session, actor=unit().actor, template_id=template_id, lock=False)
    act = partial(actions.take_template, unit().session, **who(), route=row, template=one)
    return press(act, to=workplace(row), told="Шаги шаблона добавлены: проверьте сроки.")


def _form(values: Mapping[str, Any], *, version: int | None = None) -> Form:
    steps = values.get("steps", ())
    lines = len(steps) + SPARE
    inputs = template_inputs(unit().session, lines=lines, steps=steps, topics=values.get("topics", ()))
    return Form(template_form(lines), inputs, values=typed_values(values), version=version)


def _known(form: Form) -> int:
    """How many lines stand for steps there are; the others are to spare."""
    return sum(name.endswith("-kind") for name in form.inputs) - SPARE
