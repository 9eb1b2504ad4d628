"""The ten indicators on a page: home of the methodist, the approver and the analyst."""

from typing import Any, Protocol

from flask import Blueprint

from services.monitoring import queries
from services.monitoring.pages.asking import REGION, asked, names_scope
from services.monitoring.queries import Line
from services.monitoring.rules import HIDDEN, Figure, whole
from shared.web import requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Table

blueprint = Blueprint("board", __name__)


@blueprint.route("/")
@requires("indicator.read")
def show_board() -> Any:
    """Десять показателей на дату."""
    found = asked()
    if found is None:
        return go(REGION)
    board = queries.board(
        unit().session, municipality=found.municipality, as_of=found.as_of, exact=found.exact
    )
    table = _table(board)
    told: dict[str, Any] = {"asked": found, "board": board, "table": table, "sees_names": bool(names_scope())}
    told["reads_schools"] = queries.reads_periods(unit().session, actor=unit().actor)
    return table.exported() or found.reply(show("monitoring/board.html", **told))


def _table(board: queries.Board) -> Table[Line]:
    return Table(
        name=f"indicators-{board.municipality.code}-{board.facts.as_of}",
        columns=COLUMNS,
        rows=board.lines,
        searched=False,
    )


class Shown(Protocol):
    """Anything with a figure: a line of the ten, a whole region's."""

    @property
    def figure(self) -> Figure:
        """The figure as the reader sees it."""


def fraction(line: Shown) -> str:
    """«31 / 192», nothing for a plain count."""
    one = line.figure
    if one.is_hidden:
        return f"{HIDDEN} / {one.denominator or HIDDEN}"
    return "" if one.denominator is None else f"{one.numerator} / {one.denominator}"


def numerator(line: Shown) -> int | str | None:
    """How many are counted, a number of its own in a file."""
    one = line.figure
    return HIDDEN if one.is_hidden and one.numerator is None else one.numerator


def denominator(line: Shown) -> int | str | None:
    """Of how many; nothing for a plain count."""
    one = line.figure
    return HIDDEN if one.is_hidden and one.denominator is None else one.denominator


def value(line: Shown) -> int | float | str | None:
    """The share, or the plain count."""
    one = line.figure
    if one.is_hidden:
        return HIDDEN
    return one.numerator if one.denominator is None else one.percent


COLUMNS: tuple[Column[Line], ...] = (
    Column(key="number", title="№", value=lambda line: line.figure.number, sortable=False),
    Column(key="short", title="Показатель", value=lambda line: line.short, sortable=False),
    Column(key="fraction", title="Доля", value=fraction, numeric=True, sortable=False, exported=False),
    Column(key="numerator", title="Числитель", value=numerator, shown=False),
    Column(key="denominator", title="Знаменатель", value=denominator, shown=False),
    Column(key="bar", title="Порог и ход", value=lambda _line: "", sortable=False, exported=False),
    Column(
        key="value",
        title="Значение",
        value=value,
        numeric=True,
        sortable=False,
    ),
    Column(
        key="needed",
        title="Что нужно",
        value=lambda line: f"{line.verdict.words} {line.verdict.more}".strip(),
        sortable=False,
    ),
    Column(key="threshold", title="Порог, %", value=lambda line: whole(line.figure.threshold), shown=False),
    Column(key="title", title="Полное название", value=lambda line: line.figure.title, shown=False),
)
