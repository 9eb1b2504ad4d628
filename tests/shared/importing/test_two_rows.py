"""Headings of two rows: nothing of the upper one is lost, and neither data nor sections become headings."""

from datetime import date
from typing import Any

import pytest

from shared.importing import KINDS, Mappings, ReadRows, read, read_rows
from tests.shared.importing.making import TODAY, book, csv_bytes, parsed
from tests.shared.importing.test_messy_files import written

PARENTS = ("ФИО", "", "", "СНИЛС", "Дата рождения", "Место работы", "")
PARTS = ("Фамилия", "Имя", "Отчество", "", "", "Организация", "Должность")
TESTOVA = ("Тестова", "Анна", "Львовна", "333-444-555 61", "12.03.95г.", "s1", "учитель")
OVER_STAFF = ("№ п/п", "ФИО", "Организация", "Стаж", "")
UNDER_STAFF = ("", "", "", "общий", "педагогический")


def people(*rows: tuple[Any, ...]) -> ReadRows:
    """Read a book of one sheet as people."""
    return parsed("people", book(*rows), "штат.xlsx")


def unread(found: ReadRows) -> list[str]:
    """Give the headings that the warnings name."""
    return [one.column for one in found.warnings]


@pytest.mark.parametrize("work", ["Место работы", "Организация"])
def test_what_only_the_upper_row_names_is_read(work: str) -> None:
    below = PARTS if work == "Место работы" else (*PARTS[:5], "", "Должность")
    found = people((*PARENTS[:5], work, ""), below, TESTOVA)
    (row,) = found.rows
    assert (row["last_name"], row["first_name"], row["middle_name"]) == TESTOVA[:3]
    assert (row["snils"], row["birth_date"]) == ("33344455561", date(1995, 3, 12))
    assert (row["organization"], row["position"], found.warnings) == ("s1", "учитель", [])


def test_a_column_unknown_to_us_in_the_upper_row_is_not_lost_silently() -> None:
    found = people(
        ("Сведения", "", "", "Кабинет"), ("ФИО", "Организация", "СНИЛС", ""), ("Ли Анна", "A", "", 5)
    )
    assert (len(found.rows), unread(found)) == (1, ["Кабинет"])


def test_a_title_above_the_headings_is_still_no_heading() -> None:
    found = people(("Список", "", "на 01.09.2025"), ("ФИО", "Организация", "Кабинет"), ("Ли Анна", "A", 5))
    assert (len(found.rows), unread(found)) == (1, ["Кабинет"])


def test_a_caption_in_the_words_of_a_heading_is_no_second_column() -> None:
    heads = ("", "ФИО", "Организация", "Должность")
    found = people(("Должность:", "директор"), heads, ("", "Ли Анна", "A", "учитель"))
    assert (found.rows[0]["position"], found.warnings) == ("учитель", [])


def test_parents_merged_downwards_keep_their_words() -> None:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "ФИО")
        sheet.merge_range(0, 3, 1, 3, "СНИЛС")
        sheet.merge_range(0, 4, 1, 4, "Организация")
        sheet.merge_range(0, 5, 0, 6, "Стаж")
        sheet.write_row(1, 0, PARTS[:3])
        sheet.write_row(1, 5, ["общий", "педагогический"])
        sheet.write_row(2, 0, [*TESTOVA[:4], "s1", "12 лет", "01.09.2015"])

    found = parsed("people", written(fill), "a.xlsx")
    (row,) = found.rows
    assert (row["snils"], row["experience_from"]) == ("33344455561", date(2015, 9, 1))
    assert unread(found) == ["Стаж общий"]


def test_both_rows_printed_again_on_each_page_are_no_rows() -> None:
    found = people(PARENTS, PARTS, TESTOVA, PARENTS, PARTS, TESTOVA)
    assert ([row["row"] for row in found.rows], found.rejected) == ([3, 6], [])


def test_a_mapping_may_name_a_heading_of_the_upper_row() -> None:
    mappings = Mappings(given={"Место работы": "Организация"})
    made = read(book(PARENTS, PARTS, TESTOVA), "a.xlsx")
    (row,) = read_rows(made, KINDS["people"], today=TODAY, mappings=mappings).rows
    assert (row["last_name"], row["organization"]) == ("Тестова", "s1")


def test_a_section_under_the_headings_is_no_part_of_them() -> None:
    section = ("Основная школа", "", "", "", "", "", "")
    found = people(PARENTS, PARTS, section, TESTOVA)
    assert (found.rows[0]["birth_date"], found.titles[0]) == (date(1995, 3, 12), "ФИО Фамилия")
    assert {one.row for one in found.rejected} == {3}
    found = people(OVER_STAFF, UNDER_STAFF, section[:5], (1, "Ли Анна", "A", 12, "01.09.2015"))
    assert (found.titles[0], found.rows[0]["experience_from"]) == ("№ п/п", date(2015, 9, 1))
    found = people(OVER_STAFF[:4], section[:4], (1, "Ли Анна", "A", 12))
    assert (found.titles[0], len(found.rows)) == ("№ п/п", 1)


@pytest.mark.parametrize(
    "first",
    [
        "1;;;учитель;высшая",
        ";;;учитель;высшая",
        "1;;;12.03.2015;",
        ";Организация;;учитель;",
    ],
)
def test_a_record_that_lacks_what_is_required_is_no_heading(first: str) -> None:
    content = csv_bytes("№;ФИО;Организация;Должность;Категория", first, "2;Ли Анна;A;педагог;")
    found = parsed("people", content, "a.csv")
    assert (found.titles[3], [row["row"] for row in found.rows]) == ("Должность", [3])
    assert {one.row for one in found.rejected} == {2}
