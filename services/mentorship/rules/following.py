"""How a pair follows the register: a dismissal starts its closing, a long leave lets it rest.

Each step is decided from the whole present state of both, so facts may come late, in any order and twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, runtime_checkable

from services.mentorship.rules.facts import Dated, Mark, Period, in_force_end, overlaps

DAY = timedelta(days=1)
CAUSES = ("dismissal", "absence", "return")
RESTING = ("parental", "military")  # [P] the short ones do not


@runtime_checkable
class CausedMark(Mark, Protocol):
    """A state with what made it: nothing where a person decided."""

    @property
    def cause(self) -> str: ...


@runtime_checkable
class Followed(Dated, Protocol):
    """A pair with its history."""

    @property
    def states(self) -> Sequence[CausedMark]: ...


@dataclass(frozen=True, kw_only=True)
class Rest(Period):
    """A long leave of one of the two, with the words for the pause it makes."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """What the register makes of a pair next; `corrects` moves the last state instead of adding one."""

    state: str
    since: date
    cause: str
    reason: str = ""
    corrects: bool = False


def merged(rests: Iterable[Rest]) -> list[Rest]:
    """Leaves in order of time, those that meet or follow at once made one."""
    found: list[Rest] = []
    for one in sorted(rests, key=lambda rest: rest.since):
        before = found[-1] if found else None
        if before is None or (before.until is not None and before.until + DAY < one.since):
            found.append(one)
        elif before.until is not None:
            until = None if one.until is None else max(before.until, one.until)
            found[-1] = Rest(since=before.since, until=until, reason=before.reason)
    return found


def next_step(pair: Followed, *, gone_since: date | None, rests: Sequence[Rest], today: date) -> Step | None:
    """The next state the register asks for, if any; `gone_since` is the first day one no longer works."""
    last = pair.states[-1]
    if last.since > today or last.state not in ("active", "paused", "closing"):
        return None
    if last.state == "closing":
        return _returned(pair) if last.cause == "dismissal" and gone_since is None else None
    if gone_since is not None and overlaps(pair, since=gone_since, until=None):
        return Step(state="closing", since=max(gone_since, last.since), cause="dismissal")
    if last.state == "active":
        return _resting(pair, rests, today)
    return _back(pair, rests, today) if last.cause == "absence" else None


def _returned(pair: Followed) -> Step:
    """The dismissal was a transfer or a mistake: the pair goes on as if it had not been."""
    return Step(state=pair.states[-2].state, since=pair.states[-1].since, cause="return")


def _resting(pair: Followed, rests: Sequence[Rest], today: date) -> Step | None:
    """The first leave that the pair has not rested for yet."""
    last, end = pair.states[-1], in_force_end(pair)
    for rest in rests:
        since = max(rest.since, last.since)
        is_over = rest.until is not None and rest.until < since
        is_beyond = since > today or (end is not None and since > end)
        if not (is_over or is_beyond or _is_answered(pair, rest)):
            return Step(state="paused", since=since, cause="absence", reason=rest.reason)
    return None


def _is_answered(pair: Followed, rest: Rest) -> bool:
    """Whether a person let the pair go on since: their word counts for more than the leave's."""
    last = pair.states[-1]
    resumed = last.cause == "" and any(one.state == "paused" for one in pair.states)
    return resumed and rest.since <= last.since


def _back(pair: Followed, rests: Sequence[Rest], today: date) -> Step | None:
    """The leave is over, was never there, or began on another day than was said at first."""
    last, end = pair.states[-1], in_force_end(pair)
    for rest in rests:
        if rest.holds(today):
            since = max(rest.since, pair.states[-2].since)
            step = Step(state="paused", since=since, cause="absence", reason=rest.reason, corrects=True)
            return step if since != last.since else None
    over = next((rest.until for rest in rests if rest.holds(last.since) and rest.until), None)
    since = over + DAY if over else last.since
    if end is not None and since > end:
        return None
    return Step(state="active", since=since, cause="return")
