"""Percent and threshold, exact: shown with one decimal half up, compared as fractions."""

from fractions import Fraction
from math import ceil


def percent(numerator: int, denominator: int) -> float | None:
    """Return the percent with one decimal, half up; null when there is nobody to count of."""
    if denominator == 0:
        return None
    return ((2000 * numerator + denominator) // (2 * denominator)) / 10


def meets(numerator: int, denominator: int, *, threshold: float | None) -> bool | None:
    """Compare exactly: 10/100 meets 10 %, 9.96 % is shown as 10.0 and does not (ust-koksa п.19)."""
    if denominator == 0 or threshold is None:
        return None
    return Fraction(numerator, denominator) * 100 >= Fraction(str(threshold))


def missing(numerator: int, denominator: int, *, threshold: float | None) -> int | None:
    """How many more must be counted to meet the threshold: the least whole number that does."""
    if denominator == 0 or threshold is None:
        return None
    return max(0, ceil(Fraction(str(threshold)) * denominator / 100) - numerator)


def whole(threshold: float | None) -> float | int | None:
    """Write 10.0 as 10."""
    return int(threshold) if threshold is not None and threshold == int(threshold) else threshold


def threshold_share(threshold: float) -> str:
    """Say a threshold: «10 %», «12,5 %»."""
    return f"{whole(threshold)} %".replace(".", ",")
