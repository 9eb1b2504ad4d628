"""Working days by the law: no weekend nor official Russian day off, but for Saturdays that pay for one.

Ст. 111 и 112 ТК РФ: the government moves days off each year, and a Saturday it moves from is worked.
"""

from datetime import date
from functools import cache

import holidays

SATURDAY = 5


@cache
def _moved(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Name the official days off of a year, moved ones included, and its weekends that are worked."""
    known = holidays.country_holidays("RU", years=(year, year + 1))  # one of January may be worked before
    return frozenset(known), frozenset(known.weekend_workdays)


def is_working_day(day: date) -> bool:
    """Whether people work on a day."""
    off, worked = _moved(day.year)
    return day in worked or (day.weekday() < SATURDAY and day not in off)
