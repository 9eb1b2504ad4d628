"""Organizations side by side at a day, and the ten of one of them."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring import queries
from services.monitoring.pages.asking import REGION, Asked, asked, office
from services.monitoring.pages.share_columns import FRACTION
from services.monitoring.queries import School, Share
from services.monitoring.queries.schools import COMPARED
from shared.web import requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Table

blueprint = Blueprint("school_pages", __name__)


@blueprint.route("/schools")
@requires("period.read")
def show_schools() -> Any:
    """Организации рядом: доля каждой в показателях на дату."""
    found = asked()
    if found is None:
        return go(REGION)
    of: dict[str, Any] = {"municipality": found.municipality, "as_of": found.as_of}
    table = _side_by_side(found, queries.schools(unit().session, scope=office(), **of))
    board = queries.board(unit().session, exact=found.exact, **of)
    told: dict[str, Any] = {"asked": found, "table": table, "board": board}
    return table.exported() or found.reply(show("monitoring/schools.html", **told))


@blueprint.route("/schools/<uuid:organization_id>")
@requires("period.read")
def show_school(organization_id: UUID) -> Any:
    """Показатели одной организации рядом с муниципалитетом."""
    found = asked()
    if found is None:
        return go(REGION)
    of: dict[str, Any] = {"municipality": found.municipality, "as_of": found.as_of}
    one = queries.school(unit().session, scope=office(), organization_id=organization_id, **of)
    board = queries.board(unit().session, exact=found.exact, **of)
    table = _own(found, one, board)
    told: dict[str, Any] = {"asked": found, "one": one, "table": table, "board": board}
    return table.exported() or found.reply(show("monitoring/school.html", **told))


def _side_by_side(found: Asked, rows: Any) -> Table[School]:
    return Table(
        name=f"shkoly-{found.municipality.code}-{found.as_of}",
        columns=(
            Column[School](key="name", title="Организация", value=lambda row: row.name),
            *(one for each in COMPARED for one in _columns(each.number)),
        ),
        rows=rows,
    )


def _columns(number: int) -> tuple[Column[School], ...]:
    """A share in words, sorted by; in the file its percent beside."""
    return (
        Column(
            key=f"n{number}",
            title=f"№ {number}",
            value=lambda row: row.shares[number].percent,
            numeric=True,
            exported=False,
        ),
        Column(
            key=f"c{number}",
            title=f"№ {number}, числитель",
            value=lambda row: row.shares[number].numerator,
            shown=False,
        ),
        Column(
            key=f"d{number}",
            title=f"№ {number}, знаменатель",
            value=lambda row: row.shares[number].denominator,
            shown=False,
        ),
        Column(
            key=f"p{number}",
            title=f"№ {number}, %",
            value=lambda row: row.shares[number].percent,
            shown=False,
        ),
    )


def _own(found: Asked, one: School, board: queries.Board) -> Table[Share]:
    whole = {line.figure.number: line.figure.percent for line in board.lines}
    columns: tuple[Column[Share], ...] = (
        Column(key="number", title="№", value=lambda row: row.indicator.number, sortable=False),
        Column(
            key="short",
            title="Показатель",
            value=lambda row: row.indicator.short.format(organizations="Организации"),
            sortable=False,
        ),
        *FRACTION,
        Column(
            key="percent",
            title="Значение, %",
            value=lambda row: None if row.indicator.subject == "organization" else row.percent,
            numeric=True,
            sortable=False,
        ),
        Column(
            key="whole",
            title="По муниципалитету, %",
            value=lambda row: whole[row.indicator.number],
            numeric=True,
            sortable=False,
        ),
        Column(key="formula", title="Как считается", value=lambda row: row.indicator.numerator, shown=False),
    )
    name = f"pokazateli-shkoly-{found.as_of}"
    return Table(name=name, columns=columns, rows=list(one.shares.values()), searched=False)
