"""When a diagnostic is due: at the start, after six months, after the route (instruments: re-diagnosis)."""

from calendar import monthrange
from datetime import date

from shared.russian import long_date

MONTHS = 6
YEAR = 12
START = "диагностики ещё не было"
ROUTE = "маршрут выполнен, а повторной диагностики не было"
HALF_A_YEAR = "с последней диагностики прошло больше полугода"


def due(*, last_on: date | None, route_done_on: date | None, today: date) -> str:
    """Why a diagnostic is due; empty where it is not."""
    if last_on is None:
        return START
    if route_done_on and last_on < route_done_on <= today:
        return ROUTE
    return HALF_A_YEAR if months_after(last_on, MONTHS) <= today else ""


def again(*, last_on: date | None, route_done_on: date | None, today: date) -> str:
    """Why a diagnostic is due again; whoever never had one is not reminded of, but found by the choice."""
    return due(last_on=last_on, route_done_on=route_done_on, today=today) if last_on else ""


def too_soon(other_on: date) -> str:
    """What is said of a test that comes more often than once a year."""
    return f"Этот тест уже проводили {long_date(other_on)}, а повторяют его не чаще раза в год."


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, YEAR)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
