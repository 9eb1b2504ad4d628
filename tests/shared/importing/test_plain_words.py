"""The words schools use: headings, kinds of employment, and the signatures under a list."""

from datetime import date

import pytest

from tests.shared.importing.making import csv_bytes, parsed

HEADS = "№;ФИО;Организация;Должность"


@pytest.mark.parametrize(
    "heading",
    ["Дата приёма", "Дата приема на работу", "Принят на работу", "Принят(а) на работу", "ДАТА ПРИЁМА"],
)
def test_the_day_of_hiring_is_the_start_of_an_employment(heading: str) -> None:
    found = parsed("people", csv_bytes(f"ФИО;Организация;{heading}", "Ли Анна;A;01.09.2020"))
    assert (found.rows[0]["since"], found.warnings) == (date(2020, 9, 1), [])


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Дата трудоустройства", "Работает с"),
        ("Принят", "Работает с"),
        ("Дата поступления на работу", "Работает с"),
        ("Дата увольнения", "Работает по"),
    ],
)
def test_what_only_resembles_it_is_said_aloud(heading: str, meant: str) -> None:
    found = parsed("people", csv_bytes(f"ФИО;Организация;{heading}", "Ли Анна;A;01.09.2020"))
    assert "since" not in found.rows[0]
    assert found.warnings[0].message.endswith(
        f"не загружен. Возможно, это «{meant}»: укажите соответствие столбцов."
    )


@pytest.mark.parametrize("name", ["ФИО работника", "Ф.И.О. педагога", "ФИО сотрудника", "Ф. И. О. учителя"])
@pytest.mark.parametrize("work", ["ОО", "Образовательная организация"])
def test_a_person_and_a_school_by_their_usual_headings(name: str, work: str) -> None:
    (row,) = parsed("people", csv_bytes(f"{name};{work}", "Ли Анна;A")).rows
    assert (row["last_name"], row["organization"]) == ("Ли", "A")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("осн.", "main"),
        ("осн", "main"),
        ("Основное", "main"),
        ("основное место работы", "main"),
        ("внутр. совм.", "internal_part_time"),
        ("внутренний совместитель", "internal_part_time"),
        ("внеш. совм.", "external_part_time"),
        ("Внешний совместитель", "external_part_time"),
    ],
)
def test_employment_in_ordinary_words(cell: str, expected: str) -> None:
    (row,) = parsed("people", csv_bytes("ФИО;Организация;Занятость", f"Ли Анна;A;{cell}")).rows
    assert row["occupation"] == expected


@pytest.mark.parametrize("cell", ["совместитель", "Совм.", "по совместительству"])
def test_a_part_time_worker_of_either_kind_is_asked_about(cell: str) -> None:
    (fault,) = parsed("people", csv_bytes("ФИО;Организация;Занятость", f"Ли Анна;A;{cell}")).rejected
    assert fault.message == (
        f"«{cell}» — непонятно, какое совместительство. Напишите «внутреннее совместительство» "
        "или «внешнее совместительство»"
    )


@pytest.mark.parametrize(
    "row",
    [
        "Директор школы: ____ Петров П.П.;;;",
        ";Директор школы: ____ Петров П.П.;;",
        ";Директор школы:;____________;Петров П.П.",
        "Директор;;________;Петров П.П.",
        ";И.о. директора Петров П.П.;;",
        ";Исполнитель Иванова И.И., тел. 2-22-22;;",
        "Исп. Иванова И.И.;;;",
        ";М.П.;;",
        ";;М. П.;",
        ";;(подпись);(расшифровка подписи)",
    ],
)
def test_a_signature_is_nobody(row: str) -> None:
    found = parsed("people", csv_bytes(HEADS, "1;Ли Анна;A;учитель", row))
    assert (len(found.rows), found.rejected, found.total) == (1, [], 1)
    assert [(one.row, one.message) for one in found.warnings] == [
        (3, "строка подписи пропущена: это не человек")
    ]


@pytest.mark.parametrize(
    ("row", "rejected"),
    [
        ("2;Петров Пётр;A;Директор школы", False),
        ("Директор;Петров Пётр;A;", False),
        ("2;Директоренко Пётр;A;", False),
        ("2;;A;Директор школы", True),
        ("Директор;Петров Пётр;;", True),
        (";;;Руководитель", True),
    ],
)
def test_a_head_of_a_school_is_a_person(row: str, rejected: bool) -> None:
    found = parsed("people", csv_bytes(HEADS, "1;Ли Анна;A;учитель", row))
    assert (len(found.rows), bool(found.rejected)) == ((1, True) if rejected else (2, False))


def test_a_title_that_begins_with_a_post_is_no_signature() -> None:
    rows = (
        "Директор школы: мастер-класс;01.02.2025;конкурс;Ли Анна",
        "Исполнитель года;01.02.2025;конкурс;Ли Анна",
    )
    assert len(parsed("events", csv_bytes("Мероприятие;Дата;Вид;ФИО", *rows)).rows) == 2
