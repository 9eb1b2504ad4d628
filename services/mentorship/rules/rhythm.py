"""The rhythm of a pair's sessions: the last weeks of the school year as squares, and the same in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.mentorship.rules.calendar import school_days_between
from services.mentorship.rules.facts import Period, SessionFacts
from services.mentorship.rules.sessions import counted_sessions
from services.mentorship.rules.words import SESSION_COLOURS
from shared.russian import plural

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SHOWN_WEEKS = 10
DRAWN = ("held", "confirmed", "disputed", "no_show")
GAP = "unknown"


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """`squares` are colours in order of time, hatched where a week passed without a session."""

    squares: tuple[str, ...]
    words: str


def rhythm(
    sessions: Iterable[SessionFacts], *, since: date, until: date, without: Sequence[Period] = ()
) -> Rhythm:
    """A square a session of the last weeks, and one for each school week without any."""
    rows = list(sessions)
    drawn = _drawn(rows, until)
    squares: list[str] = []
    for monday in _mondays(since, until):
        found = [one for one in drawn if monday <= one.session_date < monday + WEEK]
        first, last = max(monday, since), min(monday + WEEK - DAY, until)
        if found:
            squares += [_colour(one) for one in found]
        elif last == monday + WEEK - DAY and school_days_between(first - DAY, last, without=without):
            squares.append(GAP)
    return Rhythm(squares=tuple(squares), words=_words(rows, until))


def _colour(one: SessionFacts) -> str:
    """What came by a file waits for nobody: it is drawn as what took place."""
    is_history = one.state == "held" and one.logged_on is None
    return SESSION_COLOURS["confirmed" if is_history else one.state]


def _drawn(rows: Sequence[SessionFacts], until: date) -> list[SessionFacts]:
    """Sessions worth a square: what was corrected is drawn by its correction."""
    corrected = {one.corrects_id for one in rows if one.corrects_id is not None}
    drawn = [
        one for one in rows if one.state in DRAWN and one.session_date <= until and one.id not in corrected
    ]
    return sorted(drawn, key=lambda one: one.session_date)


def _mondays(since: date, until: date) -> Iterable[date]:
    last = until - timedelta(days=until.weekday())
    monday = max(last - (SHOWN_WEEKS - 1) * WEEK, since - timedelta(days=since.weekday()))
    while monday <= last:
        yield monday
        monday += WEEK


def _words(rows: Sequence[SessionFacts], until: date) -> str:
    happened = counted_sessions(rows, until)
    waiting = sum(one.state == "held" and one.logged_on is not None for one in happened)
    missed = sum(one.state == "no_show" and one.session_date <= until for one in rows)
    words = (
        plural(len(happened), "встреча", "встречи", "встреч") if happened else "встреч пока не было",
        f"ждёт подтверждения {waiting}" if waiting else "",
        f"не состоялось {missed}" if missed else "",
    )
    return ", ".join(part for part in words if part)
