"""When a person is young: intervals against a day-by-day reading of the rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry.rules import (
    YoungRule,
    add_months,
    birthday,
    title_of,
    young_intervals,
    young_limits,
)
from services.registry.rules import is_young as young_on
from services.registry.rules import rule_on as in_force_on
from shared.contracts.registry import YoungInterval

RULE = YoungRule(version="1", since=date(2020, 1, 1))
DAYS = st.dates(date(1985, 1, 1), date(2030, 12, 31))


def full_years(since: date, day: date) -> int:
    reached = (day.month, day.day) >= (since.month, since.day)
    return day.year - since.year - (not reached)


def full_months(since: date, day: date) -> int:
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def is_young(rule: YoungRule, birth: date, experience: date, day: date) -> bool:
    limits = (
        full_years(birth, day) <= rule.age_limit,
        full_months(experience, day) < rule.experience_months,
    )
    return all(limits) if rule.both_required else any(limits)


def rule_on(rules: list[YoungRule], day: date) -> YoungRule:
    in_force = [rule for rule in rules if rule.since <= day]
    return in_force[-1] if in_force else rules[0]


def covers(interval: YoungInterval, day: date) -> bool:
    return (interval.since is None or interval.since <= day) and (
        interval.until is None or day <= interval.until
    )


@st.composite
def versions(draw: st.DrawFn) -> list[YoungRule]:
    starts = sorted(draw(st.sets(DAYS, min_size=1, max_size=3)))
    return [
        YoungRule(
            version=str(number),
            since=since,
            age_limit=draw(st.integers(20, 40)),
            experience_months=draw(st.integers(1, 60)),
            both_required=draw(st.booleans()),
        )
        for number, since in enumerate(starts)
    ]


@given(versions(), st.dates(date(1960, 1, 1), date(2008, 12, 31)), DAYS, DAYS)
def test_intervals_say_what_the_rule_says_each_day(
    rules: list[YoungRule], birth: date, experience: date, start: date
) -> None:
    intervals = young_intervals(rules, birth_date=birth, experience_from=experience)
    ends = [one.until for one in intervals if one.until]
    around = [day + timedelta(days=shift) for day in (start, *ends) for shift in range(-3, 4)]
    for day in around:
        covering = [one for one in intervals if covers(one, day)]
        assert len(covering) <= 1
        assert bool(covering) == is_young(rule_on(rules, day), birth, experience, day)
        assert all(one.rule_version == rule_on(rules, day).version for one in covering)


@given(versions(), st.dates(date(1960, 1, 1), date(2008, 12, 31)), DAYS)
def test_no_interval_begins_at_a_birth(rules: list[YoungRule], birth: date, experience: date) -> None:
    starts = {rule.since for rule in rules} | {None}
    assert {
        one.since for one in young_intervals(rules, birth_date=birth, experience_from=experience)
    } <= starts


@pytest.mark.parametrize(
    ("birth", "experience", "last"),
    [
        (date(2001, 5, 1), date(2024, 9, 1), date(2027, 8, 31)),  # 36 full months on 1 September 2027
        (date(1989, 6, 15), date(2024, 9, 1), date(2025, 6, 14)),  # 36 years on the birthday
        (date(1988, 2, 29), date(2023, 9, 1), date(2024, 2, 28)),  # 36 on 29 February of a leap year
        (date(1999, 1, 1), date(2024, 2, 29), date(2027, 2, 28)),  # 36 months on 1 March
    ],
)
def test_the_last_young_day(birth: date, experience: date, last: date) -> None:
    (interval,) = young_intervals([RULE], birth_date=birth, experience_from=experience)
    assert (interval.since, interval.until) == (None, last)


def test_a_missing_day_of_the_month_is_the_first_of_the_next() -> None:
    assert birthday(date(2000, 2, 29), 25) == date(2025, 3, 1)
    assert birthday(date(2000, 2, 29), 24) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 3, 1)
    assert add_months(date(2023, 10, 31), 1) == date(2023, 12, 1)


@pytest.mark.parametrize("dates", [(None, date(2024, 9, 1)), (date(2000, 1, 1), None), (None, None)])
def test_without_a_date_nothing_is_said(dates: tuple[date | None, date | None]) -> None:
    assert young_intervals([RULE], birth_date=dates[0], experience_from=dates[1]) == ()


@given(versions(), st.dates(date(1960, 1, 1), date(2008, 12, 31)), DAYS, DAYS)
def test_what_a_list_asks_the_database_is_the_rule(
    rules: list[YoungRule], birth: date, experience: date, start: date
) -> None:
    ends = [
        one.until for one in young_intervals(rules, birth_date=birth, experience_from=experience) if one.until
    ]
    for day in (near + timedelta(days=shift) for near in (start, *ends) for shift in range(-2, 3)):
        rule = in_force_on(rules, day)
        born_after, began_after = young_limits(rule, day)
        limits = (birth > born_after, experience > began_after)
        assert (all(limits) if rule.both_required else any(limits)) == is_young(rule, birth, experience, day)
        assert young_on(rule, birth_date=birth, experience_from=experience, day=day) == any(
            covers(one, day) for one in young_intervals(rules, birth_date=birth, experience_from=experience)
        )


@pytest.mark.parametrize(
    ("age", "months", "both", "said"),
    [
        (35, 36, True, "до 35 лет включительно и стаж менее 3 лет"),
        (31, 12, False, "до 31 года включительно или стаж менее 1 года"),
        (40, 30, True, "до 40 лет включительно и стаж менее 30 месяцев"),
    ],
)
def test_a_rule_is_said_in_words(age: int, months: int, both: bool, said: str) -> None:
    rule = YoungRule(version="1", since=date(2020, 1, 1), age_limit=age, experience_months=months)
    assert title_of(replace(rule, both_required=both)) == said
