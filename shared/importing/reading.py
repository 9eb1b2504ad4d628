"""From a sheet to rows of values: headings found, cells parsed, each row checked within itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from shared.importing.cells import BadCell, plain, shown
from shared.importing.columns import Kind, Row
from shared.importing.headings import Headings, locate
from shared.importing.report import RowMessage
from shared.importing.sheet import Cell, Sheet, UnreadableFile

EMPTY_REQUIRED = "пустая обязательная ячейка"


@dataclass
class ReadRows:
    """The good rows, what is wrong with the others, and how many rows of data there were in all."""

    total: int = 0
    rows: list[Row] = field(default_factory=list)
    rejected: list[RowMessage] = field(default_factory=list)
    warnings: list[RowMessage] = field(default_factory=list)


def read_rows(sheet: Sheet, kind: Kind, *, today: date) -> ReadRows:
    """Read all rows of a sheet; raises UnreadableFile when it is not such a file at all."""
    headings = locate(sheet.rows, kind)
    result = ReadRows(warnings=list(headings.warnings))
    for item in sheet.rows:
        if not any(map(plain, item.cells)):
            continue
        result.total += 1
        row, problems = _row(item.number, item.cells, kind=kind, headings=headings, today=today)
        if problems:
            result.rejected += problems
        else:
            result.rows.append(row)
    if not result.total:
        raise UnreadableFile("В файле есть заголовки, но нет ни одной строки данных.")
    return result


def _row(
    number: int, cells: Sequence[Cell], *, kind: Kind, headings: Headings, today: date
) -> tuple[Row, list[RowMessage]]:
    row: Row = {"row": number}
    problems = _surplus(number, cells, headings)
    for place, column in headings.places.items():
        try:
            row[column.field] = column.parse(cells[place] if place < len(cells) else None, today)
        except BadCell as error:
            problems.append(RowMessage(number, column.heading, f"{error}"))
    if problems:
        return row, problems
    wrong = [*_empty(kind, row), *_reversed(kind, row)] or kind.finish(row)
    return row, [RowMessage(number, heading, message) for heading, message in wrong]


def _surplus(number: int, cells: Sequence[Cell], headings: Headings) -> list[RowMessage]:
    extra = [shown(cell) for cell in cells[headings.width :] if plain(cell)]
    if not extra:
        return []
    message = f"ячеек больше, чем заголовков (лишняя: «{extra[0]}»); текст с разделителем возьмите в кавычки"
    return [RowMessage(number, "", message)]


def _empty(kind: Kind, row: Row) -> list[tuple[str, str]]:
    return [
        (column.heading, EMPTY_REQUIRED)
        for column in kind.columns
        if column.required and row.get(column.field) is None and row.get(column.instead) is None
    ]


def _reversed(kind: Kind, row: Row) -> list[tuple[str, str]]:
    wrong = []
    for first, last in kind.periods:
        since, until = row.get(first), row.get(last)
        if since and until and until < since:
            message = f"{until:%d.%m.%Y} раньше, чем «{kind.headings[first]}» {since:%d.%m.%Y}"
            wrong.append((kind.headings[last], message))
    return wrong
