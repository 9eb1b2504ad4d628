"""The forecast of training demand: what is open now and what comes, less what closes, as history has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

ENOUGH = 2  # finished half-years with anything in them


@dataclass(frozen=True, kw_only=True)
class Past:
    """People of a finished half-year: with a deficit open at its beginning, newly confirmed, closed in it."""

    open_before: int
    confirmed: int
    closed: int

    @property
    def people(self) -> int:
        """So many different people stand behind it, or more: one may be both among the old and the new."""
        return max(self.open_before, self.confirmed)

    @property
    def rate(self) -> float:
        """The share of those who could close a deficit that did."""
        could = self.open_before + self.confirmed
        return min(1.0, self.closed / could) if could else 0.0


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """How many people will need training at the end of the next half-year; between which numbers."""

    expected: int
    low: int
    high: int


def forecast(open_now: int, past: Sequence[Past]) -> Forecast | None:
    """Expect the mean of what came and the share that closed over all past half-years; null with too few.

    The ends are the fewest new with the best closing, and the most new with the worst, seen so far.
    """
    known = [one for one in past if one.open_before + one.confirmed]
    if len(known) < ENOUGH:
        return None
    new = sum(one.confirmed for one in known) / len(known)
    rate = sum(one.closed for one in known) / sum(one.open_before + one.confirmed for one in known)
    fewest, most = min(one.confirmed for one in known), max(one.confirmed for one in known)
    best, worst = max(one.rate for one in known), min(one.rate for one in known)
    return Forecast(
        expected=round((open_now + new) * (1 - min(1.0, rate))),
        low=floor((open_now + fewest) * (1 - best)),
        high=ceil((open_now + most) * (1 - worst)),
    )
