"""Finding the row of headings below title rows, and which column of the file is which column of the kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from shared.importing.cells import plain, shown
from shared.importing.columns import Column, Kind
from shared.importing.names import comparable
from shared.importing.report import RowMessage
from shared.importing.sheet import Cell, SheetRow, UnreadableFile

LOOKED_AT = 50
SHOWN_HEADINGS = 20
IGNORED = re.compile(r"[.,:;*№«»\"()]")


@dataclass(frozen=True)
class Headings:
    """Where the headings are: `places` by index of a cell, `width` of their row, unknown ones as warnings."""

    row: int
    width: int
    places: dict[int, Column]
    warnings: list[RowMessage] = field(default_factory=list)


def heading_form(heading: str) -> str:
    """Give the form in which headings are compared: no case, ё, dots, «№», brackets; single spaces."""
    return comparable(IGNORED.sub(" ", heading))


def locate(rows: Iterator[SheetRow], kind: Kind) -> Headings:
    """Read on to the first row that has all required headings; what stands above it is titles."""
    known = {heading_form(name): item for item in kind.columns for name in (item.heading, *item.aliases)}
    best: tuple[int, SheetRow | None] = (0, None)
    for row in islice(rows, LOOKED_AT):
        found = {column.field for column in _recognise(row.cells, known).values()}
        if found and not _missing(kind, found):
            return _headings(row, known)
        if len(found) > best[0]:
            best = (len(found), row)
    raise UnreadableFile(_complaint(kind, best[1], known))


def _recognise(cells: Sequence[Cell], known: dict[str, Column]) -> dict[int, Column]:
    forms = ((place, heading_form(cell)) for place, cell in enumerate(cells) if isinstance(cell, str))
    return {place: known[form] for place, form in forms if form in known}


def _missing(kind: Kind, found: set[str]) -> list[str]:
    return [
        column.heading
        for column in kind.columns
        if column.required and column.field not in found and column.instead not in found
    ]


def _headings(row: SheetRow, known: dict[str, Column]) -> Headings:
    places = _recognise(row.cells, known)
    fields = [column.field for column in places.values()]
    for column in places.values():
        if fields.count(column.field) > 1:
            raise UnreadableFile(f"Столбец «{column.heading}» встречается дважды (строка {row.number}).")
    warnings = [
        RowMessage(row.number, shown(cell), f"Столбец «{shown(cell)}» неизвестен и не загружен.")
        for place, cell in enumerate(row.cells)
        if place not in places and plain(cell)
    ]
    return Headings(row=row.number, width=len(row.cells), places=places, warnings=warnings)


def _complaint(kind: Kind, row: SheetRow | None, known: dict[str, Column]) -> str:
    if row is None:
        required = _quoted(column.heading for column in kind.columns if column.required)
        return f"Не найдена строка заголовков. Для файла «{kind.title}» нужны столбцы: {required}."
    fields = {column.field for column in _recognise(row.cells, known).values()}
    missing = _missing(kind, fields)
    seen = _quoted(shown(cell) for cell in islice(filter(plain, row.cells), SHOWN_HEADINGS))
    return f"Не хватает обязательных столбцов: {_quoted(missing)}. В строке {row.number} есть: {seen}."


def _quoted(names: "Iterator[str] | Sequence[str]") -> str:
    return ", ".join(f"«{name}»" for name in names)
