"""Pairs: people of the register, external people, and nobody with themselves."""

import pytest

from tests.services.registry.imports.conftest import World

HEADS = (
    "СНИЛС наставника;ФИО наставника;Организация наставника;"
    "СНИЛС наставляемого;ФИО наставляемого;Организация наставляемого;Форма;Номер приказа;Начало"
)
ZUEVA = "100-201-417 46;Зуева Анна Сергеевна;"
DYOMINA = "100-204-768 78;Демина Мария Юрьевна;"


def test_both_of_the_register(world: World) -> None:
    report = world.take("pairs", HEADS, f"{ZUEVA};{DYOMINA};педагог-педагог;15-н;15.09.2025")
    assert (report.created, report.rejected, report.warnings) == (1, [], [])
    (row,) = world.owner.bodies[-1]["rows"]
    assert row == {
        "row": 2,
        "absent": ["kind", "order_date", "ends_on"],
        "mentor_id": str(world.ids["zueva"]),
        "mentor_name": "Зуева Анна Сергеевна",
        "mentor_organization_id": None,
        "mentor_organization_text": "",
        "mentee_id": str(world.ids["dyomina"]),
        "mentee_name": "Дёмина Мария Юрьевна",
        "mentee_organization_id": None,
        "mentee_organization_text": "",
        "form": "teacher_teacher",
        "kind": "traditional",
        "order_number": "15-н",
        "order_date": None,
        "starts_on": "2025-09-15",
        "ends_on": None,
    }


@pytest.mark.parametrize(("written", "known"), [("ГАГУ", False), ("Первая школа", True)])
def test_without_snils_but_with_an_organization_one_is_external(
    world: World, written: str, *, known: bool
) -> None:
    student = f";Кто Угодно;{written}"
    report = world.take("pairs", HEADS, f"{ZUEVA};{student};работодатель – студент;;15.09.2025")
    (row,) = world.owner.bodies[-1]["rows"]
    assert report.rejected == report.warnings == []
    assert (row["mentee_id"], row["mentee_name"], row["mentee_organization_text"]) == (
        None,
        "Кто Угодно",
        written,
    )
    assert row["mentee_organization_id"] == (str(world.ids["A"]) if known else None)


def test_an_external_namesake_is_warned_about(world: World) -> None:
    report = world.take("pairs", HEADS, f"{ZUEVA};;Ли Анна Олеговна;A;;;15.09.2025")
    assert world.owner.bodies[-1]["rows"][0]["mentee_id"] is None
    assert ["записан как внешний" in one.message for one in report.warnings] == [True]


def test_without_snils_and_organization_the_name_decides(world: World) -> None:
    report = world.take(
        "pairs",
        HEADS,
        f"{ZUEVA};;Ли Анна Олеговна;;;;15.09.2025",
        f"{ZUEVA};;Орлов Иван Ильич;;;;15.09.2025",
        f"{ZUEVA};;Кто Угодно;;;;15.09.2025",
    )
    assert [(one.row, one.column) for one in report.rejected] == [
        (3, "ФИО наставляемого"),
        (4, "ФИО наставляемого"),
    ]
    assert [(one.row, one.column) for one in report.warnings] == [(2, "ФИО наставляемого")]
    assert world.owner.bodies[-1]["dry_run"] is True


@pytest.mark.parametrize(
    "line",
    [
        f"{ZUEVA};{ZUEVA};;;15.09.2025",
        f"{ZUEVA};;Зуева Анна Сергеевна;;;;15.09.2025",
        ";Кто Угодно;ГАГУ;;КТО Угодно;гагу;;;15.09.2025",
    ],
)
def test_nobody_mentors_themselves(world: World, line: str) -> None:
    report = world.take("pairs", HEADS, line)
    assert [one.message for one in report.rejected] == ["наставник и наставляемый — один и тот же человек"]
    assert world.owner.bodies == []


SESSIONS = "СНИЛС наставника;ФИО наставника;СНИЛС наставляемого;ФИО наставляемого;Дата;Минуты;Формат;Темы"


def test_sessions_name_the_two_who_met(world: World) -> None:
    zueva, dyomina = ZUEVA.rstrip(";"), DYOMINA.rstrip(";")
    report = world.take(
        "sessions",
        SESSIONS,
        f'{zueva};{dyomina};15.10.2025;45;Анализ урока;"журнал, отчётность, чаты, своё"',
        f"{zueva};;Кто Угодно;15.10.2025;;;",
        f"{zueva};;Орлов Иван Ильич;15.10.2025;;;",
        f"{zueva};{zueva};15.10.2025;;;",
        f"{zueva};{dyomina};16.10.2025;0;;",
    )
    assert sorted((one.row, one.column) for one in report.rejected) == [
        (4, "ФИО наставляемого"),
        (5, "ФИО наставляемого"),
        (6, "Минуты"),
    ]
    known, external = world.owner.bodies[-1]["rows"]
    assert (known["format"], known["minutes"], known["topics"]) == (
        "lesson_analysis",
        45,
        ["L2", "C5", "своё"],
    )
    assert (external["mentee_id"], external["mentee_name"]) == (None, "Кто Угодно")
