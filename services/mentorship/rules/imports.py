"""What an imported row of a pair says about the pair's past."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.mentorship.rules.facts import Dated, Mark, StateMark, has_order

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class ImportedPair:
    """The dates of an imported row."""

    starts_on: date
    order_number: str
    order_date: date | None
    planned_until: date | None
    ended_on: date | None = None


def imported_history(pair: Dated, *, imported_on: date) -> list[StateMark]:
    """Proposed, then active from the later of start and order, then completed if already over."""
    if pair.order_date is None or not has_order(pair):
        return [StateMark(state="proposed", since=pair.starts_on)]
    begun = max(pair.starts_on, pair.order_date)
    marks = [
        StateMark(state="proposed", since=min(pair.starts_on, pair.order_date)),
        StateMark(state="active", since=begun),
    ]
    if pair.planned_until is not None and pair.planned_until < imported_on:
        marks.append(StateMark(state="completed", since=max(pair.planned_until + DAY, begun)))
    return marks


def is_purely_imported(states: Sequence[Mark], history: Iterable[Mark]) -> bool:
    """Whether nobody has touched the pair since its import: its states are those the import gave."""
    return [(mark.state, mark.since) for mark in states] == [(mark.state, mark.since) for mark in history]
