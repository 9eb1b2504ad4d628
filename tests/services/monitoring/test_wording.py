"""How figures read: what is missing to the threshold, exactly, and the right forms of words."""

from dataclasses import replace
from datetime import date

import pytest

from services.monitoring.rules import (
    INDICATORS,
    Figure,
    basis,
    is_interim,
    missing,
    near_snapshots,
    noun_of,
    period_words,
    short_title,
    verdict,
)
from tests.services.monitoring.making import facts, figure_of


@pytest.mark.parametrize(
    ("numerator", "denominator", "threshold", "expected"),
    [
        (1, 12, 10.0, 1),
        (16, 180, 10.0, 2),
        (18, 180, 10.0, 0),
        (0, 11, 10.0, 2),  # 1/11 is 9.09 %, so one is not enough
        (249, 2500, 10.0, 1),  # 9.96 % is shown as 10.0 and does not meet
        (0, 3, 33.4, 2),
        (0, 1000, 0.1, 1),
        (5, 4, 20.0, 0),
        (0, 0, 10.0, None),
        (3, 4, None, None),
    ],
)
def test_missing_is_the_least_that_meets(
    numerator: int, denominator: int, threshold: float | None, expected: int | None
) -> None:
    assert missing(numerator, denominator, threshold=threshold) == expected


def figure(numerator: int, denominator: int | None = 180, threshold: float | None = 10.0) -> Figure:
    lacking = None if denominator is None else missing(numerator, denominator, threshold=threshold)
    return Figure(
        number=5,
        title="",
        numerator=numerator,
        denominator=denominator,
        percent=None,
        threshold=threshold,
        met=None if lacking is None else lacking == 0,
        missing=lacking,
    )


@pytest.mark.parametrize(
    ("known", "interim", "state", "words", "more"),
    [
        (figure(16), False, "uncovered", "нужны ещё 2 педагога", ""),
        (figure(17), False, "uncovered", "нужен ещё 1 педагог", ""),
        (figure(7), False, "uncovered", "нужно ещё 11 педагогов", ""),
        (figure(16), True, "in_progress", "ход к порогу", "нужны ещё 2 педагога"),
        (figure(18), True, "covered", "выполнен", ""),
        (figure(18), False, "covered", "выполнен", ""),
        (figure(18, threshold=None), False, "in_progress", "порог не задан", ""),
        (figure(0, 0), False, "unknown", "н/д", "считать не из кого"),
        (figure(3, None), False, "in_progress", "количество", ""),
    ],
)
def test_verdicts(known: Figure, interim: bool, state: str, words: str, more: str) -> None:
    said = verdict(known, noun=INDICATORS[4].noun, interim=interim)
    assert (said.state, said.words, said.more) == (state, words, more)


@pytest.mark.parametrize(
    ("met", "interim", "state", "words"),
    [
        (False, True, "in_progress", "ход к порогу"),
        (False, False, "uncovered", "не достигнут"),
        (True, True, "covered", "выполнен"),
    ],
)
def test_a_hidden_figure_is_judged_on_the_same_days(met: bool, interim: bool, state: str, words: str) -> None:
    known = replace(figure(7), numerator=None, percent=None, missing=None, met=met, is_hidden=True)
    said = verdict(known, noun=INDICATORS[4].noun, interim=interim)
    assert (said.state, said.words, said.more) == (state, words, "(скрыто: меньше пяти человек)")


def test_organizations_are_called_schools_when_all_are() -> None:
    first = INDICATORS[0]
    schools = facts(teachers={"Анна": "A"}, organization_kinds=frozenset({"school"}))
    mixed = facts(teachers={"Анна": "A"}, organization_kinds=frozenset({"school", "preschool"}))
    assert short_title(first, schools) == "Школы, чьи управленческие команды учатся"
    assert short_title(first, mixed) == "Организации, чьи управленческие команды учатся"
    lacking = figure_of(1, schools, threshold=10)
    said = verdict(lacking, noun=noun_of(first, schools), interim=False)
    assert said.words == "нужна ещё 1 школа"
    assert verdict(lacking, noun=noun_of(first, mixed), interim=False).words == "нужна ещё 1 организация"


def test_the_two_dates_of_a_year_where_no_calendar_is_known() -> None:
    assert is_interim((), date(2026, 5, 31))
    assert not is_interim((), date(2026, 6, 1))
    near = near_snapshots((), date(2026, 11, 25))
    assert near == [date(2025, 12, 31), date(2026, 5, 31), date(2026, 12, 31)]
    assert near_snapshots((), date(2026, 1, 1)) == [date(2025, 5, 31), date(2025, 12, 31), date(2026, 5, 31)]
    assert near_snapshots((), date(2026, 5, 31))[-1] == date(2026, 5, 31)


def test_a_calendar_of_its_own() -> None:
    once = ({"month": 2, "day": 29, "title": "Итоги года", "final": True},)
    assert not is_interim(once, date(2026, 1, 1))
    assert near_snapshots(once, date(2026, 3, 1)) == [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28)]
    said = period_words(date(2028, 2, 29), today=date(2028, 3, 1), calendar=once)
    assert said == "Период 1 января – 29 февраля 2028, итоги года"
    assert "итоги" not in period_words(date(2026, 12, 31), today=date(2027, 1, 1), calendar=once)


def test_a_paragraph_is_named_only_where_the_own_regulation_has_it() -> None:
    words = "положение о муниципальной методической службе"
    assert basis("ust-koksa") == f"{words}, п. 19–21"
    assert basis("sosnovy-bor") == f"{words}, п. 3.4"
    assert basis("aleysk") == words
