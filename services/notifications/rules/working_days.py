"""Working days by the law: a request is given so many of them before it is passed on."""

from collections.abc import Iterable
from datetime import date, timedelta

from shared.working_days import is_working_day

DAY = timedelta(days=1)
Away = tuple[date, date | None]


def working_days_between(after: date, until: date, *, away: Iterable[Away] = ()) -> int:
    """Count working days after one day to another inclusive, without those on which somebody was away."""
    absent = list(away)
    days = (after + DAY * number for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day) and not any(_within(day, one) for one in absent) for day in days)


def _within(day: date, period: Away) -> bool:
    since, until = period
    return since <= day and (until is None or day <= until)
