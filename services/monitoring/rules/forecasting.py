"""Where a figure will stand at a day if people go on as they have this year, and how sure that is.

The pace is the mean gain a day since the beginning of the year; how unevenly the months went gives the
margin: eight times of ten it holds. Nothing is said before two whole months have passed, nor of another year:
it is counted from its own first of January.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, sqrt
from statistics import pstdev
from typing import Literal

from services.monitoring.rules.shares import meets

FEWEST_MONTHS = 2
EIGHT_OF_TEN = 1.28
MONTH_DAYS = 30.4
Chance = Literal["yes", "no", "perhaps"]


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """A numerator foreseen for a day, with its margin; `reaches` says whether the threshold is met then."""

    on: date
    expected: int
    low: int
    high: int
    denominator: int
    reaches: Chance | None


def month_ends(today: date) -> list[date]:
    """The days a year is measured at: its first, the first of each month since, and today."""
    firsts = [date(today.year, month, 1) for month in range(1, today.month + 1)]
    return firsts if firsts[-1] == today else [*firsts, today]


def forecast(
    counts: Sequence[tuple[date, int]], *, on: date, denominator: int, threshold: float | None
) -> Forecast | None:
    """Foresee a numerator from its values at `month_ends`; null while it is too early to say."""
    (first, begun), (today, now) = counts[0], counts[-1]
    passed, left = (today - first).days, (on - today).days
    whole = [after - before for (_, before), (_, after) in pairwise(counts)]
    if (
        len(whole) < FEWEST_MONTHS
        or passed < FEWEST_MONTHS * floor(MONTH_DAYS)
        or left < 0
        or on.year != today.year
        or not denominator
    ):
        return None
    expected = now + (now - begun) / passed * left
    margin = EIGHT_OF_TEN * pstdev(whole) * sqrt(left / MONTH_DAYS)
    low = _within(floor(expected - margin), denominator)
    if min(whole) >= 0:
        low = max(low, now)  # what never fell this year is not foreseen to fall
    high = _within(ceil(expected + margin), denominator)
    return Forecast(
        on=on,
        expected=_within(round(expected), denominator),
        low=low,
        high=high,
        denominator=denominator,
        reaches=_chance(low, high, denominator, threshold),
    )


def _within(number: int, denominator: int) -> int:
    return min(max(number, 0), denominator)


def _chance(low: int, high: int, denominator: int, threshold: float | None) -> Chance | None:
    if threshold is None:
        return None
    if meets(low, denominator, threshold=threshold):
        return "yes"
    return "perhaps" if meets(high, denominator, threshold=threshold) else "no"
