"""The builder: suggestions ticked into a route, dates of all steps in place, steps moved up and down."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Route
from services.routes.pages import addresses
from services.routes.pages.acting import check_seen, who
from services.routes.pages.inputs import date_inputs, step_inputs
from services.routes.queries import reading
from services.routes.queries.route_page import RoutePage, route_page
from services.routes.queries.templating import fitting_templates
from services.routes.queries.versions import versions_of
from services.routes.rules.outlines import offer_key
from services.routes.rules.signing import RUNNING
from services.routes.schemas.forms import DUE, dates_form
from services.routes.schemas.routes import StepIn
from shared.errors import Conflict, Forbidden
from shared.web import about, looks, plots, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("building", __name__)
ENDING = timedelta(days=7)


@blueprint.route("/people/<uuid:person_id>/builder", methods=["POST"])
@requires("route.write")
def begin(person_id: UUID) -> Any:
    """Построить маршрут одним нажатием: черновик на все свободные дефициты."""
    act = partial(actions.begin_route, unit().session, **who(), teacher_id=person_id)
    return press(act, to=addresses.person(person_id), then=workplace)


@blueprint.route("/routes/<uuid:route_id>/builder", methods=["GET"])
@requires("route.write")
@looks("route")
def builder(route_id: UUID) -> Any:
    """План маршрута: шаги, сроки, подсказки."""
    return shown(opened(reading.route(unit().session, **who(), route_id=route_id, lock=False)))


@blueprint.route("/routes/<uuid:route_id>/versions", methods=["GET"])
@requires("route.read")
@looks("route")
def versions(route_id: UUID) -> Any:
    """Версии плана: что и кем изменено."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    found = versions_of(unit().session, **who(), route=row)
    page = route_page(unit().session, **who(), route=row)
    return show("routes/versions.html", page=page, versions=found)


@blueprint.route("/routes/<uuid:route_id>/suggestions", methods=["POST"])
@requires("route.write")
def take(route_id: UUID) -> Any:
    """Добавить отмеченные подсказки одним нажатием, или одну."""
    only = request.form.get("only", "")
    keys = [only] if only else request.form.getlist("offer")
    row = reading.route(unit().session, **who(), route_id=route_id)
    act = partial(actions.take_suggestions, unit().session, **who(), route=row, keys=keys)
    return press(act, to=workplace(row), told="Подсказки стали шагами: проверьте сроки.")


@blueprint.route("/routes/<uuid:route_id>/dates", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def dates(route_id: UUID) -> Any:
    """Сроки всех шагов сразу."""
    page = opened(reading.route(unit().session, **who(), route_id=route_id, lock=request.method == "POST"))
    form = dates_of(page)
    going = submit(form, partial(_set_dates, route_id), to=_to(page), told="Сроки записаны.")
    return going or shown(page, dates=form)


@blueprint.route("/steps/<uuid:step_id>/place", methods=["POST"])
@requires("route.write")
def place(step_id: UUID) -> Any:
    """Переставить шаг выше или ниже."""
    row, _ = reading.step(unit().session, **who(), step_id=step_id)

    def act() -> Route:
        check_seen(row.version)
        position = request.form.get("position", type=int) or 1
        return actions.place_step(unit().session, **who(), step_id=step_id, position=position)

    return press(act, to=workplace(row), told="")


def workplace(row: Route) -> str:
    """Where a plan is changed: on the route's own page, and in the builder once it is approved."""
    return addresses.builder(row.id) if row.state in RUNNING else addresses.route(row.id)


def _to(page: RoutePage) -> str:
    running = page.fields["state"] in RUNNING
    return addresses.builder(page.fields["id"]) if running else addresses.route(page.fields["id"])


def opened(row: Route) -> RoutePage:
    """The page of a route whose tutor may change it now; raises Forbidden or Conflict."""
    about(row.teacher_id)
    page = route_page(unit().session, **who(), route=row)
    if "tutor" not in page.who:
        raise Forbidden
    if not page.editable:
        raise Conflict("Маршрут сейчас менять нельзя: он на утверждении или уже закончен.")
    return page


def shown(page: RoutePage, *, dates: Form | None = None) -> Any:
    """Show the builder; a refused form of dates keeps what was typed."""
    row = reading.route(unit().session, **who(), route_id=page.fields["id"], lock=False)
    context = {
        "own": step_form(page),
        "strip": strip(page),
        "warnings": actions.warnings_of(unit().session, route=row),
        "templates": fitting_templates(unit().session, **who(), route=row),
        "key_of": offer_key,
        "running": page.fields["state"] in RUNNING,
    }
    return show("routes/builder.html", form=dates or dates_of(page), page=page, **context)


def dates_of(page: RoutePage) -> Form:
    """A field for the date of each step that may be changed."""
    steps = [one for one in page.steps if "edit" in one.may]
    values = {f"{DUE}{one.id}": one.due_on for one in steps}
    period = _period(page)
    return Form(dates_form([str(one.id) for one in steps]), date_inputs(steps, **period), values=values)


def _set_dates(route_id: UUID, **given: date | None) -> Route:
    row = reading.route(unit().session, **who(), route_id=route_id)
    asked = {UUID(name.removeprefix(DUE)): day for name, day in given.items() if name in request.form}
    return actions.set_dates(unit().session, **who(), route=row, dates=asked)


def step_form(
    page: RoutePage, values: Mapping[str, Any] | None = None, *, version: int | None = None
) -> Form:
    """The form of a step of this route; a deficit that no step serves yet is chosen at first."""
    options = [(str(one.id), one.title) for one in page.deficits]
    bare = [str(one.id) for one in page.deficits if not one.steps]
    inputs = step_inputs(options, **_period(page))
    first = {"deficit_ids": bare or [key for key, _ in options][:1], "due_on": page.fields["planned_until"]}
    return Form(StepIn(), inputs, values=first if values is None else values, version=version)


def _period(page: RoutePage) -> dict[str, str]:
    starts_on, until = page.fields["starts_on"], page.fields["planned_until"]
    return {
        "earliest": starts_on.isoformat() if starts_on else "",
        "latest": until.isoformat() if until else "",
    }


def strip(page: RoutePage) -> plots.Strip | None:
    """The steps over the months: each from the date of the one before it to its own."""
    starts_on, until = page.fields["starts_on"], page.fields["planned_until"]
    dated = [(one, one.due_on) for one in page.steps if one.due_on and one.state != "skipped"]
    if not dated or not starts_on:
        return None
    days = [due for _, due in dated]
    bars = [
        plots.Bar(
            title=one.title,
            since=max([day for day in days if day < due] + [starts_on]),
            until=due,
            state="in_progress" if one.colour == "unknown" else one.colour,
            key=str(one.id),
        )
        for one, due in dated
    ]
    if until:
        bars.append(plots.Bar(title="Окончание маршрута", since=until - ENDING, until=until, state="covered"))
    return plots.month_strip(
        bars, since=starts_on, until=max([*days, *([until] if until else [])]), today=unit().today
    )
