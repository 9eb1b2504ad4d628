"""When an active pair has stalled on a date: derived from its sessions, never stored."""

from dataclasses import dataclass
from datetime import date

from services.mentorship.rules.calendar import school_days_between
from services.mentorship.rules.facts import PairFacts, Period, StallSettings
from services.mentorship.rules.sessions import counted_sessions, state_of_session
from services.mentorship.rules.wording import working_days
from shared.russian import short_date


@dataclass(frozen=True, kw_only=True)
class Stall:
    """Why a pair stands still and who should move it.

    `cause` is the rule that holds: first_session, silence or confirmation; days are counted after `since`;
    `session_date` is the day of the last session, or of the one that awaits an answer.
    """

    reason: str
    next_action: str
    cause: str
    since: date
    session_date: date | None = None


def anchor(pair: PairFacts, settings: StallSettings) -> date:
    """The day from which days count: the latest of the start, the import and the go-live."""
    return max(day for day in (pair.starts_on, pair.imported_on, settings.go_live_on) if day)


def idle_periods(pair: PairFacts) -> tuple[Period, ...]:
    """Days that do not count: pauses, and absences of either."""
    return (*pair.pauses, *pair.mentor.absences, *pair.mentee.absences)


def _silent(pair: PairFacts, settings: StallSettings, as_of: date) -> Stall | None:
    begun = anchor(pair, settings)
    held = [session.session_date for session in counted_sessions(pair.sessions, as_of)]
    since = max([begun, *held])
    passed = school_days_between(since, as_of, without=idle_periods(pair))
    if not held and passed >= settings.first_session_days:
        return Stall(
            reason=f"нет первой встречи {working_days(passed)}",
            next_action="Провести и записать первую встречу",
            cause="first_session",
            since=since,
        )
    if held and passed >= settings.silence_days:
        return Stall(
            reason=f"нет встреч {working_days(passed)}, последняя {short_date(max(held))}",
            next_action="Назначить и провести встречу",
            cause="silence",
            since=since,
            session_date=max(held),
        )
    return None


def _unconfirmed(pair: PairFacts, settings: StallSettings, as_of: date) -> Stall | None:
    begun = anchor(pair, settings)
    waiting = sorted(
        (max(begun, one.session_date, one.logged_on), one.session_date)
        for one in counted_sessions(pair.sessions, as_of)
        if state_of_session(one, as_of) == "held" and one.logged_on and one.logged_on <= as_of
    )
    if not waiting:
        return None
    since, session_date = waiting[0]
    passed = school_days_between(since, as_of, without=idle_periods(pair))
    if passed < settings.confirmation_days:
        return None
    return Stall(
        reason=f"встреча {short_date(session_date)} ждёт подтверждения {working_days(passed)}",
        next_action="Наставляемому — подтвердить или оспорить встречу",
        cause="confirmation",
        since=since,
        session_date=session_date,
    )


def stall_on(pair: PairFacts, *, settings: StallSettings, as_of: date) -> Stall | None:
    """Say whether and why an active pair has stalled on a date; an external mentee is not waited for."""
    silent = _silent(pair, settings, as_of)
    return silent if silent or pair.mentee.is_external else _unconfirmed(pair, settings, as_of)
