"""Working days by the law: a request is given so many of them before it is passed on."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5
DAY = timedelta(days=1)
Away = tuple[date, date | None]


@cache
def _holidays(year: int) -> frozenset[date]:
    """Name the official Russian days off of a year, moved ones included."""
    return frozenset(holidays.country_holidays("RU", years=year))


def is_working_day(day: date) -> bool:
    """Whether a weekday is not an official holiday (ст. 111, 112 ТК РФ)."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def working_days_between(after: date, until: date, *, away: Iterable[Away] = ()) -> int:
    """Count working days after one day to another inclusive, without those on which somebody was away."""
    absent = list(away)
    days = (after + DAY * number for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day) and not any(_within(day, one) for one in absent) for day in days)


def _within(day: date, period: Away) -> bool:
    since, until = period
    return since <= day and (until is None or day <= until)
