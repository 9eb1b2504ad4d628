"""Files people take away: CSV and XLSX in which no cell is ever a formula."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from flask import Response
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
WIDEST = 60
FIRST_YEAR = 1900  # spreadsheets know no earlier day
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of a book; its name has at most 31 letters."""

    name: str
    titles: Sequence[str]
    rows: Rows


def file(kind: str, name: str, titles: Sequence[str], rows: Rows) -> Response:
    """Send rows as a file named after what it holds and the kind: `csv` or `xlsx`."""
    make, mimetype = KINDS[kind]
    response = Response(make(titles, rows), content_type=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{kind}")
    return response


def safe(value: Any) -> Any:
    """Keep a spreadsheet from taking text for a formula: such text is preceded by an apostrophe."""
    if isinstance(value, str) and value.lstrip().startswith(DANGEROUS):
        return f"'{value}"
    return value


def to_csv(titles: Sequence[str], rows: Rows) -> bytes:
    """Write CSV as Excel in Russia opens it: `;`, UTF-8 with its mark."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(title) for title in titles])
    writer.writerows([safe(_in_russian(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _in_russian(cell: Any) -> Any:
    """Write a fraction with a comma: Excel in Russia takes «1.5» for the first of May."""
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return "" if cell is None else cell


def to_xlsx(titles: Sequence[str], rows: Rows) -> bytes:
    """Write XLSX with a heading that stays in sight; text is always a text cell."""
    return to_book([Sheet(name="", titles=titles, rows=rows)])


def to_book(sheets: Iterable[Sheet]) -> bytes:
    """Write XLSX of several sheets, each like a file of its own; the same rows make one file all day."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(datetime.now(UTC).date(), time())})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        for one in sheets:
            _fill(book.add_worksheet(one.name or None), one, bold=bold, day=day)
    return buffer.getvalue()


def book(name: str, sheets: Iterable[Sheet]) -> Response:
    """Send several sheets as one file."""
    response = Response(to_book(sheets), content_type=XLSX)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.xlsx")
    return response


def _fill(sheet: Any, one: Sheet, *, bold: Any, day: Any) -> None:
    for place, title in enumerate(one.titles):
        sheet.write_string(0, place, title, bold)
        sheet.set_column(place, place, _width(title, (row[place] for row in one.rows)))
    for number, row in enumerate(one.rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, day=day)
    sheet.freeze_panes(1, 0)
    if one.rows:
        sheet.autofilter(0, 0, len(one.rows), len(one.titles) - 1)


def _write(sheet: Any, number: int, place: int, cell: Any, *, day: Any) -> None:
    if isinstance(cell, bool) or cell is None:
        sheet.write_string(number, place, "" if cell is None else ("да" if cell else "нет"))
    elif isinstance(cell, int | float):
        sheet.write_number(number, place, cell)
    elif type(cell) is date and cell.year >= FIRST_YEAR:
        sheet.write_datetime(number, place, datetime.combine(cell, time()), day)
    else:
        text = cell.strftime("%d.%m.%Y") if isinstance(cell, date) else str(cell)
        sheet.write_string(number, place, text[:LONGEST_CELL])


def _width(title: str, cells: Iterable[Any]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(WIDEST, max(len(title), longest) + 2)


KINDS: dict[str, tuple[Callable[[Sequence[str], Rows], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, XLSX),
}
