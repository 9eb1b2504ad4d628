"""The days of an academic year, some of which nothing runs on, and the working days among them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.services.workdays import is_worked

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
DAYS = [FIRST + DAY * number for number in range((LAST - FIRST).days + 1)]
DOWN = {date(2027, 2, 9) + DAY * number for number in range(6)}
RUNNING = [day for day in DAYS if day not in DOWN]
NEVER = date(2100, 1, 1)
ZONE = ZoneInfo("Asia/Barnaul")
NOON = 12  # whatever happens on a day happens then, and the clock looks right after it
HOURS = (8, 9, NOON, 15)  # when letters are sent in this year


def is_day_off(day: date) -> bool:
    """Whether people rest."""
    return not is_worked(day)


def worked(after: date, until: date) -> int:
    """Working days between two days, neither of them counted."""
    return sum(not is_day_off(day) for day in DAYS if after < day < until)


def at(day: date, hour: int = NOON) -> datetime:
    """An hour of a day where the municipality is."""
    return datetime.combine(day, time(hour), ZONE)


def first(since: date, last: date, before: date) -> date | None:
    """The first day between two that the clock runs on, if it is before a third."""
    return next((day for day in RUNNING if since <= day <= last and day < before), None)
