"""The plan of a route changed: goal, period, deficits; steps added, mended, taken out."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Route, Step
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.building import opened, step_form, workplace
from services.routes.pages.inputs import plan_inputs
from services.routes.queries import reading
from services.routes.queries.deficit_views import DeficitView
from services.routes.queries.route_page import RoutePage
from services.routes.rules.signing import RUNNING
from services.routes.schemas.forms import PlanForm
from shared.web import looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import Undo, notice, press, show, submit

blueprint = Blueprint("planning", __name__)
PLAN = ("goal", "request", "starts_on", "planned_until")
WHAT = ("kind", "title", "programme", "organization", "hours", "expected_result")
STEP = (*WHAT, "due_on", "required", "deficit_ids")


@blueprint.route("/routes/<uuid:route_id>/plan", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def plan(route_id: UUID) -> Any:
    """Изменить цель, срок и дефициты."""
    row = _route(route_id)
    page = opened(row)
    values = {name: page.fields[name] for name in PLAN}
    values["deficit_ids"] = [one.id for one in page.deficits]
    form = Form(PlanForm(), plan_inputs(_choice(page)), values=values, version=page.fields["version"])
    act = partial(_change, route_id)
    going = submit(form, act, to=workplace(row), told="Маршрут изменён.") if form.sent() else None
    return going or show("routes/plan.html", form=form, page=page)


@blueprint.route("/routes/<uuid:route_id>/deficits/<uuid:deficit_id>", methods=["POST"])
@requires("route.write")
def include(route_id: UUID, deficit_id: UUID) -> Any:
    """Включить в маршрут ещё один дефицит."""
    row = _route(route_id)
    present = [answer.deficit_id for answer in row.answers]
    act = partial(_change, route_id, deficit_ids=[*present, deficit_id])
    return press(act, to=workplace(row), told="Дефицит включён: добавьте для него шаг.")


@blueprint.route("/routes/<uuid:route_id>/steps", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def add_step(route_id: UUID) -> Any:
    """Добавить шаг: свой или предложенный."""
    page = opened(_route(route_id))
    form = step_form(page)
    going = submit(form, partial(_add, route_id), to=_added) if form.sent() else None
    return going or show("routes/step.html", form=form, page=page, step=None)


@blueprint.route("/steps/<uuid:step_id>", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def edit_step(step_id: UUID) -> Any:
    """Изменить шаг."""
    row, step = reading.step(unit().session, **who(), step_id=step_id, lock=False)
    page = opened(row)
    form = step_form(page, {name: getattr(step, name) for name in STEP}, version=row.version)
    act = partial(actions.edit_step, unit().session, **who(), step_id=step_id)
    going = submit(form, act, to=workplace(row), told="Шаг изменён.") if form.sent() else None
    return going or show("routes/step.html", form=form, page=page, step=_shown(page, step))


@blueprint.route("/steps/<uuid:step_id>/removal", methods=["POST"])
@requires("route.write")
def remove_step(step_id: UUID) -> Any:
    """Удалить шаг, пока маршрут не утверждён."""
    row, _ = reading.step(unit().session, **who(), step_id=step_id, lock=False)
    act = partial(actions.remove_step, unit().session, **who(), step_id=step_id)
    return press(act, to=workplace(row), told="Шаг удалён.")


def _route(route_id: UUID, *, lock: bool = False) -> Route:
    return reading.route(unit().session, **who(), route_id=route_id, lock=lock)


def _choice(page: RoutePage) -> list[DeficitView]:
    """The deficits of the route and those that may join it."""
    return [*(one.full for one in page.deficits if one.full), *page.left_out]


def _change(route_id: UUID, **changes: Any) -> Route:
    route = _route(route_id, lock=True)
    return actions.edit_route(unit().session, **who(), route=route, changes=changes)


def _add(route_id: UUID, **step: Any) -> Route:
    return actions.add_step(unit().session, **who(), route=_route(route_id, lock=True), **step)


def _added(route: Route) -> str:
    """Say what was done; until the approval it can be taken back at once."""
    newest = max(route.steps, key=lambda step: step.id)
    undo = None if route.state in RUNNING else Undo(href=f"{addresses.step(newest.id)}/removal")
    notice("Шаг добавлен.", undo=undo)
    return workplace(route)


def _shown(page: RoutePage, step: Step) -> Any:
    return next(one for one in page.steps if one.id == step.id)
