"""Working days of the school year: the quick count equals the honest day-by-day one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.mentorship import rules
from services.mentorship.rules import Period
from services.mentorship.rules.calendar import is_school_day
from tests.services.workdays import is_worked

DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2027, 12, 31))
PERIODS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), st.integers(min_value=0, max_value=90))).map(
        lambda one: Period(since=one[0], until=None if one[1] is None else one[0] + timedelta(days=one[1]))
    ),
    max_size=5,
)


def brute_force(after: date, until: date, without: list[Period]) -> int:
    day, found = after, 0
    while day < until:
        day += timedelta(days=1)
        if not is_worked(day) or day.month in (6, 7, 8):
            continue
        found += not any(one.holds(day) for one in without)
    return found


@given(after=DAYS, length=st.integers(min_value=-5, max_value=500), without=PERIODS)
def test_the_quick_count_equals_the_honest_one(after: date, length: int, without: list[Period]) -> None:
    until = after + timedelta(days=length)
    assert rules.school_days_between(after, until, without=without) == brute_force(after, until, without)


def test_summer_holidays_and_weekends_do_not_count() -> None:
    assert not is_school_day(date(2025, 7, 1))
    assert not is_school_day(date(2025, 1, 8))
    assert not is_school_day(date(2025, 10, 4))
    assert not is_school_day(date(2025, 5, 2))
    assert is_school_day(date(2025, 9, 1))


def test_notice_counts_summer_but_not_weekends() -> None:
    assert rules.working_days_between(date(2025, 7, 4), date(2025, 7, 8)) == 2
    assert rules.working_days_between(date(2025, 7, 8), date(2025, 7, 4)) == 0


def test_a_month_that_lacks_the_day_ends_with_its_last() -> None:
    assert rules.add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert rules.add_months(date(2025, 9, 1), 12) == date(2026, 9, 1)
    assert rules.add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
