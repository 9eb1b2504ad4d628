"""Headings and rows: any order of columns, titles above, and each fault named by row and column."""

from datetime import date
from decimal import Decimal

import pytest

from shared.importing import KINDS, RowMessage, UnreadableFile
from tests.shared.importing.making import book, csv_bytes, parsed

PEOPLE = "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Организация;Занятость;Ставка;Работает с;Работает по"


def test_titles_above_odd_headings_and_any_order() -> None:
    content = csv_bytes(
        "Список организаций района;;",
        ";;",
        " НАИМЕНОВАНИЕ.;\u00a0Тип ;код",
        "МБОУ «СОШ № 1»;Школа;A",
        ";;",
    )
    found = parsed("organizations", content)
    assert found.rows == [{"row": 4, "name": "МБОУ «СОШ № 1»", "kind": "school", "code": "A"}]
    assert (found.total, found.rejected, found.warnings) == (1, [], [])


def test_unknown_columns_are_reported_and_ignored() -> None:
    found = parsed("organizations", csv_bytes("Код;Наименование;Телефон", "A;Школа;123"))
    assert found.warnings == [RowMessage(1, "Телефон", "Столбец «Телефон» неизвестен и не загружен.")]
    assert found.rows == [{"row": 2, "code": "A", "name": "Школа"}]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("Код;Название", "A;Школа"),
            "Не хватает обязательных столбцов: «Наименование». В строке 1 есть: «Код»",
        ),
        (("а;б", "1;2"), "Не найдена строка заголовков.*«Код», «Наименование»"),
        (("Код;Наименование;код", "A;Школа;B"), "«Код» встречается дважды"),
        (("Код;Наименование",), "нет ни одной строки данных"),
    ],
)
def test_wrong_headings(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        parsed("organizations", csv_bytes(*lines))


def test_absent_columns_are_missing_and_empty_cells_are_none() -> None:
    (row,) = parsed("people", csv_bytes(PEOPLE, ";Ли;Анна;;;A;;0,5;01.09.2024;")).rows
    assert row == {
        "row": 2,
        "snils": None,
        "last_name": "Ли",
        "first_name": "Анна",
        "middle_name": None,
        "birth_date": None,
        "organization": "A",
        "occupation": "main",
        "rate": Decimal("0.5"),
        "since": date(2024, 9, 1),
        "until": None,
    }


def test_a_full_name_serves_instead_of_its_parts() -> None:
    found = parsed("people", csv_bytes("ФИО;Организация", "Гусейнов Али Вагиф оглы;A", "Ли;A"))
    assert found.rows[0]["last_name"] == "Гусейнов"
    assert found.rows[0]["middle_name"] == "Вагиф оглы"
    assert "full_name" not in found.rows[0]
    assert found.rejected == [RowMessage(3, "ФИО", "«Ли» — нужны по меньшей мере фамилия и имя")]


def test_every_bad_cell_is_named() -> None:
    content = csv_bytes(
        PEOPLE,
        "1;Ли;Анна;;30.02.2000;A;иногда;много;;",
        ";;Анна;;;A;;;;",
        ";Ли;Анна;;;A;;;01.09.2024;31.08.2024",
        ";Ли;Анна;;;A;;;;;лишнее",
    )
    found = parsed("people", content)
    assert found.total == 4
    assert found.rows == []
    assert [(one.row, one.column) for one in found.rejected] == [
        (2, "СНИЛС"),
        (2, "Дата рождения"),
        (2, "Занятость"),
        (2, "Ставка"),
        (3, "Фамилия"),
        (4, "Работает по"),
        (5, ""),
    ]
    messages = [one.message for one in found.rejected]
    assert messages[1] == "30.02.2000 — такой даты нет"
    assert messages[4] == "пустая обязательная ячейка"
    assert messages[5] == "31.08.2024 раньше, чем «Работает с» 01.09.2024"
    assert "лишнее" in messages[6]


def test_facts_are_valid_from_their_date_on() -> None:
    heads = "Организация;Факт;Документ;Дата;Действует с;Действует по;Статус"
    kind = "план развития кадрового потенциала"
    found = parsed(
        "facts",
        csv_bytes(
            heads, f"A;{kind};№ 1;10.01.2025;;;утвержден", f"A;{kind};№ 2;10.01.2025;;01.01.2025;утверждён"
        ),
    )
    assert found.rows[0]["valid_since"] == date(2025, 1, 10)
    assert [(one.row, one.column) for one in found.rejected] == [(3, "Действует по")]


def test_bodies_are_municipal_unless_said() -> None:
    content = csv_bytes(
        "Объединение;Вид;Уровень", "РМО;методическое объединение;", "ШМО;сетевое  сообщество;Школьный"
    )
    assert [(row["kind"], row["level"]) for row in parsed("bodies", content).rows] == [
        ("methodical_association", "municipal"),
        ("network_community", "school"),
    ]


def test_xlsx_means_the_same_as_csv() -> None:
    heads = PEOPLE.split(";")
    row = [10020030030, "Ли", "Анна", "", date(2000, 1, 31), "A", "основная", 0.5, 45536, ""]
    (from_book,) = parsed("people", book(heads, row), "a.xlsx").rows
    line = "100-200-300 30;Ли;Анна;;31.01.2000;A;основная;0,5;01.09.2024;"
    (from_text,) = parsed("people", csv_bytes(PEOPLE, line)).rows
    assert from_book == from_text


def test_every_kind_of_the_interface_is_declared() -> None:
    assert list(KINDS) == [
        "organizations",
        "people",
        "absences",
        "facts",
        "bodies",
        "memberships",
        "certificates",
        "diagnostics",
        "routes",
        "pairs",
        "sessions",
        "events",
    ]
