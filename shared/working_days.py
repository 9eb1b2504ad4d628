"""Working days by the law: neither a weekend nor an official Russian day off (ст. 111, 112 ТК РФ)."""

from datetime import date
from functools import cache

import holidays

SATURDAY = 5


@cache
def _days_off(year: int) -> frozenset[date]:
    """Name the official days off of a year, moved ones included."""
    return frozenset(holidays.country_holidays("RU", years=year))


def is_working_day(day: date) -> bool:
    """Whether people work on a day."""
    return day.weekday() < SATURDAY and day not in _days_off(day.year)
