"""When a suggested step is due."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5
DAYS = {
    "course": 75,
    "internship": 90,
    "implementation": 75,
    "mentoring": 60,
    "community_work": 60,
    "open_lesson": 60,
    "self_study": 30,
    "webinar": 30,
    "lesson_visit": 30,
    "masterclass": 45,
    "consultation": 21,
}


def due_for(kind: str, *, today: date, starts_on: date | None, planned_until: date | None) -> date:
    """A sensible date of a step: as long as such a step takes, on a working day, inside the route."""
    begin = max(today, starts_on or today)
    latest = begin + timedelta(days=DAYS[kind])
    if planned_until and latest > planned_until:
        latest = planned_until
    days = (latest - timedelta(days=back) for back in range((latest - begin).days + 1))
    return next((day for day in days if is_working(day)), latest)


def is_working(day: date) -> bool:
    """Whether people work on a day: neither a weekend nor an official day off."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Name the official Russian days off of a year (ст. 112 ТК РФ)."""
    return frozenset(holidays.country_holidays("RU", years=year))
