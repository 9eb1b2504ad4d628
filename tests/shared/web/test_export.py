"""What people take away: text stays text in every spreadsheet, figures stay figures."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from shared.web import export

PAYLOADS = [
    f"{lead}{body}"
    for lead in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =")
    for body in ("1+1", 'HYPERLINK("http://evil")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "IMPORTXML(1)")
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_ever_a_formula(payload: str) -> None:
    [_, [cell, _]] = csv.reader(
        StringIO(export.to_csv(["А", "Б"], [[payload, 1]]).decode("utf-8-sig")), delimiter=";"
    )
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " "))
    book = CalamineWorkbook.from_filelike(BytesIO(export.to_xlsx([payload], [[payload]])))
    rows = book.get_sheet_by_index(0).to_python()
    assert [str(cell).strip() for [cell] in rows] == [payload.strip()] * 2
    assert b"<f>" not in export.to_xlsx([payload], [[payload]])


def test_numbers_and_nothing_are_written_as_they_are() -> None:
    content = export.to_xlsx(["Школа", "Доля"], [["СОШ № 1", 70.8], [None, 0]])
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows == [["Школа", "Доля"], ["СОШ № 1", 70.8], ["", 0.0]]
    assert export.to_csv(["Школа"], [[None]]).startswith(b"\xef\xbb\xbf")


def test_a_day_is_a_day_in_a_spreadsheet() -> None:
    content = export.to_xlsx(["Срок"], [[date(2026, 5, 31)], [date(1899, 12, 31)]])
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows == [["Срок"], [date(2026, 5, 31)], ["31.12.1899"]]


def test_a_book_has_a_sheet_for_each_list() -> None:
    sheets = [
        export.Sheet(name="Первый", titles=["А"], rows=[["=1+1"], [2]]),
        export.Sheet(name="Пустой", titles=["Б"], rows=[]),
    ]
    book = CalamineWorkbook.from_filelike(BytesIO(export.to_book(sheets)))
    assert book.sheet_names == ["Первый", "Пустой"]
    assert book.get_sheet_by_name("Первый").to_python() == [["А"], ["=1+1"], [2.0]]
    assert book.get_sheet_by_name("Пустой").to_python() == [["Б"]]
