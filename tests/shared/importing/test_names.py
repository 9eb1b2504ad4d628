"""Names: one form for comparison, and the parts of a full name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.importing.names import comparable, comparable_title, split_full_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Дёмина", "Демина"),
        ("ИВАНОВА АННА", "Иванова\u00a0 Анна "),
        ("Иванова", "Ивaнoвa"),
        ("ОРЕХОВ", "OPEXOB"),
        ("Петрова - Водкина", "Петрова‑Водкина"),
        ("Ёлкин Андрей", "Елкин Андреи\u0306"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_different_names_stay_different() -> None:
    assert comparable("Иванова Анна") != comparable("Иванова Инна")
    assert comparable("Иванов Андрей") != comparable("Иванов Андреи")


def test_titles_ignore_quotes_and_spacing_of_numbers() -> None:
    assert comparable_title("МБОУ «СОШ № 1»") == comparable_title('мбоу "СОШ №1"')
    assert comparable_title("СОШ № 1") != comparable_title("СОШ № 11")


@given(st.text())
def test_comparable_is_stable(name: str) -> None:
    once = comparable(name)
    assert comparable(once) == once


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Иванова Анна Петровна", ("Иванова", "Анна", "Петровна")),
        ("Ли Анна", ("Ли", "Анна", None)),
        ("Гусейнов Али Вагиф оглы", ("Гусейнов", "Али", "Вагиф оглы")),
        ("Петрова - Водкина Анна Львовна", ("Петрова-Водкина", "Анна", "Львовна")),
        ("Кара Мурза Сергей Ильич", ("Кара Мурза", "Сергей", "Ильич")),
        ("Ким Анна Мария Ивановна", ("Ким Анна", "Мария", "Ивановна")),
        ("Абрамович Пётр Ильич", ("Абрамович", "Пётр", "Ильич")),
        ("Иванова", None),
    ],
)
def test_splitting(written: str, parts: tuple[str, str, str | None] | None) -> None:
    assert split_full_name(written) == parts
