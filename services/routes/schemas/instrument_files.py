"""An instrument as a file that a methodist makes in Excel: a row is a question; errors name their row."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.routes.rules.wording import AREAS
from shared.importing import KINDS, Column, Kind, Row, UnreadableFile, read, read_rows, template
from shared.importing.cells import BadCell, boolean, integer, up_to
from shared.importing.columns import column
from shared.importing.sheet import Cell
from shared.importing.vocabulary import Vocabulary

MOST_SHOWN = 20
LONGEST_CODE = 20
AREA = Vocabulary(
    {words: area for area, words in AREAS.items()},
    also={f"{words} область": area for area, words in AREAS.items()} | {area: area for area in AREAS},
)


def points(cell: Cell) -> int | None:
    """Read the highest score of a question: at least 1."""
    number = integer(cell)
    if number is not None and not 1 <= number <= 1000:  # noqa: PLR2004 as the schema has it
        raise BadCell("наибольший балл — от 1 до 1000")
    return number


ITEMS = Kind(
    name="instrument",
    title="Инструмент диагностики",
    columns=(
        column("Блок", "block", up_to(300), required=True, hint="Одинаковое название собирает блок."),
        column("Код", "code", up_to(LONGEST_CODE), required=True, hint="Номер вопроса, например 1.1."),
        column("Вопрос", "title", up_to(300), similar=("Задание", "Критерий")),
        column("Область", "area", AREA, required=True),
        column("Тема", "topic", up_to(LONGEST_CODE), hint="Код темы из каталога, например M4."),
        column("Балл", "max", points, required=True, hint="Наибольший балл.", similar=("Макс. балл",)),
        column("Эксперты", "experts", boolean, hint="да — отвечают развёрнуто, оценивают двое."),
    ),
    key=lambda row: row["code"],
)


def items_template() -> bytes:
    """An empty file to fill in."""
    return template(ITEMS)


def read_blocks(content: bytes, filename: str, *, today: date) -> list[dict[str, Any]]:
    """Read the blocks of an instrument; raises UnreadableFile naming each wrong row."""
    found = read_rows(read(content, filename), ITEMS, today=today)
    if found.rejected:
        said = [f"Строка {one.row}, «{one.column}»: {one.message}." for one in found.rejected[:MOST_SHOWN]]
        rest = len(found.rejected) - MOST_SHOWN
        raise UnreadableFile(" ".join(said + ([f"И ещё ошибок: {rest}."] if rest > 0 else [])))
    blocks: dict[str, dict[str, Any]] = {}
    for row in found.rows:
        block = blocks.setdefault(
            row["block"], {"code": str(len(blocks) + 1), "title": row["block"], "items": []}
        )
        block["items"].append(_item(row))
    return list(blocks.values())


def _item(row: Row) -> dict[str, Any]:
    return {
        "code": row["code"],
        "title": row.get("title") or "",
        "area": row["area"],
        "topic": row.get("topic") or "",
        "max": row["max"],
        "experts": bool(row.get("experts")),
    }


def results_template(headings: Sequence[str], *, instrument: str) -> bytes:
    """An empty file of results with a column for each block of an instrument."""
    kind = KINDS["diagnostics"]
    named = [_with_words(one, instrument) if one.field == "instrument" else one for one in kind.columns]
    own = [Column(heading=words, field=words, parse=kind.columns[0].parse, hint=HINT) for words in headings]
    return template(Kind(name=kind.name, title=kind.title, columns=(*named, *own), key=kind.key))


HINT = "Баллы, процент («85,5%») или «н/я»."


def _with_words(one: Column, instrument: str) -> Column:
    return Column(heading=one.heading, field=one.field, parse=one.parse, required=True, words=(instrument,))
