"""Dated periods: null is open, the last day is inclusive."""

from datetime import date

Period = tuple[date | None, date | None]


def overlapping(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return (one[1] is None or other[0] is None or other[0] <= one[1]) and (
        other[1] is None or one[0] is None or one[0] <= other[1]
    )


def within(inner: Period, outer: Period) -> bool:
    """Whether a period lies in another; an unknown start of either says nothing against it."""
    starts_early = inner[0] is not None and outer[0] is not None and inner[0] < outer[0]
    ends_late = outer[1] is not None and (inner[1] is None or inner[1] > outer[1])
    return not starts_early and not ends_late
