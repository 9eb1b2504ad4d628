"""The period of a route: by default the academic year, 1 September to 31 August, or what is left of it."""

from datetime import date

SHORTEST = 75  # days: with less than that left of the year a route is drawn up for the next one
FIRST = (9, 1)
LAST = (8, 31)


def default_period(today: date) -> tuple[date, date]:
    """From today to the end of the academic year; near its end, the whole next year."""
    end = date(today.year, *LAST)
    if today > end:
        end = date(today.year + 1, *LAST)
    if (end - today).days >= SHORTEST:
        return today, end
    return date(end.year, *FIRST), date(end.year + 1, *LAST)


def filled(starts_on: date | None, planned_until: date | None, *, today: date) -> tuple[date, date]:
    """A period of which one day or both may not have been said."""
    start, end = default_period(starts_on or today)
    if planned_until:
        return starts_on or today, planned_until
    return starts_on or start, end
