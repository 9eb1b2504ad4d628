"""Days that count: working days of the law, and working days of the school year."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from services.mentorship.rules.facts import Period
from shared.working_days import is_working_day

SUMMER = (6, 7, 8)
MONTHS = 12
DAY = timedelta(days=1)


def is_school_day(day: date) -> bool:
    """Whether a working day lies in the school year: not in summer."""
    return day.month not in SUMMER and is_working_day(day)


@cache
def _school_days(year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    year_days = (first + timedelta(days=number) for number in range(length))
    return tuple(day for day in year_days if is_school_day(day))


def _until(day: date, *, first_year: int) -> int:
    """Count school days from the beginning of the first year to the day inclusive."""
    whole = sum(len(_school_days(year)) for year in range(first_year, day.year))
    return whole + bisect_right(_school_days(day.year), day)


def _between(after: date, until: date) -> int:
    if until <= after:
        return 0
    return _until(until, first_year=after.year) - _until(after, first_year=after.year)


def school_days_between(after: date, until: date, *, without: Iterable[Period] = ()) -> int:
    """Count working days of the school year after one day to another inclusive, periods left out."""
    total = _between(after, until)
    counted_to = after
    for period in sorted(without, key=lambda one: one.since):
        begin = max(period.since - DAY, counted_to)
        end = min(period.until or until, until)
        if end > begin:
            total -= _between(begin, end)
            counted_to = end
    return total


def working_days_between(after: date, until: date) -> int:
    """Count working days after one day to another inclusive; summer counts."""
    length = max((until - after).days, 0)
    return sum(is_working_day(after + timedelta(days=number)) for number in range(1, length + 1))


def add_months(day: date, months: int) -> date:
    """Step whole months; a day the month lacks becomes its last."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    following = date(year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)
    return date(year, month + 1, min(day.day, (following - DAY).day))
