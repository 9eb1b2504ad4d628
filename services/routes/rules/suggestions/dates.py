"""When a suggested step is due."""

from datetime import date, timedelta

from shared.working_days import is_working_day

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
    return next((day for day in days if is_working_day(day)), latest)
