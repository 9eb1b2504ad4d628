"""The worked case c1: every figure and every name behind it, whatever the order of the facts."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.monitoring.rules import INDICATORS, Facts, all_figures, frozen, kept_parts
from tests.services.monitoring.c1 import ANSWER, THRESHOLDS, c1
from tests.services.monitoring.making import figure_of, names_of, one

LISTS = (
    "pairs",
    "routes",
    "certificates",
    "support_events",
    "attendances",
    "organization_facts",
    "bodies",
    "memberships",
)


def figures(known: Facts) -> dict[int, tuple[Any, ...]]:
    found = {number: figure_of(number, known, threshold=THRESHOLDS.get(number)) for number in ANSWER}
    return {number: (one.numerator, one.denominator, one.percent, one.met) for number, one in found.items()}


def test_figures_are_those_of_the_worked_case() -> None:
    known = c1()
    assert figures(known) == ANSWER
    assert len(known.teachers) == 7
    assert len(known.places) == 8
    assert len(known.young_teachers) == 2


def test_what_a_snapshot_keeps_of_each_school_is_what_the_facts_say() -> None:
    known = c1()
    assert kept_parts(frozen(one, known, threshold=None) for one in INDICATORS) == all_figures(known)


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (1, "A"),
        (2, "AB"),
        (3, "A"),
        (4, ("Власова", "Рыбин")),
        (5, ("Кравец", "Дёмина")),
        (6, ("Зуева", "Кравец", "Дёмина")),
        (7, ("Кравец",)),
        (8, ("Зуева", "Рыбин")),
        (10, ("Зуева", "Панова")),
    ],
)
def test_names_behind_a_figure(number: int, counted: tuple[str, ...]) -> None:
    assert set(names_of(number, c1()).counted) == set(map(one, counted))


@pytest.mark.parametrize(
    ("number", "subject", "reason"),
    [
        (1, "B", "нет сведений об обучении управленческой команды"),
        (2, "C", "срок документа истёк 31.12.2024"),
        (2, "D", "нет плана развития кадрового потенциала"),
        (3, "B", "нет пары с приказом, действующей в периоде"),
        (3, "C", "целевая модель наставничества не объявлена"),
        (4, "Зуева", "последнее удостоверение выдано 20.12.2024"),
        (5, "Лапин", "маршрут на дату не утверждён"),
        (5, "Рыбин", "маршрута нет"),
        (6, "Панова", "пара на дату без приказа"),
        (7, "Дёмина", "неявка 05.10.2025"),
        (8, "Панова", "участие закончилось 01.04.2025"),
        (9, "ШМО СОШ № 1", "объединение одной школы"),
        (9, "РМО черчения", "на дату не действует"),
    ],
)
def test_who_is_out_and_why(number: int, subject: str, reason: str) -> None:
    assert names_of(number, c1()).out[one(subject)] == reason


@pytest.mark.parametrize(
    ("number", "subject", "reason"),
    [
        (4, "Носова", "на дату не работает в муниципалитете по основному месту"),
        (7, "Сотников", "на дату не молодой педагог"),
        (10, "Власова", "на дату руководитель, не ведёт педагогической работы"),
    ],
)
def test_who_left_the_denominator_is_listed_apart(number: int, subject: str, reason: str) -> None:
    assert names_of(number, c1()).apart[one(subject)] == reason


@settings(deadline=None)
@given(seed=st.integers(), copies=st.integers(min_value=1, max_value=3))
def test_order_and_duplicates_change_nothing(seed: int, copies: int) -> None:
    random, known = Random(seed), c1()
    mixed: dict[str, Any] = {}
    for name in LISTS:
        rows = list(getattr(known, name)) * copies
        random.shuffle(rows)
        mixed[name] = tuple(rows)
    other = replace(known, **mixed)
    assert figures(other) == ANSWER
    assert all(names_of(number, other) == names_of(number, known) for number in ANSWER)
