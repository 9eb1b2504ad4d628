"""Tables without microdata, recognised by their headings, of one row or of two."""

import re
from collections.abc import Iterator, Sequence

from shared.importing.staff_page.grids import Grid, GridCell, grid_of
from shared.importing.staff_page.lines import HEADINGS, SILENT, text_of
from shared.importing.staff_page.raw import Findings
from shared.importing.staff_page.table_rows import Column, read_rows
from shared.importing.staff_page.titles import KINDS_OF_EXPERIENCE, fields_of, unit_of
from shared.importing.staff_page.tree import Element

LOOKED_AT = 15
KIND_ALONE = re.compile(r"общ|пед|по специальности|всего|лет\b|мес")
CAPTIONS = HEADINGS | {"caption", "legend"}
TEACHERS = re.compile(r"педагогическ|учител|воспитател|преподавател|педагоги\b")
LEADERS = re.compile(r"руковод|администрац|заместител|директор")
EVIDENCE = KINDS_OF_EXPERIENCE | {"subjects", "evidence"}
BODIES = re.compile(
    r"совет\b|комисси|комитет|объединени|профсоюз|попечител|победител|выпускник|ветеран|график"
)


def read_tables(root: Element) -> Findings:
    """Give the people of all tables that are lists of teachers, and the heads among and beside them."""
    findings = Findings()
    for table, above in _tables(root):
        grid = grid_of(table)
        place = _heading_row(grid)
        if place is None:
            continue
        columns, first, titles = _columns(grid, place)
        if _is_staff(columns, above):
            read_rows(grid[first:], columns, findings)
        elif LEADERS.search(f"{above} {titles}".lower()):
            read_rows(grid[first:], columns, findings, leaders=True)
    return findings


def _tables(root: Element) -> Iterator[tuple[Element, str]]:
    """Give each table with the heading nearest above it, its own caption included."""
    above = ""
    for element in root.walk():
        if element.tag in CAPTIONS:
            above = text_of(element, skip=SILENT | CAPTIONS | {"table"})
        elif element.tag == "table":
            caption = next((one for one in element.children if isinstance(one, Element)), None)
            yield element, text_of(caption) if caption and caption.tag == "caption" else above


def _heading_row(grid: Grid) -> int | None:
    for place, row in enumerate(grid[:LOOKED_AT]):
        fields = {field for cell in row for field in fields_of(cell.text)}
        if "post" in fields and ("name" in fields or {"last", "first"} <= fields):
            return place
    return None


def _columns(grid: Grid, place: int) -> tuple[list[Column], int, str]:
    """Give the fields of each column, the first row below the headings, and the headings' text."""
    titles = [cell.text for cell in grid[place]]
    first = place + 1
    while first < len(grid) and _continues(grid[place], grid[first]):
        for column, cell in enumerate(grid[first][: len(titles)]):
            if cell is not grid[first - 1][column]:
                titles[column] = f"{titles[column]} {cell.text}"
        first += 1
    return [Column(fields_of(title), unit_of(title)) for title in titles], first, " ".join(titles)


def _continues(top: list[GridCell], row: list[GridCell]) -> bool:
    """Whether a row is the lower part of the headings: hung into from above, or only kinds of experience."""
    filled = [cell for cell in row if cell.lines]
    hung = any(cell in top for cell in filled)
    return hung or (bool(filled) and all(KIND_ALONE.match(cell.text.lower()) for cell in filled))


def _is_staff(columns: Sequence[Column], above: str) -> bool:
    """Whether it is a list of teachers: a council or a directory has names and posts too."""
    named = {field for column in columns for field in column.fields}
    above = above.lower()
    return bool(EVIDENCE & named) or bool(TEACHERS.search(above) and not BODIES.search(above))
