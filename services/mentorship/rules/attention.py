"""The nudge ladder: who is told that a pair stands still, on which working day, each step once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.mentorship.rules.calendar import is_school_day, school_days_between
from services.mentorship.rules.facts import PairFacts, Period, StallSettings, has_order, state_on
from services.mentorship.rules.pairs import LIVE, OPEN
from services.mentorship.rules.stall import Stall, idle_periods, stall_on

CURATOR_STEP = 3


@dataclass(frozen=True, kw_only=True)
class Attention:
    """What a pair asks of somebody, and how far up the ladder that was taken.

    A round is a reason and the day it counts from; a rest keeps the round, movement ends it.
    """

    state: str = "moving"
    reason: str = ""
    since: date | None = None
    session_date: date | None = None
    step: int = 0
    stepped_on: date | None = None


def attention(before: Attention, pair: PairFacts, *, settings: StallSettings, today: date) -> Attention:
    """What the pair asks for today, after what was told before; the same day asks for the same."""
    state = state_on(pair, pair.states, today)
    if state not in (*OPEN, *LIVE):
        return Attention(state="over")
    if state == "paused" or _rests(idle_periods(pair), today):
        return replace(before, state="resting") if before.step else Attention()
    found = _stall(pair, state, settings, today)
    if found is None:
        return Attention()
    if before.step and (before.reason, before.since) == (found.cause, found.since):
        return _climbed(replace(before, state="stalled"), pair, settings, today)
    if not is_school_day(today):
        return Attention()
    return Attention(
        state="stalled",
        reason=found.cause,
        since=found.since,
        session_date=found.session_date,
        step=1,
        stepped_on=today,
    )


def _rests(idle: Iterable[Period], today: date) -> bool:
    return any(period.holds(today) for period in idle)


def _stall(pair: PairFacts, state: str, settings: StallSettings, today: date) -> Stall | None:
    if state in OPEN:
        return _papers(pair, settings, today)
    works = state == "active" and has_order(pair)
    return stall_on(pair, settings=settings, as_of=today) if works else None


def _papers(pair: PairFacts, settings: StallSettings, today: date) -> Stall | None:
    """Papers that nobody brings as long as a first session may be awaited [P]."""
    proposed = min(mark.since for mark in pair.states)
    since = max(day for day in (proposed, pair.imported_on, settings.go_live_on) if day)
    if school_days_between(since, today, without=idle_periods(pair)) < settings.first_session_days:
        return None
    return Stall(reason="", next_action="", cause="papers", since=since)


def _climbed(told: Attention, pair: PairFacts, settings: StallSettings, today: date) -> Attention:
    """One step up once the days between have passed since the last, on a working day."""
    if told.step == CURATOR_STEP or told.stepped_on is None or not is_school_day(today):
        return told
    passed = school_days_between(told.stepped_on, today, without=idle_periods(pair))
    if passed < settings.nudge_days:
        return told
    return replace(told, step=told.step + 1, stepped_on=today)
