"""The forecast of training demand of one area, topic or school, told as every figure of people is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from services.routes.queries.flows import Breakdown, past_by
from services.routes.queries.tallies import ANY_AREA, Cells, people_by
from services.routes.queries.telling import Teller, Told
from services.routes.rules import figures
from services.routes.rules.forecasting import ENOUGH, Past, forecast


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How many people may need training in half a year, and between which numbers."""

    expected: Told
    words: str


@dataclass(frozen=True, kw_only=True)
class Outlooks:
    """The forecasts of one break-down: people now and over the past half-years, by key."""

    teller: Teller
    by: Breakdown
    counts: Mapping[str, int]
    past: Mapping[str, Sequence[Past]]

    def of(self, key: str) -> Outlook | None:
        """The forecast of one key; null where its history is too short, or too small to be told."""
        past = self.past.get(key, ())
        came = forecast(self.counts.get(key, 0), past) if self._is_known(key, past) else None
        if came is None:
            return None
        told = {name: self._tell(getattr(came, name), key) for name in ("expected", "low", "high")}
        if self.teller.exact:
            return Outlook(expected=told["expected"], words=f"от {came.low} до {came.high}")
        # each is rounded by itself: the ends must still hold what is expected between them
        first, last = figures.bounds(told["expected"].people, smallest=self.teller.smallest)
        low = min(told["low"].people or 0, first)
        high = max(figures.bounds(told["high"].people, smallest=self.teller.smallest)[1], last)
        return Outlook(expected=told["expected"], words=f"от {low} до {high}")

    def _is_known(self, key: str, past: Sequence[Past]) -> bool:
        """That there is a history must not tell of a few people any more than a count may."""
        told = [one for one in past if self.teller.exact or self._tell(one.people, key).people]
        return len(told) >= ENOUGH

    def _tell(self, number: int, key: str) -> Told:
        """The rounding of the present: a second one of nearly the same number would narrow it."""
        return self.teller.tell(number, by=self.by, key=key, area=ANY_AREA)


def outlooks(session: Session, teller: Teller, by: Breakdown) -> Outlooks:
    """The forecasts of every area, topic or school there is, half a year from the last finished month."""
    until = figures.finished(teller.span.until, today=teller.span.until + timedelta(days=1))
    counts = people_by(session, whose=teller.whose, span=teller.span, by=by)
    past = past_by(session, whose=teller.whose, until=until, by=by)
    return Outlooks(teller=teller, by=by, counts=_by_key(counts, by), past=past)


def _by_key(counts: Cells, by: Breakdown) -> Counter[str]:
    """People by key; a topic has one area, and what has no topic is the whole area's."""
    found: Counter[str] = Counter()
    for (key, area), people in counts.items():
        if by == "topic":
            found[key or area] += people
        elif area == ANY_AREA:
            found[key] += people
    return found
