"""The start of experience as staff lists give it: a date, or how long it has lasted («2 г. 3 мес.»)."""

import re
from calendar import monthrange
from datetime import date, timedelta

from shared.importing.cells import BadCell, plain, shown
from shared.importing.dates import PAST_AHEAD, read_day
from shared.importing.names import comparable
from shared.importing.sheet import Cell

YEARS = r"(?P<years>\d{1,2})\s*(?:лет|года?|г|л)\.?"
MONTHS = r"(?P<months>\d{1,2})\s*(?:месяц(?:а|ев)?|мес|м)\.?"
DAYS = r"(?P<days>\d{1,3})\s*(?:день|дня|дней|дн|д)\.?"
BETWEEN = r"(?:\s|,|и\s)*"
LASTED = re.compile(rf"(?:{YEARS})?{BETWEEN}(?:{MONTHS})?{BETWEEN}(?:{DAYS})?", re.IGNORECASE)
WHOLE_YEARS = re.compile(r"\d{1,2}")
UNKNOWN = frozenset(
    {"отсутствует", "нет", "нет данных", "нет сведений", "н/д", "не указан", "неизвестен", "неизвестно"}
)
LONGEST_YEARS = 80
MONTHS_IN_YEAR = 12
TOO_LONG = f"стаж больше {LONGEST_YEARS} лет — проверьте"


class Estimated(date):
    """A first day counted back from how long the experience has lasted, so no surer than that."""


def experience_from(cell: Cell, today: date) -> date | None:
    """Read a date, or a duration that ends today; a duration gives an `Estimated` date.

    «Нет» may be said of the experience or of knowledge about it, so it is missing and never nothing.
    """
    if comparable(plain(cell)) in UNKNOWN:
        return None
    duration = _duration(cell)
    if duration is None:
        return read_day(cell, last_year=today.year + PAST_AHEAD)
    years, months, days = duration
    if years + months // MONTHS_IN_YEAR > LONGEST_YEARS:
        raise BadCell(f"«{shown(cell)}» — {TOO_LONG}")
    start = _earlier(today, years * MONTHS_IN_YEAR + months) - timedelta(days=days)
    return Estimated(start.year, start.month, start.day)


def _duration(cell: Cell) -> tuple[int, int, int] | None:
    """Give years, months and days; a bare small number is years."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    written = plain(cell).replace("ё", "е")
    if WHOLE_YEARS.fullmatch(written):
        return int(written), 0, 0
    found = LASTED.fullmatch(written)
    if not written or found is None or not any(found.groupdict().values()):
        return None
    return int(found["years"] or 0), int(found["months"] or 0), int(found["days"] or 0)


def _earlier(day: date, months: int) -> date:
    """Give the same day so many months before, the last of the month where it is shorter."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 - months, MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
