"""The practice bank as anybody reads it, with or without signing in (ust-koksa 13, 15)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes.pages.filters import by_words
from services.routes.queries import practices as reading
from services.routes.queries.practice_page import PracticeRow, practice_page, practice_rows
from services.routes.queries.telling import smallest_cell
from services.routes.rules.practices import CRITERIA, SHOWN_FROM
from shared.russian import form_of, plural
from shared.web import kept_for, public, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("bank_pages", __name__)
ASKS = {"decide": "на решение", "mark": "вам на оценку", "write": "дописать и отправить"}
RULES = {"criteria": CRITERIA, "shown_from": SHOWN_FROM}


@blueprint.route("/practices", methods=["GET"])
@public
def bank() -> Any:
    """Банк практик."""
    rows = practice_rows(unit().session, actor=unit().known, today=unit().today)
    table, tiles = _table(rows), _tiles(rows)
    kept_for(minutes=5)
    reply = table.exported()
    return reply or show("routes/practices.html", table=table, tiles=tiles, may_propose=_may_propose())


@blueprint.route("/practices/<uuid:practice_id>", methods=["GET"])
@public
def practice(practice_id: UUID) -> Any:
    """Практика: что это, как применить, что говорят эксперты, что помогла решить."""
    by: dict[str, Any] = {"actor": unit().known, "today": unit().today}
    row = reading.practice(unit().session, **by, practice_id=practice_id)
    page = practice_page(unit().session, **by, practice=row)
    kept_for(minutes=5)
    k = smallest_cell(unit().session, municipality_id=row.municipality_id)
    return show("routes/practice.html", page=page, rules=RULES | {"smallest": k})


def _may_propose() -> bool:
    known = unit().known
    return known is not None and known.may("practice.write")


COLUMNS: tuple[Column[PracticeRow], ...] = (
    Column(key="title", title="Практика", value=lambda row: row.title),
    Column(key="topics", title="Темы", value=lambda row: row.topics),
    Column(key="area", title="Область", value=lambda row: row.area, shown=False),
    Column(key="audience", title="Для кого", value=lambda row: row.audience),
    Column(key="subject", title="Предмет", value=lambda row: row.subject, shown=False),
    Column(key="author", title="Автор", value=lambda row: row.author),
    Column(key="school", title="Школа", value=lambda row: row.school, shown=False),
    Column(key="hours", title="Часов", value=lambda row: row.hours, numeric=True, shown=False),
    Column(key="average", title="Оценка экспертов", value=lambda row: row.average, numeric=True),
    Column(key="marks", title="Оценок", value=lambda row: row.marks, numeric=True, shown=False),
    Column(key="resolved", title="Что помогла решить", value=lambda row: row.resolved, sortable=False),
    Column(key="published", title="Опубликована", value=lambda row: row.published_on, shown=False),
)
STATE: Column[PracticeRow] = Column(key="state", title="Состояние", value=lambda row: row.words)
PLACE: Column[PracticeRow] = Column(
    key="municipality", title="Муниципалитет", value=lambda row: row.municipality
)


def _table(rows: Sequence[PracticeRow]) -> Table[PracticeRow]:
    """Say the state and the place only where they differ."""
    states = len({row.state for row in rows}) > 1
    places = len({row.municipality for row in rows}) > 1
    asked = [(key, words) for key, words in ASKS.items() if any(row.asks == key for row in rows)]
    extra = ([STATE] if states else []) + ([PLACE] if places else [])
    return Table(
        name="bank-praktik",
        columns=[*COLUMNS, *extra],
        rows=rows,
        filters=[
            *by_words("area", "Область", rows, lambda row: row.area),
            *by_words("school", "Школа", rows, lambda row: row.school),
            *by_words("state", "Состояние", rows, lambda row: row.words),
            *by_words("place", "Муниципалитет", rows, lambda row: row.municipality),
            *([Filter(key="asks", title="Что сделать", options=asked, value=_asks)] if asked else []),
        ],
        empty="Опубликованных практик пока нет",
        empty_text="Практику предлагает любой педагог, публикует методист.",
    )


def _asks(row: PracticeRow) -> str:
    return row.asks


def _tiles(rows: Sequence[PracticeRow]) -> list[dict[str, Any]]:
    """How many there are and what waits for the reader, each figure a door into its practices."""
    published = [row for row in rows if row.state == "published"]
    areas = len({row.area for row in published})
    note = f"в {plural(areas, 'области', 'областях', 'областях')}" if published else ""
    found = [_tile("covered", len(published), "в банке", note, "")]
    for key, words in ASKS.items():
        number = sum(row.asks == key for row in rows)
        found += [_tile("stalled", number, words, "", f"?asks={key}")] if number else []
    return found


def _tile(state: str, number: int, title: str, note: str, href: str) -> dict[str, Any]:
    counted = form_of(number, "практика", "практики", "практик")
    return {"state": state, "number": number, "title": f"{counted} {title}", "note": note, "href": href}
