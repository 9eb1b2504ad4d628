"""Aggregates for the region: cells by which people could be recognised are hidden, and totals that tell them.

Whether a cell is hidden is decided by the cell alone, so that every door and every day answers alike. What
counts organizations or bodies is open: they are nobody's personal data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from services.monitoring.rules.indicators import Figure, Indicator, figure_from

SMALLEST = 5


def is_small(number: int) -> bool:
    """Whether a figure speaks of so few that it speaks of each; a zero speaks of nobody."""
    return 0 < number < SMALLEST


def veiled(indicator: Indicator, one: Figure) -> Figure:
    """A figure as the region may see it: hidden where those in it, or those not in it, are few."""
    if indicator.subject != "person" or one.denominator is None or one.numerator is None:
        return one
    if not _is_hidden(one.numerator, one.denominator):
        return one
    whole = None if is_small(one.denominator) else one.denominator
    met = one.met if whole and _tells_no_more(whole, one.threshold) else None
    return replace(
        one, numerator=None, denominator=whole, percent=None, missing=None, met=met, is_hidden=True
    )


def _is_hidden(part: int, whole: int) -> bool:
    return is_small(whole) or is_small(part) or is_small(whole - part)


def _tells_no_more(whole: int, threshold: float | None) -> bool:
    """Whether a verdict leaves every number that may be hidden: four at the bottom, four at the top."""
    if threshold is None:
        return False
    needed = ceil(Fraction(str(threshold)) * whole / 100)
    at_bottom = needed <= 1 or needed >= SMALLEST
    at_top = needed <= whole - SMALLEST + 1 or needed >= whole
    return at_bottom and at_top


@dataclass(frozen=True, kw_only=True)
class _Hidden:
    """A hidden number and the least and the most it may be for whoever sees all the rest."""

    number: int
    least: int
    most: int


def together(indicator: Indicator, exact: Sequence[Figure]) -> Figure:
    """Figures of municipalities summed; there is no common threshold to compare with."""
    part = sum(one.numerator or 0 for one in exact)
    whole = sum(one.denominator or 0 for one in exact)
    return figure_from(indicator, part, None if indicator.subject == "body" else whole, threshold=None)


def total(indicator: Indicator, exact: Sequence[Figure], seen: Sequence[Figure]) -> Figure:
    """The whole region's figure; a part of it that would tell a hidden cell is hidden itself.

    `seen` are the same figures as the reader sees them.
    """
    figure = together(indicator, exact)
    part, whole = figure.numerator or 0, figure.denominator or 0
    if indicator.subject != "person":
        return figure
    parts, wholes = _hidden(exact, seen)
    whole_is_safe = _is_safe(wholes) and not is_small(whole)
    if whole_is_safe and _is_safe(parts) and not _is_hidden(part, whole):
        return figure
    shown = whole if whole_is_safe else None
    return replace(figure, numerator=None, denominator=shown, percent=None, is_hidden=True)


def _hidden(exact: Sequence[Figure], seen: Sequence[Figure]) -> tuple[list[_Hidden], list[_Hidden]]:
    """The numerators and the denominators that the reader does not see."""
    parts, wholes = [], []
    for one, as_seen in zip(exact, seen, strict=True):
        if not as_seen.is_hidden:
            continue
        part, whole = one.numerator or 0, one.denominator or 0
        if as_seen.denominator is None:
            wholes.append(_Hidden(number=whole, least=1, most=SMALLEST - 1))
            parts.append(_Hidden(number=part, least=0, most=whole))  # the size may be known elsewhere
        elif is_small(part):
            parts.append(_Hidden(number=part, least=1, most=SMALLEST - 1))
        else:
            parts.append(_Hidden(number=part, least=whole - SMALLEST + 1, most=whole - 1))
    return parts, wholes


def _is_safe(hidden: Sequence[_Hidden]) -> bool:
    """Whether the sum of what is hidden leaves each of it open: not one alone, nor all at their ends."""
    if not hidden:
        return True
    found = sum(one.number for one in hidden)
    least, most = sum(one.least for one in hidden), sum(one.most for one in hidden)
    return len(hidden) > 1 and least < found < most
