"""When a pair stands still: ten, thirty and seven working days of the school year."""

from datetime import date

import pytest

from services.mentorship import rules
from services.mentorship.rules import PairFacts, Party, Period, SessionFacts, StallSettings, StateMark

START = date(2025, 9, 1)
SETTINGS = StallSettings()


def pair(**facts: object) -> PairFacts:
    """An active pair since 1 September 2025."""
    plain = {"kind": "traditional", "starts_on": START, "order_number": "1", "order_date": START}
    marks = (StateMark(state="active", since=START),)
    return PairFacts(**({"states": marks} | plain | facts))  # type: ignore[arg-type]  # a test's shorthand


def held(day: date, *, state: str = "confirmed", logged_on: date | None = None) -> SessionFacts:
    """A session of the day."""
    logged = logged_on or day
    return SessionFacts(id=day, state=state, session_date=day, logged_on=logged, answered_on=logged)


def reason(facts: PairFacts, as_of: date, settings: StallSettings = SETTINGS) -> str | None:
    """Why it stands still."""
    found = rules.stall_on(facts, settings=settings, as_of=as_of)
    return found.reason if found else None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 9, 12), None),
        (date(2025, 9, 15), "нет первой встречи 10 рабочих дней"),
        (date(2025, 9, 30), "нет первой встречи 21 рабочий день"),
    ],
)
def test_no_first_session_for_ten_days(as_of: date, expected: str | None) -> None:
    assert reason(pair(), as_of) == expected


def test_days_count_from_the_latest_of_start_import_and_go_live() -> None:
    as_of = date(2025, 9, 30)
    assert reason(pair(imported_on=date(2025, 9, 20)), as_of) is None
    assert reason(pair(), as_of, StallSettings(go_live_on=date(2025, 9, 20))) is None
    assert reason(pair(imported_on=date(2025, 9, 1)), as_of) is not None


def test_silence_of_thirty_days_after_a_session() -> None:
    facts = pair(sessions=(held(date(2025, 9, 10)),))
    assert reason(facts, date(2025, 10, 21)) is None
    assert reason(facts, date(2025, 10, 22)) == "нет встреч 30 рабочих дней, последняя 10.09.2025"


def test_absences_of_either_and_pauses_and_summer_do_not_count() -> None:
    idle = Period(since=date(2025, 9, 2), until=date(2025, 9, 12))
    as_of = date(2025, 9, 18)
    assert reason(pair(), as_of) is not None
    assert reason(pair(pauses=(idle,)), as_of) is None
    assert reason(pair(mentor=Party(absences=(idle,))), as_of) is None
    assert reason(pair(mentee=Party(absences=(idle,))), as_of) is None
    spring = pair(starts_on=date(2025, 5, 26))
    assert reason(spring, date(2025, 8, 31)) is None


def test_a_confirmation_is_awaited_for_seven_days_from_the_entry() -> None:
    facts = pair(sessions=(held(date(2025, 9, 1), state="held", logged_on=date(2025, 9, 10)),))
    assert reason(facts, date(2025, 9, 18)) is None
    assert reason(facts, date(2025, 9, 19)) == "встреча 01.09.2025 ждёт подтверждения 7 рабочих дней"


def test_an_answer_given_later_is_not_known_before() -> None:
    late = SessionFacts(
        id=1,
        state="confirmed",
        session_date=date(2025, 9, 2),
        logged_on=date(2025, 9, 2),
        answered_on=date(2025, 9, 25),
    )
    assert reason(pair(sessions=(late,)), date(2025, 9, 24)) is not None
    assert reason(pair(sessions=(late,)), date(2025, 9, 25)) is None


def test_an_external_mentee_cannot_answer_and_is_not_waited_for() -> None:
    waiting = (held(date(2025, 9, 8), state="held"),)
    as_of = date(2025, 9, 30)
    assert reason(pair(sessions=waiting), as_of)
    assert reason(pair(sessions=waiting, mentee=Party(is_external=True)), as_of) is None
