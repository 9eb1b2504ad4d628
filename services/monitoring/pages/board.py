"""The ten indicators on a page: home of the methodist, the approver and the analyst."""

from typing import Any

from flask import Blueprint

from services.monitoring import queries
from services.monitoring.pages.asking import HOME, asked, names_scope
from services.monitoring.queries import Line
from services.monitoring.rules import whole
from shared import roster
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Table

blueprint = Blueprint("board", __name__)


@blueprint.route("/")
@requires("indicator.read")
def show_board() -> Any:
    """Десять показателей на дату."""
    found = asked()
    if found is None:
        return choose_municipality()
    board = queries.board(unit().session, municipality=found.municipality, as_of=found.as_of)
    table = _table(board)
    told: dict[str, Any] = {"asked": found, "board": board, "table": table, "sees_names": bool(names_scope())}
    return table.exported() or found.reply(show("monitoring/board.html", **told))


@blueprint.route("/municipalities")
@requires("indicator.read")
def choose_municipality() -> Any:
    """Муниципалитеты, показатели которых можно посмотреть."""
    work = unit()
    rows = queries.municipalities(work.session, scope=work.actor.scope("indicator.read"))
    table = Table[roster.Municipality](
        name="municipalities",
        columns=(Column(key="name", title="Муниципалитет", value=lambda row: row.name),),
        rows=rows,
        empty="Муниципалитетов пока нет",
        empty_text="Первый создаёт администратор: mms init --profile КОД.",
    )
    return table.exported() or show("monitoring/municipalities.html", table=table, home=HOME)


def _table(board: queries.Board) -> Table[Line]:
    return Table(
        name=f"indicators-{board.municipality.code}-{board.facts.as_of}",
        columns=COLUMNS,
        rows=board.lines,
        searched=False,
    )


def fraction(line: Line) -> str:
    """«31 / 192», nothing for a plain count."""
    one = line.figure
    return "" if one.denominator is None else f"{one.numerator} / {one.denominator}"


COLUMNS: tuple[Column[Line], ...] = (
    Column(key="number", title="№", value=lambda line: line.figure.number, sortable=False),
    Column(key="short", title="Показатель", value=lambda line: line.short, sortable=False),
    Column(key="fraction", title="Доля", value=fraction, numeric=True, sortable=False),
    Column(key="bar", title="Порог и ход", value=lambda _line: "", sortable=False, exported=False),
    Column(
        key="value",
        title="Значение",
        value=lambda line: line.figure.numerator if line.figure.denominator is None else line.figure.percent,
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
