"""The two dates a year that figures are asked for: 31 May and 31 December (ust-koksa п.20)."""

from datetime import date

SNAPSHOTS = ((5, 31), (12, 31))


def is_interim(as_of: date) -> bool:
    """Whether the next snapshot of the year is May's: then figures are on their way."""
    return (as_of.month, as_of.day) <= SNAPSHOTS[0]


def is_snapshot(as_of: date) -> bool:
    """Whether figures of this date are asked for."""
    return (as_of.month, as_of.day) in SNAPSHOTS


def near_snapshots(today: date) -> list[date]:
    """The dates people ask about: the last two and the coming one."""
    days = [date(year, *day) for year in range(today.year - 1, today.year + 2) for day in SNAPSHOTS]
    coming = next(number for number, day in enumerate(days) if day >= today)
    return days[coming - 2 : coming + 1]
