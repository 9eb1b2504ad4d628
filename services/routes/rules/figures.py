"""Figures about people that tell nobody apart: rounded down by chance, the small ones not told at all.

Everything told of diagnostics to those who may not see a person's detail goes through `told`
(domain: aggregates hide cells under k and those derivable from them):

- fewer than k people are never told, and zero is not told apart from a few;
- a told number is a multiple of k, and the true one lies anywhere in the 2k − 1 numbers from it on, so a
  total less the shown cells leaves a hidden cell k − 1 possible values or more, however many cells there are;
- where the rounding falls is drawn for each cell and date from a key nobody outside the service has: two
  dates or filters that differ by one person may differ, or not, whether or not that person counts;
- the same question has one answer, so asking again averages nothing out; dates are the ends of finished
  months and periods begin with a year, so there are few questions.
"""

import hmac
from calendar import monthrange
from datetime import date, timedelta

SEPTEMBER = 9


def drawn(secret: bytes, label: str, *, smallest: int) -> int:
    """Draw where the rounding of one cell falls: the same for the same label, unknown without the key."""
    digest = hmac.digest(secret, label.encode(), "sha256")
    return int.from_bytes(digest[:8], "big") % smallest


def told(count: int, *, shift: int, smallest: int) -> int | None:
    """A count of people as it may be told; null when it is too small to tell."""
    shown = (count - shift) // smallest * smallest
    return shown if shown >= smallest else None


def bounds(shown: int | None, *, smallest: int) -> tuple[int, int]:
    """Between which numbers the true count of what was told lies, both ends possible."""
    first = shown or 0
    return first, first + 2 * (smallest - 1)


def words(shown: int | None, *, smallest: int) -> str:
    """«10–18», «до 8»."""
    first, last = bounds(shown, smallest=smallest)
    return f"{first}–{last}" if first else f"до {last}"


def month_end(day: date) -> date:
    """The last day of a month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def finished(day: date, *, today: date) -> date:
    """The last end of a month that is over and not after the day: on these dates figures are told."""
    newest = min(day, today - timedelta(days=1))
    return newest if newest == month_end(newest) else newest.replace(day=1) - timedelta(days=1)


def year_begun(day: date) -> date:
    """The last beginning of a calendar or an academic year: periods of figures begin on these days."""
    return day.replace(month=SEPTEMBER if day.month >= SEPTEMBER else 1, day=1)


def months_back(day: date, months: int) -> date:
    """The end of the month so many months before."""
    number = day.year * 12 + day.month - 1 - months
    return month_end(date(number // 12, number % 12 + 1, 1))
