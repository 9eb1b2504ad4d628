"""The rhythm of sessions: a square a session, hatching where a school week passed without one."""

from datetime import date

from services.mentorship import rules
from services.mentorship.rules import Period, SessionFacts

SINCE = date(2025, 9, 1)  # a Monday


def session(day: date, state: str = "confirmed", corrects: object = None) -> SessionFacts:
    return SessionFacts(id=(day, state), state=state, session_date=day, logged_on=day, corrects_id=corrects)


def test_a_square_a_session_and_one_a_silent_week() -> None:
    found = rules.rhythm(
        [
            session(date(2025, 9, 2)),
            session(date(2025, 9, 16)),
            session(date(2025, 9, 18), "no_show"),
            session(date(2025, 9, 23), "held"),
        ],
        since=SINCE,
        until=date(2025, 9, 24),
    )
    assert found.squares == ("covered", "unknown", "covered", "uncovered", "in_progress")
    assert found.words == "3 встречи, ждёт подтверждения 1, не состоялось 1"


def test_holidays_pauses_and_the_week_that_goes_on_are_not_silence() -> None:
    pause = Period(since=date(2025, 9, 8), until=date(2025, 9, 14))
    found = rules.rhythm([], since=SINCE, until=date(2025, 9, 17), without=[pause])
    assert found.squares == ("unknown",)
    assert rules.rhythm([], since=date(2025, 6, 2), until=date(2025, 8, 31)).squares == ()
    assert found.words == "встреч пока не было"


def test_what_was_corrected_is_drawn_once_and_only_the_last_weeks_are() -> None:
    first = session(date(2025, 9, 2))
    again = session(date(2025, 9, 3), corrects=first.id)
    assert rules.rhythm([first, again], since=SINCE, until=date(2025, 9, 5)).squares == ("covered",)
    long = rules.rhythm([], since=SINCE, until=date(2026, 5, 17))
    assert len(long.squares) <= 10
