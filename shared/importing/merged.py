"""Cells merged downwards: the school written once beside its teachers is the school of each of them."""

from collections.abc import Iterator
from typing import cast

from python_calamine import CalamineSheet

from shared.importing.sheet import Cell, SheetRow

EMPTY = ("", None)


def filled_rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    """Give the rows; under a cell merged downwards stands its value, in rows that have something else too."""
    if sheet.start is None:
        return
    merges = _merges(sheet, first_column=sheet.start[1])
    values: dict[int, tuple[int, Cell]] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        inherited = _inherit(cast("list[Cell]", cells), number, values) if values else frozenset()
        yield SheetRow(number, cells, inherited)
        for place, last in merges.get(number, ()):
            if place < len(cells) and place not in inherited:
                values[place] = (last, cells[place])


def _merges(sheet: CalamineSheet, *, first_column: int) -> dict[int, list[tuple[int, int]]]:
    """Give, by the number of the first row, the place and the last row of what is merged downwards."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top and left >= first_column:
            found.setdefault(top + 1, []).append((left - first_column, bottom + 1))
    return found


def _inherit(cells: list[Cell], number: int, values: dict[int, tuple[int, Cell]]) -> frozenset[int]:
    """Put the values of merged cells into the empty places of a row that is not empty."""
    for place in [place for place, (last, _) in values.items() if last < number]:
        del values[place]
    if all(cell in EMPTY for cell in cells):
        return frozenset()
    places = frozenset(place for place in values if cells[place] in EMPTY)
    for place in places:
        cells[place] = values[place][1]
    return places
