"""Municipalities side by side: where one of them is chosen, and how they compare."""

from datetime import date
from typing import Any

from flask import Blueprint, request
from marshmallow import ValidationError

from services.monitoring import queries
from services.monitoring.pages.asking import HOME, SNAPSHOTS, why_wrong
from services.monitoring.pages.board import denominator, fraction, numerator, value
from services.monitoring.queries import Place, Whole
from services.monitoring.rules import INDICATORS
from services.monitoring.schemas import RegionQuery
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Table

blueprint = Blueprint("region_pages", __name__)


@blueprint.route("/municipalities")
@requires("indicator.read")
def show_region() -> Any:
    """Муниципалитеты рядом: десять показателей каждого на одну дату."""
    session, today = unit().session, unit().today
    day, wrong = _asked(queries.last_day(session, today=today))
    region = queries.region(session, actor=unit().actor, as_of=day)
    table, wholes = _places(region), _wholes(region)
    told: dict[str, Any] = {"region": region, "table": table, "wholes": wholes, "wrong": wrong}
    told |= {"home": HOME, "snapshots": SNAPSHOTS, "today": today}
    text, status = show("monitoring/region.html", **told)
    return table.exported() or wholes.exported() or (text, 422 if wrong else status)


def _asked(usual: date) -> tuple[date, str]:
    """The day of the address; one that is none is said beside its field."""
    typed = request.args.get("as_of", "")
    try:
        found: date | None = RegionQuery().load({"as_of": typed} if typed else {})["as_of"]
    except ValidationError:
        return usual, why_wrong(typed)
    return found or usual, ""


def _places(region: queries.Region) -> Table[Place]:
    return Table(
        name=f"munitsipalitety-{region.as_of}",
        columns=(
            Column(key="name", title="Муниципалитет", value=lambda row: row.municipality.name),
            *(one for number in range(len(INDICATORS)) for one in _columns(number)),
            Column(
                key="source",
                title="Данные",
                value=lambda row: "зафиксированы" if row.snapshot else "ещё меняются",
            ),
        ),
        rows=region.places,
        empty="Муниципалитетов пока нет",
        empty_text="Первый создаёт администратор: mms init --profile КОД.",
    )


def _columns(at: int) -> tuple[Column[Place], ...]:
    """An indicator's share on the page, sorted by; its fraction and share in the file, hidden ones said."""
    number = at + 1

    def share(row: Place) -> Any:
        one = row.lines[at].figure
        return None if one.is_hidden else value(row.lines[at])

    return (
        Column(key=f"n{number}", title=f"№ {number}", value=share, numeric=True, exported=False),
        Column(
            key=f"f{number}",
            title=f"№ {number}, числитель",
            value=lambda row: numerator(row.lines[at]),
            shown=False,
            sortable=False,
        ),
        Column(
            key=f"d{number}",
            title=f"№ {number}, знаменатель",
            value=lambda row: denominator(row.lines[at]),
            shown=False,
            sortable=False,
        ),
        Column(
            key=f"v{number}",
            title=f"№ {number}, значение",
            value=lambda row: value(row.lines[at]),
            shown=False,
            sortable=False,
        ),
    )


def _wholes(region: queries.Region) -> Table[Whole]:
    return Table(
        name=f"region-{region.as_of}",
        columns=WHOLE_COLUMNS,
        rows=region.wholes,
        prefix="whole-",
        searched=False,
    )


WHOLE_COLUMNS: tuple[Column[Whole], ...] = (
    Column(key="number", title="№", value=lambda row: row.figure.number, sortable=False),
    Column(key="short", title="Показатель", value=lambda row: row.short, sortable=False),
    Column(key="fraction", title="Доля", value=fraction, numeric=True, sortable=False, exported=False),
    Column(key="numerator", title="Числитель", value=numerator, shown=False),
    Column(key="denominator", title="Знаменатель", value=denominator, shown=False),
    Column(key="value", title="По всем вместе", value=value, numeric=True, sortable=False),
    Column(
        key="met",
        title="Порог выполнен",
        value=lambda row: f"{row.met} из {row.compared}" if row.compared else "",
        numeric=True,
        sortable=False,
    ),
)
