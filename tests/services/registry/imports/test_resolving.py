"""Who and what a row names: found surely, found with a warning, or the row is rejected."""

from datetime import date
from uuid import UUID

import pytest

from shared.importing import Report
from tests.services.registry.imports.conftest import World

CERTIFICATES = "СНИЛС;ФИО;Программа;Дата выдачи"
ROUTES = "СНИЛС;ФИО;Тьютор;Статус"


def persons(world: World) -> list[UUID]:
    """Give the people handed over."""
    return [UUID(row["person_id"]) for row in world.owner.bodies[-1]["rows"]]


def said(report: Report) -> list[tuple[int, str, str]]:
    """Give all rejections, then all warnings."""
    return [(one.row, one.column, one.message) for one in [*report.rejected, *report.warnings]]


@pytest.mark.parametrize(
    ("cells", "who", "warning"),
    [
        ("100-201-417 46;Зуева Анна Сергеевна", "zueva", None),
        ("100-204-768 78;Демина  Мария Юрьевна", "dyomina", None),
        ("100-201-417 46;Петрова Анна Сергеевна", "zueva", "с другим ФИО («Зуева Анна Сергеевна»)"),
        (";ЗУЕВА Анна Сергеевна", "zueva", "найден по ФИО, без СНИЛС"),
        (";Зуева Аня Сергеевна", "zueva", "найден по ФИО, без СНИЛС"),
        ("100-205-885 86;Ли Анна Олеговна", "li", "СНИЛС этого человека не записан"),
    ],
)
def test_people_found(world: World, cells: str, who: str, warning: str | None) -> None:
    report = world.take("certificates", CERTIFICATES, f"{cells};Курс;01.02.2025")
    assert persons(world) == [world.ids[who]]
    assert report.rejected == []
    assert [warning in one.message for one in report.warnings if warning] == [True] * bool(warning)
    assert len(report.warnings) == bool(warning)


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ("100-205-885 86;Зуева Анна Сергеевна", "СНИЛС", "нет человека с таким СНИЛС"),
        ("100-205-885 86;Чужой Иван Ильич", "СНИЛС", "нет человека с таким СНИЛС"),
        (";Чужой Иван Ильич", "ФИО", "«Чужой Иван Ильич» в реестре не найден"),
        (";Орлов Иван Ильич", "ФИО", "несколько человек «Орлов Иван Ильич»"),
    ],
)
def test_people_not_found(world: World, cells: str, column: str, message: str) -> None:
    report = world.take("certificates", CERTIFICATES, f"{cells};Курс;01.02.2025")
    ((row, where, why),) = said(report)
    assert (row, where) == (2, column)
    assert message in why
    assert world.owner.bodies == []


@pytest.mark.parametrize("written", ["A", "а", "МБОУ «СОШ № 1»", 'мбоу ""СОШ №1""', "первая школа"])
def test_organizations_by_code_name_or_alias(world: World, written: str) -> None:
    report = world.take("people", "ФИО;Организация", f'Ким Анна Ильинична;"{written}"')
    assert said(report) == []
    assert [row["organization_id"] for row in world.owner.rows] == [world.ids["A"]]


def test_an_unknown_organization(world: World) -> None:
    report = world.take("people", "ФИО;Организация", "Ким Анна Ильинична;Школа 9")
    assert said(report) == [(2, "Организация", "организация «Школа 9» не найдена")]


def test_memberships_need_their_body(world: World) -> None:
    heads = "Объединение;СНИЛС;ФИО;С"
    line = "100-201-417 46;Зуева Анна Сергеевна;01.09.2024"
    report = world.take("memberships", heads, f'"Сообщество ""Цифровой педагог""";{line}')
    assert said(report) == []
    assert [(row["body_id"], row["person_id"]) for row in world.owner.rows] == [
        (world.ids["body"], world.ids["zueva"])
    ]
    assert said(world.take("memberships", heads, f"Кружок;{line}")) == [
        (2, "Объединение", "объединение «Кружок» не найдено")
    ]


def test_an_unsure_tutor_is_kept_as_text(world: World) -> None:
    who = "100-204-768 78;Дёмина Мария Юрьевна"
    report = world.take(
        "routes",
        ROUTES,
        f"{who};Зуева Анна Сергеевна;черновик",
        f"{who};Орлов Иван Ильич;черновик",
        f"{who};Никто Никак;черновик",
    )
    rows = world.owner.bodies[-1]["rows"]
    assert [(row["tutor_id"], row["tutor_text"]) for row in rows] == [
        (str(world.ids["zueva"]), "Зуева Анна Сергеевна"),
        (None, "Орлов Иван Ильич"),
        (None, "Никто Никак"),
    ]
    assert said(report) == [
        (3, "Тьютор", "«Орлов Иван Ильич» не единственный в реестре, записан текстом"),
        (4, "Тьютор", "«Никто Никак» в реестре не найден, записан текстом"),
    ]


def test_rows_of_one_person_agree(world: World) -> None:
    report = world.take(
        "people",
        "СНИЛС;ФИО;Дата рождения;Организация;Должность;Электронная почта",
        "100-205-885 86;Дёмин Олег Ильич;;A;;",
        "100-205-885 86;Демин Олег Ильич;01.01.2000;B;;a@b.ru",
        "100-205-885 86;Дымов Олег Ильич;02.01.2000;A;завуч;",
        ";Демин Олег Ильич;01.01.2000;B;;a@b.ru",
        ";Орлов Иван Ильич;;A;;o@b.ru",
        ";Орлов Иван Ильич;;B;;",
    )
    assert [
        (row["snils"], row["last_name"], row["birth_date"], row["email"]) for row in world.owner.rows
    ] == [
        *[("10020588586", "Дёмин", date(2000, 1, 1), "a@b.ru")] * 3,
        (None, "Орлов", None, "o@b.ru"),
        (None, "Орлов", None, None),
    ]
    assert [(one.row, one.column) for one in report.warnings] == [(4, "Фамилия"), (4, "Дата рождения")]
    assert (report.rejected, report.unchanged) == ([], 1)
    assert "person_key" not in world.owner.rows[0]


def test_different_rows_of_one_employment_are_rejected(world: World) -> None:
    report = world.take(
        "people",
        "СНИЛС;ФИО;Дата рождения;Организация;Ставка",
        "100-205-885 86;Дёмин Олег Ильич;01.01.2000;A;1",
        "100-205-885 86;Демин Олег Ильич;01.01.2000;МБОУ «СОШ №1»;0,5",
    )
    assert [(one.row, one.column) for one in report.rejected] == [(2, "Ставка"), (3, "Ставка")]
    assert world.owner.rows == []
