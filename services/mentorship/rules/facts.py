"""Dated facts of a pair, and what they say about any date."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol, runtime_checkable

DAY = timedelta(days=1)
LASTING = frozenset({"proposed", "consents_pending", "ready_for_order", "active", "paused", "closing"})


@runtime_checkable
class Mark(Protocol):
    """Anything that says which state was entered when."""

    @property
    def state(self) -> str: ...
    @property
    def since(self) -> date: ...


@runtime_checkable
class Dated(Protocol):
    """Anything with the dates of a pair."""

    @property
    def starts_on(self) -> date: ...
    @property
    def planned_until(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...
    @property
    def order_number(self) -> str: ...
    @property
    def order_date(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days from one to another inclusive; without an end it is open."""

    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class StateMark:
    """A state and the local date it was entered."""

    state: str
    since: date


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """A session as far as rhythm is concerned; `answered_on`: when it was confirmed or disputed."""

    id: object
    state: str
    session_date: date
    logged_on: date | None
    answered_on: date | None = None
    corrects_id: object = None


@dataclass(frozen=True, kw_only=True)
class StallSettings:
    """After how many working days of the school year a pair stalls (setting of the profile)."""

    first_session_days: int = 10
    silence_days: int = 30
    confirmation_days: int = 7
    nudge_days: int = 5
    go_live_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side of a pair: the name to show, when the consent came, when the person is away.

    Somebody external cannot sign in and answer.
    """

    name: str = ""
    is_external: bool = False
    consent_on: date | None = None
    absences: tuple[Period, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PairFacts:
    """All dated facts of a pair that coverage needs."""

    id: object = None
    kind: str
    starts_on: date
    states: tuple[StateMark, ...]
    order_number: str = ""
    order_date: date | None = None
    planned_until: date | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    imported_on: date | None = None
    mentor: Party = field(default_factory=Party)
    mentee: Party = field(default_factory=Party)
    mentee_consent_required: bool = True
    pauses: tuple[Period, ...] = ()
    sessions: tuple[SessionFacts, ...] = ()


def has_order(pair: Dated) -> bool:
    """Whether the pair has an order: a number and a date, both."""
    return bool(pair.order_number) and pair.order_date is not None


def in_force_end(pair: Dated) -> date | None:
    """The last day: the planned one or the earlier real one; None is open."""
    return min((day for day in (pair.planned_until, pair.ended_on) if day), default=None)


def last_mark(states: Sequence[Mark], as_of: date) -> Mark | None:
    """Of the states entered by the date, the one recorded last."""
    return next((mark for mark in reversed(states) if mark.since <= as_of), None)


def state_on(pair: Dated, states: Sequence[Mark], as_of: date) -> str | None:
    """The state on a date: None before the first, `completed` once the last day has passed."""
    mark = last_mark(states, as_of)
    if mark is None:
        return None
    end = in_force_end(pair)
    if mark.state in LASTING and end is not None and end < as_of:
        return "completed"
    return mark.state


def overlaps(pair: Dated, *, since: date, until: date | None) -> bool:
    """Whether the pair's days, from start to last day, meet a period."""
    end = in_force_end(pair)
    return (until is None or pair.starts_on <= until) and (end is None or end >= since)
