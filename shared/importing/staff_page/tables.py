"""Tables without microdata, recognised by their headings, of one row or of two."""

import re
from collections.abc import Iterator

from shared.importing.staff_page.grids import EMPTY, Grid, GridCell, grid_of
from shared.importing.staff_page.lines import HEADINGS, SILENT, text_of
from shared.importing.staff_page.page import Head
from shared.importing.staff_page.person_names import PersonName, name_at_start
from shared.importing.staff_page.posts import only_managerial
from shared.importing.staff_page.raw import Findings, Found
from shared.importing.staff_page.titles import KINDS_OF_EXPERIENCE, fields_of
from shared.importing.staff_page.tree import Element

LOOKED_AT = 15
KIND_ALONE = re.compile(r"общ|пед|по специальности|всего")
CAPTIONS = HEADINGS | {"caption", "legend"}
TEACHERS = re.compile(r"педагогическ|учител|воспитател|преподавател|педагоги\b")
LEADERS = re.compile(r"руковод|администрац|заместител|директор")
EVIDENCE = KINDS_OF_EXPERIENCE | {"subjects", "evidence"}
Columns = list[tuple[str, ...]]


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
            _read_rows(grid[first:], columns, findings)
        elif LEADERS.search(f"{above} {titles}".lower()):
            _read_rows(grid[first:], columns, findings, leaders=True)
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


def _columns(grid: Grid, place: int) -> tuple[Columns, int, str]:
    """Give the fields of each column, the first row below the headings, and the headings' text."""
    titles = [cell.text for cell in grid[place]]
    first = place + 1
    while first < len(grid) and _continues(grid[place], grid[first]):
        for column, cell in enumerate(grid[first][: len(titles)]):
            if cell is not grid[first - 1][column]:
                titles[column] = f"{titles[column]} {cell.text}"
        first += 1
    return [fields_of(title) for title in titles], first, " ".join(titles)


def _continues(top: list[GridCell], row: list[GridCell]) -> bool:
    """Whether a row is the lower part of the headings: hung into from above, or only kinds of experience."""
    filled = [cell for cell in row if cell.lines]
    hung = any(cell in top for cell in filled)
    return hung or (bool(filled) and all(KIND_ALONE.match(cell.text.lower()) for cell in filled))


def _is_staff(columns: Columns, above: str) -> bool:
    """Whether it is a list of teachers: a council or a directory has names and posts too."""
    named = {field for fields in columns for field in fields}
    return bool(EVIDENCE & named) or bool(TEACHERS.search(above.lower()))


def _read_rows(rows: Grid, columns: Columns, findings: Findings, *, leaders: bool = False) -> None:
    for row in rows:
        cells = dict(enumerate(row))
        named = _name(cells, columns)
        if named is None:
            findings.nameless += (
                [cells.get(columns.index(("name",)), EMPTY).text] if ("name",) in columns else []
            )
            continue
        found = Found(name=named[0], source="table")
        if named[1]:
            found.take(("post",), named[1])
        for place, fields in enumerate(columns):
            if "name" not in fields:
                found.take(fields, cells.get(place, EMPTY).text)
        post = found.texts.get("post", "")
        if leaders or only_managerial(post):
            findings.heads.append(Head(name=found.name, post=post))
        else:
            findings.add(found)


def _name(cells: dict[int, GridCell], columns: Columns) -> tuple[PersonName, str] | None:
    """Read the name from its column, or from three; what follows it is a post if the heading says so."""
    parts: dict[str, str] = {}
    for place, fields in enumerate(columns):
        for field in fields[:1]:
            parts.setdefault(field, cells.get(place, EMPTY).text)
    if "name" not in parts:
        return name_at_start(" ".join(parts.get(part, "") for part in ("last", "first", "middle")))
    named = name_at_start(parts["name"])
    if named and ("name", "post") not in columns:
        return named[0], ""
    return named
