"""The list of routes and a route's page: the builder for the tutor, a page to sign for the others."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.filters import by_words
from services.routes.pages.inputs import step_inputs
from services.routes.queries import reading
from services.routes.queries.lists import RouteRow, all_routes
from services.routes.queries.route_page import RoutePage, route_page
from services.routes.schemas.routes import StepIn
from shared.web import about, looks, plots, requires, unit
from shared.web.forms import Form
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("route_pages", __name__)
ENDING = timedelta(days=7)


@blueprint.route("/routes", methods=["GET"])
@requires("route.read")
@looks("route")
def list_page() -> Any:
    """Маршруты в пределах видимости."""
    table = _table(all_routes(unit().session, **who()))
    about(*(row.teacher_id for row in seen(table)))
    return table.exported() or show("routes/routes.html", table=table)


@blueprint.route("/routes/<uuid:route_id>", methods=["GET"])
@requires("route.read")
@looks("route")
def route(route_id: UUID) -> Any:
    """Маршрут: дефициты, шаги, подсказки и следующее действие."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    page = route_page(unit().session, **who(), route=row)
    warnings = actions.warnings_of(unit().session, route=row) if "tutor" in page.who else []
    form = step_form(page) if page.editable else None
    return show("routes/route.html", form=form, page=page, warnings=warnings, strip=_strip(page))


def step_form(page: RoutePage, values: dict[str, Any] | None = None, *, version: int | None = None) -> Form:
    """The form of a step of this route; a deficit that no step serves yet is chosen at first."""
    options = [(str(one.id), one.title) for one in page.deficits]
    bare = [str(one.id) for one in page.deficits if not one.steps]
    starts_on, until = page.fields["starts_on"], page.fields["planned_until"]
    inputs = step_inputs(
        options,
        earliest=starts_on.isoformat() if starts_on else "",
        latest=until.isoformat() if until else "",
    )
    first = {"deficit_ids": bare or [key for key, _ in options][:1], "due_on": until}
    return Form(StepIn(), inputs, values=first if values is None else values, version=version)


def _strip(page: RoutePage) -> plots.Strip | None:
    """The steps over the months: each from the date of the one before it to its own."""
    starts_on, until = page.fields["starts_on"], page.fields["planned_until"]
    dated = [(one, one.due_on) for one in page.steps if one.due_on and one.state != "skipped"]
    if not dated or not starts_on:
        return None
    last = max([due for _, due in dated] + ([until] if until else []))
    bars = [
        plots.Bar(
            title=one.title, since=_since(due, starts_on, [day for _, day in dated]), until=due, state=tone
        )
        for one, due in dated
        for tone in ["in_progress" if one.colour == "unknown" else one.colour]
    ]
    if until:
        bars.append(plots.Bar(title="Окончание маршрута", since=until - ENDING, until=until, state="covered"))
    return plots.month_strip(bars, since=starts_on, until=last, today=unit().today)


def _since(due: date, starts_on: date, others: list[date]) -> date:
    return max([day for day in others if day < due] + [starts_on])


def _progress(row: RouteRow) -> str:
    return f"{row.accepted} из {row.steps}" if row.steps else ""


AWAITS = {
    "tutor": "тьютора",
    "teacher": "педагога",
    "principal": "директора",
    "methodist": "методиста",
    "": "никого",
}
COLUMNS: tuple[Column[RouteRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="place", title="Школа", value=lambda row: row.place),
    Column(key="state", title="Состояние", value=lambda row: row.words),
    Column(key="since", title="С какого дня", value=lambda row: row.since),
    Column(key="awaits", title="Ждёт", value=lambda row: AWAITS[row.awaits], shown=False),
    Column(key="tutor", title="Тьютор", value=lambda row: row.tutor),
    Column(key="steps", title="Принято шагов", value=_progress, numeric=True),
    Column(key="late", title="Просрочено", value=lambda row: row.late, numeric=True, shown=False),
    Column(key="until", title="Окончание", value=lambda row: row.planned_until),
)
GOAL: Column[RouteRow] = Column(key="goal", title="Цель", value=lambda row: row.goal, shown=False)


def _table(rows: list[RouteRow]) -> Table[RouteRow]:
    """The goal is exported only by whoever may read some, the school shown only where there are several."""
    several = len({row.place for row in rows}) > 1
    columns = [one if one.key != "place" else replace(one, shown=several) for one in COLUMNS]
    whose = tuple(AWAITS.items())[:-1]
    return Table(
        name="marshruty",
        columns=[*columns, GOAL] if any(row.goal for row in rows) else columns,
        rows=rows,
        filters=[
            *by_words("state", "Состояние", rows, lambda row: row.words),
            Filter(key="awaits", title="Чей ход", options=whose, value=lambda row: row.awaits),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        empty="Маршрутов пока нет",
        empty_text="Маршрут строит тьютор со страницы педагога: из подтверждённых дефицитов.",
        empty_href=addresses.HOME if unit().actor.has_role("tutor") else "",
        empty_action="Мои педагоги",
    )
