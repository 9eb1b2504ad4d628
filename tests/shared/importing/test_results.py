"""Files of results: columns that only the instrument knows, points told from shares by the whole column."""

import io
from datetime import date
from decimal import Decimal

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from shared.importing import KINDS, Mappings, UnreadableFile, read, read_rows
from shared.importing.kinds.diagnostics import RESULTS, settle
from tests.shared.importing.making import TODAY, book, csv_bytes, parsed

WHO = "ФИО;Инструмент;Дата"


def test_every_other_heading_is_a_column_of_results() -> None:
    [row] = parsed("diagnostics", csv_bytes(f"{WHO};Блок 1;Блок 2", "Ли Анна;TEST4;10.10.2025;6;н/я")).rows
    assert (row["instrument"], row["conducted_on"]) == ("TEST4", date(2025, 10, 10))
    assert RESULTS.of(row) == {"Блок 1": "6", "Блок 2": "н/я"}


def test_a_column_of_shares_is_written_as_percents() -> None:
    lines = ("Ли Анна;TEST4;10.10.2025;0,855;1", "Ли Ян;TEST4;10.10.2025;1;0", "Ли Ким;SELF;10.10.2025;1;")
    rows = parsed("diagnostics", csv_bytes(f"{WHO};Блок 1;Блок 2", *lines)).rows
    warnings = settle(rows)
    assert [RESULTS.of(row)["Блок 1"] for row in rows] == ["85.5%", "100%", "1"]
    assert [(row, heading) for row, heading, _ in warnings] == [(2, "Блок 2"), (4, "Блок 1")]


def test_points_with_a_stray_share_stay_as_written() -> None:
    lines = ("Ли Анна;TEST4;10.10.2025;6,5", "Ли Ян;TEST4;10.10.2025;0,855", "Ли Ким;TEST4;10.10.2025;85,5%")
    rows = parsed("diagnostics", csv_bytes(f"{WHO};Блок 1", *lines)).rows
    assert settle(rows) == []
    assert [RESULTS.of(row)["Блок 1"] for row in rows] == ["6.5", "0.855", "85,5%"]


def test_the_newest_result_comes_first() -> None:
    lines = ("Ли Анна;TEST4;10.10.2024;6", "Ли Анна;TEST4;10.10.2025;7")
    rows = parsed("diagnostics", csv_bytes(f"{WHO};Блок 1", *lines)).rows
    settle(rows)
    assert [row["row"] for row in rows] == [3, 2]


def test_merged_headings_name_an_area_within_a_block() -> None:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.merge_range("A1:F1", "Итоги диагностики района")
        for place, words in enumerate(("ФИО", "Инструмент", "Дата", "Предметный блок")):
            sheet.merge_range(1, place, 2, place, words)
        sheet.merge_range("E2:F2", "Коммуникативный и нормативный блок")
        sheet.write_row("E3", ("коммуникативная", "нормативная"))
        sheet.write_row("A4", ("Ли Анна", "TEST4", "10.10.2025", 0.855, 3, 1))
    [row] = parsed("diagnostics", buffer.getvalue(), "итоги.xlsx").rows
    assert RESULTS.of(row) == {
        "Предметный блок": "0.855",
        "Коммуникативный и нормативный блок коммуникативная": "3",
        "Коммуникативный и нормативный блок нормативная": "1",
    }


def test_the_same_heading_twice_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="«Блок 1» встречается дважды"):
        parsed("diagnostics", csv_bytes(f"{WHO};Блок 1;блок 1", "Ли Анна;TEST4;10.10.2025;6;7"))


def test_a_person_may_leave_a_column_out_or_say_it_is_a_result() -> None:
    content = book(["Кто", "Инструмент", "Дата", "Балл", "Итог"], ["Ли Анна", "TEST4", "10.10.2025", 6, 30])
    mapping = {"Кто": "ФИО", "Балл": RESULTS.heading, "Итог": ""}
    kind = KINDS["diagnostics"]
    found = read_rows(read(content, "a.xlsx"), kind, today=TODAY, mappings=Mappings(given=mapping))
    assert RESULTS.of(found.rows[0]) == {"Балл": "6"}
    assert {one.title: one.how for one in found.meanings} == {
        "Кто": "mapped",
        "Инструмент": "known",
        "Дата": "known",
        "Балл": "opened",
        "Итог": "mapped",
    }
    assert Decimal(found.rows[0]["result:Балл"]) == Decimal(6)
