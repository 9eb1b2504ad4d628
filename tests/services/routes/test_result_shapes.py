"""Books of results in the shapes institutes send them: from cells to what the instrument says of a row."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from services.routes.actions.catalogue import read
from services.routes.models import Instrument
from services.routes.rules.result_rows import Instruments, ReadRow, read_row
from shared.importing.kinds.diagnostics import RESULTS, settle
from tests.shared.importing.making import parsed

DAY = date(2025, 10, 10)
WHO = ("ФИО", "Инструмент", "Дата")
LI = ("Ли Анна Юрьевна", "TEST4", DAY)
BLOCKS = ("Предметный блок", "Методический блок")
SHORT = ("Предметный", "Методический", "Психолого-педагогический")
AGREED = {"1": "6", "2": "4"}


def book(heads: Sequence[Sequence[Any]], *rows: Sequence[Any], merged: Sequence[str] = ()) -> bytes:
    """An XLSX: rows of headings, those of `merged` over several cells, then rows of data."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate([*heads, *rows]):
            sheet.write_row(number, 0, row)
        for where in merged:
            sheet.merge_range(where, "")
        for number, row in enumerate([*heads, *rows]):
            for place, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, place, cell)
    return buffer.getvalue()


def told(content: bytes) -> list[ReadRow]:
    """What TEST4 reads of each row."""
    shape = read("test4")
    test4 = Instrument(
        id=uuid4(), **{name: shape[name] for name in ("name", "title", "edition", "blocks", "scale")}
    )
    known = Instruments([test4])
    rows = parsed("diagnostics", content, "итоги.xlsx").rows
    settle(rows)
    return [read_row(row | {"results": RESULTS.of(row)}, test4, known) for row in rows]


def parts(content: bytes) -> dict[str, str]:
    """What the only row is taken to say; nothing in it is odd."""
    [row] = told(content)
    assert (row.problems, row.remarks, row.unknown) == ([], [], [])
    found: dict[str, str] = row.stored["parts"]
    return found


@pytest.mark.parametrize("group", ["Баллы по блокам", "Блоки", "Результаты диагностики, баллы"])
@pytest.mark.parametrize(
    "blocks", [BLOCKS, SHORT[:2], ("Предметные компетенции", "Методические компетенции")]
)
def test_a_group_over_the_blocks_is_no_part_of_their_names(group: str, blocks: tuple[str, str]) -> None:
    heads = ((*WHO, group, ""), ("", "", "", *blocks))
    assert parts(book(heads, (*LI, 6, 4), merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"))) == AGREED
    assert parts(book(heads, (*LI, 6, 4), merged=("D1:E1",))) == AGREED
    lower = (("", "", "", group, ""), (*WHO, *blocks))
    assert parts(book(lower, (*LI, 6, 4), merged=("D1:E1",))) == AGREED


@pytest.mark.parametrize("units", [("балл", "%"), ("Баллы", "Процент"), ("набрано баллов", "% выполнения")])
def test_points_and_percents_of_a_block_stand_side_by_side(units: tuple[str, str]) -> None:
    heads = ((*WHO, BLOCKS[0], "", BLOCKS[1], ""), ("", "", "", *units, *units))
    merged = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1")
    for row in ((6, "75%", 4, "50 %"), (6, 75, 4, 50), (6, 0.75, 4, 0.5), (6, "75,0", 4, "50")):
        assert parts(book(heads, (*LI, *row), merged=merged)) == AGREED
    lower = (("", "", "", BLOCKS[0], "", BLOCKS[1], ""), (*WHO, *units, *units))
    assert parts(book(lower, (*LI, 6, 75, 4, 50), merged=("D1:E1", "F1:G1"))) == AGREED


def test_a_single_block_divided_in_two_and_below_a_title() -> None:
    heads = (("Итоги диагностики",), (), (*WHO, BLOCKS[0], ""), ("", "", "", "балл", "%"))
    assert parts(book(heads, (*LI, 6, 75), merged=("A1:E1", "D3:E3"))) == {"1": "6"}
    lower = (("Итоги диагностики",), ("", "", "", BLOCKS[0], ""), (*WHO, "балл", "%"))
    assert parts(book(lower, (*LI, 6, 75), merged=("A1:E1", "D2:E2"))) == {"1": "6"}


def test_points_and_percents_that_disagree_are_an_error_of_the_row() -> None:
    heads = ((*WHO, BLOCKS[0], ""), ("", "", "", "балл", "%"))
    rows = ((*LI, 6, 57), (*LI, 5, 62.5), (*LI, 5, 63), (*LI, "н/я", 75))
    content = book(heads, *rows, merged=("D1:E1",))
    odd, exact, rounded, absent = told(content)
    assert odd.problems == [
        ("Предметный блок %", "«57» расходится с «6» в столбце «Предметный блок балл» (это 75 %)")
    ]
    assert exact.problems == rounded.problems == []
    assert absent.problems == [
        ("Предметный блок %", "«75» расходится с «н/я» в столбце «Предметный блок балл»")
    ]


def test_a_percent_counted_of_nothing_is_no_result() -> None:
    heads = ((*WHO, BLOCKS[0], "", BLOCKS[1], ""), ("", "", "", "балл", "%", "балл", "%"))
    assert parts(book(heads, (*LI, "н/я", 0, 4, 50), merged=("D1:E1", "F1:G1"))) == {"2": "4"}
    assert parts(book(heads, (*LI, "", "0%", "", 50), merged=("D1:E1", "F1:G1"))) == {"2": "50%"}
    assert parts(book(heads, (*LI, "—", "#ДЕЛ/0!", 4, 50), merged=("D1:E1", "F1:G1"))) == {"2": "4"}


def test_points_of_all_blocks_and_then_percents_of_all() -> None:
    heads = ((*WHO, "Баллы", "", "Процент выполнения", ""), ("", "", "", *BLOCKS, *BLOCKS))
    merged = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1")
    assert parts(book(heads, (*LI, 6, 4, 75, 50), merged=merged)) == AGREED
    assert parts(book(heads, (*LI, "", "", 75, 50), merged=merged)) == {"1": "75%", "2": "50%"}


def test_the_files_own_greatest_score_measures_its_points() -> None:
    heads = ((*WHO, BLOCKS[0], "", ""), ("", "", "", "балл", "макс. балл", "%"))
    assert parts(book(heads, (*LI, 9, 12, 75), merged=("D1:F1",))) == {"1": "9 из 12"}
    assert parts(book(heads, (*LI, 6, 8, 75), merged=("D1:F1",))) == {"1": "6"}
    [row] = told(book(heads, (*LI, 9, 8, 75), merged=("D1:F1",)))
    assert [column for column, _ in row.problems] == ["Предметный блок балл"]


def test_three_rows_of_headings_below_a_title() -> None:
    heads = (
        ("Сводная ведомость, октябрь 2025",),
        ("№ п/п", *WHO, "Результаты по блокам", "", "", ""),
        ("", "", "", "", BLOCKS[0], "", BLOCKS[1], ""),
        ("", "", "", "", "балл", "%", "балл", "%"),
    )
    merged = ("A1:H1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:H2", "E3:F3", "G3:H3")
    assert parts(book(heads, (1, *LI, 6, 75, 4, 50), merged=merged)) == AGREED
    assert parts(book(heads, (1, *LI, 6, 75, 4, 50), merged=(merged[0], *merged[-3:]))) == AGREED
    lower = (*heads[:1], ("", "", "", "", *heads[1][4:]), heads[2], ("№", *WHO, *heads[3][4:]))
    assert parts(book(lower, (1, *LI, 6, 75, 4, 50), merged=(merged[0], *merged[-3:]))) == AGREED


def test_two_diagnostics_in_one_file_do_not_overwrite_each_other() -> None:
    heads = ((*WHO, "Входная", "", "Итоговая", ""), ("", "", "", *BLOCKS, *BLOCKS))
    [row] = told(book(heads, (*LI, 6, 4, 7, 4), merged=("D1:E1", "F1:G1")))
    assert row.problems == [
        (
            "Итоговая Предметный блок",
            "«7» расходится с «6» в столбце «Входная Предметный блок» (это 75 %)",
        )
    ]


def test_areas_of_a_mixed_block_by_their_short_names() -> None:
    heads = ((*WHO, "Блоки", "", ""), ("", "", "", *SHORT[1:], "Нормативный"))
    found = parts(book(heads, (*LI, 4, 3, 2), merged=("D1:F1",)))
    assert found == {"2": "4", "3": "3", "4/legal": "2"}


def test_the_name_of_a_mixed_block_is_no_name_of_one_of_its_areas() -> None:
    """Else the total of both was the result of the second."""
    for joint in ("Коммуникативный и правовой", "Правовой и коммуникативный блок, %"):
        [row] = told(book(((*WHO, SHORT[0], joint),), (*LI, 6, "50%")))
        assert (row.stored["parts"], row.problems, row.unknown) == ({"1": "6", "4": "50%"}, [], [])
        assert [(one.area, one.hint) for one in row.findings[1:]] == [
            ("communicative", True),
            ("legal", True),
        ]
    [row] = told(book(((*WHO, SHORT[0], "Предметный и методический"),), (*LI, 6, "50%")))
    assert (row.stored["parts"], row.unknown) == ({"1": "6"}, ["Предметный и методический"])


def test_what_stands_below_the_people_is_nobody() -> None:
    rows = (
        ("", "Максимальный балл", "", "", 8, 8),
        (1, *LI, 6, 4),
        ("", "", "", "", "", ""),
        ("", "Средний балл", "", "", 6, 4),
        ("", "Среднее по району", "", "", 6.1, 4.2),
        ("Итого", "", "", "", 6, 4),
        ("", "Всего участников: 1", "", "", "", ""),
        ("", "Исполнитель: Ким А. А.", "", "", "", ""),
    )
    assert parts(book((("№", *WHO, *BLOCKS),), *rows)) == AGREED


def test_cells_as_people_fill_them_in() -> None:
    heads = ((*WHO, "", *BLOCKS, "Психолого-педагогический блок"),)
    at = datetime(2025, 10, 10, 9, 30)  # noqa: DTZ001 a cell of Excel knows no zone
    rows = (
        (*LI[:2], at, "", "85,5%", "не явилась", "—"),
        (*LI[:2], "10.10.25", "", 0.855, "н/я", "не явился"),
    )
    for row in rows:
        assert parts(book(heads, row)) == {"1": "85,5%" if row is rows[0] else "85.5%"}


def test_a_name_merged_over_two_rows_is_of_both() -> None:
    rows = ((*LI, 6, 4), ("", "TEST4", date(2024, 10, 10), 5, 3))
    found = told(book(((*WHO, *BLOCKS),), *rows, merged=("A2:A3",)))
    assert [row.stored["parts"] for row in found] == [{"1": "6", "2": "4"}, {"1": "5", "2": "3"}]


def test_a_column_that_is_no_score_is_not_taken_for_one() -> None:
    heads = ((*WHO, BLOCKS[0], "", ""), ("", "", "", "балл", "уровень", "рекомендации"))
    [row] = told(book(heads, (*LI, 6, "средний", "курсы"), merged=("D1:F1",)))
    assert (row.stored["parts"], row.problems) == ({"1": "6"}, [])
    assert row.unknown == ["Предметный блок уровень", "Предметный блок рекомендации"]
