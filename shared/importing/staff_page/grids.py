"""A table of the page as a rectangle: merged cells are repeated, nested tables are left to themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from shared.importing.staff_page.lines import SILENT, Line, lines_of
from shared.importing.staff_page.tree import Element

MAX_COLUMNS = 60
SECTIONS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, eq=False)
class GridCell:
    """A cell as written; a merged one is the same object in all its places."""

    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The cell's lines in one."""
        return "\n".join(line.text for line in self.lines)


Grid = list[list[GridCell]]
EMPTY = GridCell()


def grid_of(table: Element) -> Grid:
    """Give the rows of a table, each as wide as it is."""
    grid: Grid = []
    hanging: dict[int, tuple[int, GridCell]] = {}
    for row in _rows(table):
        cells: list[GridCell] = []
        for element in row.children:
            if isinstance(element, Element) and element.tag in CELLS:
                _fill(cells, hanging)
                _place(cells, hanging, element)
        _fill(cells, hanging)
        grid.append(cells)
    return grid


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield child
        elif isinstance(child, Element) and child.tag in SECTIONS:
            yield from (row for row in child.children if isinstance(row, Element) and row.tag == "tr")


def _fill(cells: list[GridCell], hanging: dict[int, tuple[int, GridCell]]) -> None:
    """Put down the cells that hang from the rows above."""
    while (above := hanging.get(len(cells))) and len(cells) < MAX_COLUMNS:
        left, cell = above
        if left > 1:
            hanging[len(cells)] = (left - 1, cell)
        else:
            del hanging[len(cells)]
        cells.append(cell)


def _place(cells: list[GridCell], hanging: dict[int, tuple[int, GridCell]], element: Element) -> None:
    cell = GridCell(tuple(lines_of(element, skip=SILENT | {"table"})))
    down = _span(element, "rowspan")
    for _ in range(min(_span(element, "colspan"), MAX_COLUMNS - len(cells))):
        if down > 1:
            hanging[len(cells)] = (down - 1, cell)
        cells.append(cell)


def _span(element: Element, name: str) -> int:
    written = element.attributes.get(name, "").strip()
    return int(written) if written.isdecimal() and len(written) < 5 and int(written) else 1  # noqa: PLR2004 four digits
