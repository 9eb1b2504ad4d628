"""Staff lists as schools really send them: headings of two rows, merged cells, totals, vacancies."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from shared.importing import (
    KINDS,
    Mappings,
    ReadRows,
    RowMessage,
    UnreadableFile,
    WrongMapping,
    read,
    read_rows,
)
from tests.shared.importing.making import TODAY, csv_bytes, parsed


def written(fill: Callable[[Any], None]) -> bytes:
    """Make a book by drawing on it."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def people(content: bytes, filename: str = "штат.xlsx") -> ReadRows:
    """Read a file of people."""
    return parsed("people", content, filename)


def staff_list(book: Any) -> None:
    """Draw what a school's office draws: a title, headings in two rows, schools merged over teachers."""
    sheet = book.add_worksheet("Педагоги")
    sheet.merge_range(0, 1, 0, 6, "Список педагогических работников района на 01.09.2025")
    for column, words in {1: "№ п/п", 2: "ФИО", 3: "Организация"}.items():
        sheet.merge_range(2, column, 3, column, words)
    sheet.merge_range(2, 4, 2, 5, "Работает")
    sheet.write_row(3, 4, ["с", "по", "Стаж"])
    sheet.write_row(4, 1, [1, 2, 3, 4, 5, 6])
    sheet.write_row(5, 1, [1, "Ли Анна", "", "12.03.15г.", "", "2 г. 3 мес."])
    sheet.write_row(6, 1, [2, "Ёлкина Мария Ивановна", "", 42064, "", "5 лет"])
    sheet.write_row(7, 1, [3, "вакансия", "", "", "", ""])
    sheet.merge_range(5, 3, 7, 3, "Школа № 1")
    sheet.write_row(8, 2, ["Итого: 3"])
    sheet.write_row(9, 1, [4, "Пак Ирина", "Школа № 2", "12 марта 1995", "", 7])
    sheet.write_row(11, 2, ["Всего по району", "", "", "", 4])


def test_a_staff_list_with_everything_at_once() -> None:
    found = people(written(staff_list))
    assert found.rejected == []
    assert [(row["row"], row["last_name"], row["organization"], row["since"]) for row in found.rows] == [
        (6, "Ли", "Школа № 1", date(2015, 3, 12)),
        (7, "Ёлкина", "Школа № 1", date(2015, 3, 1)),
        (10, "Пак", "Школа № 2", date(1995, 3, 12)),
    ]
    assert [row["experience_from"] for row in found.rows] == [
        date(2023, 10, 1),
        date(2021, 1, 1),
        date(2019, 1, 1),
    ]
    assert all(row["experience_estimated"] for row in found.rows)
    assert found.total == 3
    assert found.warnings == [
        RowMessage(8, "", "вакансия пропущена: это не человек"),
        RowMessage(9, "", "строка итогов пропущена"),
        RowMessage(12, "", "строка итогов пропущена"),
    ]


def test_two_rows_of_headings_in_csv() -> None:
    content = csv_bytes(
        "Форма 3;;;;",
        "ФИО;Организация;Работает;;Стаж;",
        ";;с;по;педагогический;общий",
        "Ли Анна;A;01.09.2020;31.08.2021;01.09.2019;12",
        encoding="cp1251",
    )
    (row,) = people(content, "a.csv").rows
    assert (row["since"], row["until"]) == (date(2020, 9, 1), date(2021, 8, 31))
    assert (row["experience_from"], "experience_estimated" in row) == (date(2019, 9, 1), False)


def test_the_lower_row_of_headings_may_hold_what_is_required() -> None:
    content = csv_bytes(
        "Факт;Организация;Реквизиты;;Статус",
        ";;Документ;Дата;",
        "обучение управленческой команды;A;№ 1;01.02.2025;заявка",
    )
    (row,) = parsed("facts", content).rows
    assert (row["document"], row["dated_on"]) == ("№ 1", date(2025, 2, 1))


def test_headings_repeated_on_each_printed_page_are_no_rows() -> None:
    found = parsed("organizations", csv_bytes("Код;Наименование", "A;Школа", "Код;Наименование", "B;Сад"))
    assert ([row["code"] for row in found.rows], found.total) == (["A", "B"], 2)


def test_an_empty_row_under_a_merged_cell_stays_empty() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Организация", "ФИО"])
        sheet.merge_range(1, 0, 4, 0, "A")
        sheet.write(1, 1, "Ли Анна")
        sheet.write(4, 1, "Пак Ирина")
        sheet.write(5, 1, "Ким Олег")

    found = people(written(fill))
    assert [(row["row"], row["organization"]) for row in found.rows] == [(2, "A"), (5, "A")]
    assert [(one.row, one.column) for one in found.rejected] == [(6, "Организация")]


def test_the_sheet_that_has_the_headings_is_taken_and_named() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Титул").write(0, 0, "Отчёт")
        sheet = book.add_worksheet("Школы")
        sheet.write_row(0, 0, ["Код", "Наименование"])
        sheet.write_row(1, 0, ["A", "Школа"])
        hidden = book.add_worksheet("Черновик")
        hidden.write_row(0, 0, ["Код", "Наименование"])
        hidden.hide()

    found = parsed("organizations", written(fill), "a.xlsx")
    assert [row["code"] for row in found.rows] == ["A"]
    assert [one.message for one in found.warnings] == [
        "Загружен лист «Школы». Другие листы не загружены: «Титул»."
    ]


def test_hidden_rows_and_columns_are_loaded_and_named() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Школы & сады")
        sheet.write_row(1, 1, ["Код", "Наименование", "Тип"])
        for number in range(2, 7):
            sheet.write_row(number, 1, [f"A{number}", "Школа", "школа"])
        for number in (3, 4, 6, 8):
            sheet.set_row(number, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})

    found = parsed("organizations", written(fill), "a.xlsx")
    assert len(found.rows) == 5
    assert [one.message for one in found.warnings] == [
        "Скрытые в книге столбцы тоже загружены: «Тип».",
        "Скрытые в книге строки тоже загружены (3): 4–5, 7.",
    ]


@pytest.mark.parametrize(
    "name", ["Вакансия", "ВАКАНТ", "вакантная ставка", "(вакансия)", "Вакансия учителя физики"]
)
def test_a_vacancy_is_nobody(name: str) -> None:
    found = people(csv_bytes("ФИО;Организация", f"{name};A", "Ли Анна;A"), "a.csv")
    assert ([row["last_name"] for row in found.rows], found.rejected) == (["Ли"], [])
    assert [one.row for one in found.warnings] == [2]


def test_a_vacancy_may_be_said_in_the_position() -> None:
    content = csv_bytes("ФИО;Организация;Должность", ";A;учитель химии (вакансия)", "Ли Анна;A;вакантная")
    found = people(content, "a.csv")
    assert [row["last_name"] for row in found.rows] == ["Ли"]
    assert [one.row for one in found.warnings] == [2]


def test_words_of_totals_inside_a_record_are_no_total() -> None:
    titles = ("Итоги года", "Итог года", "Всего понемногу", "Всероссийский день")
    rows = [f"{title};01.02.2025;конкурс;Ли Анна" for title in titles]
    assert len(parsed("events", csv_bytes("Мероприятие;Дата;Вид;ФИО", *rows)).rows) == 4


@pytest.mark.parametrize("words", ["Итого", "ВСЕГО: 2", "Всего по школам", "Итого 2"])
def test_a_total_that_fills_the_row_is_still_a_total(words: str) -> None:
    found = parsed("organizations", csv_bytes("Код;Наименование", "A;Школа", f"{words};2 организации"))
    assert ([row["code"] for row in found.rows], len(found.warnings)) == (["A"], 1)


def test_a_surname_like_a_vacancy_is_a_person() -> None:
    found = people(csv_bytes("ФИО;Организация", "Вакантова Анна;A", "Вакансин Олег;A"), "a.csv")
    assert len(found.rows) == 2


def test_experience_of_either_column_but_a_date_before_a_duration() -> None:
    heads = "ФИО;Организация;Начало педагогического стажа;Стаж"
    found = people(csv_bytes(heads, "Ли Анна;A;01.09.2015;3 года"), "a.csv")
    assert found.rows[0]["experience_from"] == date(2015, 9, 1)
    assert [one.column for one in found.warnings] == ["Стаж"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2 г. 3 мес.", date(2023, 10, 1)),
        ("2г3м", date(2023, 10, 1)),
        ("2 года и 3 месяца", date(2023, 10, 1)),
        ("11 месяцев", date(2025, 2, 1)),
        ("5 лет", date(2021, 1, 1)),
        ("1 год 10 дней", date(2024, 12, 22)),
        ("5", date(2021, 1, 1)),
        ("01.09.2015", date(2015, 9, 1)),
        ("42248", date(2015, 9, 1)),
        ("12.03.95г.", date(1995, 3, 12)),
        ("12 марта 95 г.", date(1995, 3, 12)),
        ("", None),
    ],
)
def test_experience_as_it_is_written(cell: str, expected: date | None) -> None:
    (row,) = people(csv_bytes("ФИО;Организация;Стаж", f"Ли Анна;A;{cell}"), "a.csv").rows
    assert row["experience_from"] == expected


@pytest.mark.parametrize("cell", ["Отсутствует", "нет", "Нет данных", "не указан", "-", "—"])
def test_experience_that_is_said_to_be_unknown_is_missing_and_never_nothing(cell: str) -> None:
    (row,) = people(csv_bytes("ФИО;Организация;Стаж", f"Ли Анна;A;{cell}"), "a.csv").rows
    assert (row["experience_from"], "experience_estimated" in row) == (None, False)


@pytest.mark.parametrize("cell", ["2,3", "99 лет", "2015", "б/с", "без стажа"])
def test_experience_that_cannot_be_understood_is_never_guessed(cell: str) -> None:
    (fault,) = people(csv_bytes("ФИО;Организация;Стаж", f"Ли Анна;A;{cell}"), "a.csv").rejected
    assert fault.column == "Начало педагогического стажа"


def test_snils_as_a_number_has_its_zeros_back() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["СНИЛС", "ФИО", "Организация"])
        for number, snils in enumerate([8765430300, "087-654-303 00", "087 654 303 00", 8765430301], start=1):
            sheet.write_row(number, 0, [snils, "Ли Анна", "A"])

    found = people(written(fill))
    assert [row["snils"] for row in found.rows] == ["08765430300"] * 3
    assert [one.row for one in found.rejected] == [5]


def test_a_mapping_names_columns_in_the_words_of_the_file() -> None:
    content = csv_bytes("Шифр;Полное имя;Код", "A;Школа;77")
    mapping = {"шифр": "Код", "Полное имя": "Наименование", "Код": ""}
    found = read_rows(
        read(content, "a.csv"), KINDS["organizations"], today=TODAY, mappings=Mappings(given=mapping)
    )
    assert found.rows == [{"row": 2, "code": "A", "name": "Школа"}]
    assert found.warnings == []
    with pytest.raises(UnreadableFile, match="столбцов: «Наименование»"):
        parsed("organizations", content)


def test_a_mapping_of_a_column_that_is_not_in_the_file_is_refused() -> None:
    content = csv_bytes("ФИО;Организация;Стаж общий", "Ли Анна;A;5 лет")
    mapping = {"Стаж педагогический": "Начало педагогического стажа"}
    with pytest.raises(WrongMapping) as caught:
        read_rows(read(content, "a.csv"), KINDS["people"], today=TODAY, mappings=Mappings(given=mapping))
    assert caught.value.message == (
        "В файле нет столбца «Стаж педагогический», указанного в соответствии. "
        "Столбцы файла: «ФИО», «Организация», «Стаж общий»."
    )


def test_missing_columns_come_with_a_guess() -> None:
    with pytest.raises(UnreadableFile) as caught:
        parsed("people", csv_bytes("Сотрудник школы;Учреждение;Кабинет", "Ли Анна;A;5"))
    assert "«Учреждение» — это «Организация»" in caught.value.message
    assert caught.value.fields == {
        "Сотрудник школы": ["Похоже на «ФИО»."],
        "Учреждение": ["Похоже на «Организация»."],
        "Кабинет": ["Не распознан; можно указать, какой это столбец."],
    }


def test_headings_unlike_ours_are_the_first_row_with_most_words() -> None:
    lines = ("Список;;", "Гражданин;Место;Ещё", "Ли Анна;A;y", "Ким Олег;B;x")
    with pytest.raises(UnreadableFile, match="В строке 2 есть: «Гражданин», «Место», «Ещё»") as caught:
        parsed("people", csv_bytes(*lines))
    assert list(caught.value.fields) == ["Гражданин", "Место", "Ещё"]


def test_a_guess_is_offered_for_optional_columns_too() -> None:
    found = people(csv_bytes("ФИО;Организация;Дата рожд.", "Ли Анна;A;01.01.1990"), "a.csv")
    assert found.warnings[0].message.endswith("Возможно, это «Дата рождения»: укажите соответствие столбцов.")


def test_a_list_of_many_merged_cells_is_read_soon() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Организация", "ФИО"])
        for block in range(500):
            sheet.merge_range(1 + block * 4, 0, 4 + block * 4, 0, f"A{block}")
            for row in range(1 + block * 4, 5 + block * 4):
                sheet.write(row, 1, f"Ли Анна {row}")

    found = people(written(fill))
    assert (found.total, found.rows[-1]["organization"]) == (2000, "A499")
