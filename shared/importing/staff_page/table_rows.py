"""Rows of a table of staff: who stands in each and what its columns say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shared.importing.staff_page.grids import EMPTY, Grid, GridCell
from shared.importing.staff_page.page import Head
from shared.importing.staff_page.person_names import PersonName, name_at_start
from shared.importing.staff_page.posts import begins_with_post, only_managerial
from shared.importing.staff_page.raw import Findings, Found
from shared.importing.staff_page.titles import MONTHS, YEARS

NAME_PARTS = ("last", "first", "middle")


@dataclass(frozen=True)
class Column:
    """What a column is about; `unit` is that of its bare numbers if the heading names one."""

    fields: tuple[str, ...]
    unit: str = ""

    def text(self, cell: GridCell) -> str:
        """Give a cell's text, a bare number with its unit: 38 below «Стаж, мес.» is no 38 years."""
        return f"{cell.text} {self.unit}" if self.unit and cell.text.isdecimal() else cell.text


def read_rows(rows: Grid, columns: Sequence[Column], findings: Findings, *, leaders: bool = False) -> None:
    """Read the people of the rows below the headings; rows of `leaders` are all heads."""
    for row in rows:
        cells = dict(enumerate(row))
        written, whole = _name_cell(cells, columns)
        named = name_at_start(written)
        found = _found(named, cells, columns, whole) if named else None
        if found is None or not found.sure:
            if written:
                findings.add_nameless(written, _post(cells, columns))
            continue
        if named and name_at_start(named[1], strict=True):
            findings.unread.append(named[1])
        post = found.texts.get("post", "")
        if leaders or only_managerial(post):
            findings.heads.append(Head(name=found.name, post=post))
        else:
            findings.add(found)


def _name_cell(cells: Mapping[int, GridCell], columns: Sequence[Column]) -> tuple[str, GridCell | None]:
    """Give what is written for a name, in one column or in three, and the cell it fills."""
    parts: dict[str, GridCell] = {}
    for place, column in enumerate(columns):
        for field in column.fields[:1]:
            parts.setdefault(field, cells.get(place, EMPTY))
    if "name" in parts:
        return parts["name"].text, parts["name"]
    return " ".join(parts[part].text for part in NAME_PARTS if part in parts).strip(), None


def _found(
    named: tuple[PersonName, str],
    cells: Mapping[int, GridCell],
    columns: Sequence[Column],
    whole: GridCell | None,
) -> Found:
    """Take what the columns say; a cell merged with the name's says nothing besides the name."""
    found = Found(name=named[0], source="table")
    if named[1] and any(column.fields == ("name", "post") for column in columns):
        found.take(("post",), named[1])
    for place, column in enumerate(columns):
        cell = cells.get(place, EMPTY)
        if "name" in column.fields or cell is whole:
            continue
        text = column.text(cell)
        if column.unit == MONTHS and (years := _years_beside(found, column)):
            found.texts[column.fields[0]] = f"{years} {text}"
        found.take(column.fields, text)
    if begins_with_post(named[1]):
        found.take(("post",), named[1])
    return found


def _years_beside(found: Found, column: Column) -> str:
    """Give the years that a column beside states of the same kind: «лет | мес.»."""
    known = found.texts.get(column.fields[0], "") if column.fields else ""
    return known if known.endswith(f" {YEARS}") else ""


def _post(cells: Mapping[int, GridCell], columns: Sequence[Column]) -> str:
    return next(
        (cells.get(place, EMPTY).text for place, one in enumerate(columns) if "post" in one.fields), ""
    )
