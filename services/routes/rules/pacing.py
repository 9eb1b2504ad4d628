"""When steps added together are due: not all on one day, so that a teacher can do them one after another."""

from collections.abc import Iterable
from datetime import date, timedelta

from shared.working_days import is_working_day

APART = timedelta(days=7)


def apart(due_on: date, *, taken: Iterable[date], planned_until: date | None) -> date:
    """The date itself, or the first free working day of the same weekday after it, inside the route."""
    busy = set(taken)
    day = due_on
    while day in busy or not is_working_day(day):
        day += APART
        if planned_until and day > planned_until:
            return due_on
    return day


def working_day(day: date, *, not_before: date) -> date:
    """The day itself or the nearest working day before it, as far back as that is allowed."""
    while not is_working_day(day) and day > not_before:
        day -= timedelta(days=1)
    return day
