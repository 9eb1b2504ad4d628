"""The list of routes and a route's page: the builder for the tutor, a page to sign for the others."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.building import shown, strip
from services.routes.pages.filters import by_words
from services.routes.queries import reading
from services.routes.queries.lists import RouteRow, all_routes
from services.routes.queries.pending import drafts, to_sign
from services.routes.queries.route_page import route_page
from services.routes.rules.signing import RUNNING
from shared.web import about, looks, requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("route_pages", __name__)


@blueprint.route("/routes", methods=["GET"])
@requires("route.read")
@looks("route")
def list_page() -> Any:
    """Маршруты в пределах видимости."""
    table = _table(all_routes(unit().session, **who()))
    about(*(row.teacher_id for row in seen(table)))
    may: dict[str, Any] = {"may_template": unit().actor.may("route_template.read")}
    return table.exported() or show("routes/routes.html", table=table, turns=_turns(), **may)


def _turns() -> dict[str, int]:
    """How many of the routes wait for a press of the viewer's own."""
    actor = unit().actor
    drawn = drafts(unit().session, **who()) if actor.may("route.write") else []
    asked = to_sign(unit().session, **who()) if actor.may("route.approve") else []
    return {"drafts": len(drawn), "unsigned": len(asked)}


@blueprint.route("/routes/<uuid:route_id>", methods=["GET"])
@requires("route.read")
@looks("route")
def route(route_id: UUID) -> Any:
    """Маршрут: дефициты, шаги, подсказки и следующее действие."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    page = route_page(unit().session, **who(), route=row)
    if page.editable and row.state not in RUNNING:
        return shown(page)
    warnings = actions.warnings_of(unit().session, route=row) if "tutor" in page.who else []
    return show("routes/route.html", page=page, strip=strip(page), warnings=warnings)


def _progress(row: RouteRow) -> str:
    return f"{row.accepted} из {row.steps}" if row.steps else ""


AWAITS = {
    "tutor": "тьютора",
    "teacher": "педагога",
    "principal": "директора",
    "methodist": "методиста",
    "": "никого",
}
UNAPPROVED = ("unapproved", "без утверждения")
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


def _states(rows: list[RouteRow]) -> list[tuple[str, str]]:
    """The words that the rows have, and what all that await a signature have in common."""
    return [*((one, one) for one in sorted({row.words for row in rows})), UNAPPROVED]


def _state(row: RouteRow) -> tuple[str, ...]:
    return (row.words, UNAPPROVED[0]) if row.state in {"agreed", "pending_approval"} else (row.words,)


def _table(rows: list[RouteRow]) -> Table[RouteRow]:
    """The school is shown only where there are several."""
    several = len({row.place for row in rows}) > 1
    columns = [one if one.key != "place" else replace(one, shown=several) for one in COLUMNS]
    whose = tuple(AWAITS.items())[:-1]
    return Table(
        name="marshruty",
        columns=columns,
        rows=rows,
        filters=[
            Filter(key="state", title="Состояние", options=_states(rows), value=_state),
            Filter(key="awaits", title="Чей ход", options=whose, value=lambda row: row.awaits),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        empty="Маршрутов пока нет",
        empty_text="Маршрут строит тьютор со страницы педагога: из подтверждённых дефицитов.",
        empty_href=addresses.HOME if unit().actor.has_role("tutor") else "",
        empty_action="Мои педагоги",
    )
