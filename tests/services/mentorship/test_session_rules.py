"""Sessions: states, dates, who answers, and which of them count."""

from datetime import date

import pytest

from services.mentorship import rules
from services.mentorship.errors import NotYours, SessionImmutable, WrongDate, WrongState
from services.mentorship.rules import SessionFacts

ALLOWED = {
    ("planned", "held"),
    ("planned", "cancelled"),
    ("planned", "no_show"),
    ("held", "confirmed"),
    ("held", "disputed"),
    ("held", "cancelled"),
    ("no_show", "cancelled"),
}
TODAY = date(2025, 10, 10)


@pytest.mark.parametrize("state", rules.SESSION_STATES)
@pytest.mark.parametrize("wanted", rules.SESSION_STATES)
def test_every_transition_is_allowed_or_refused_as_drawn(state: str, wanted: str) -> None:
    if (state, wanted) in ALLOWED:
        rules.check_session_transition(state, wanted)
    else:
        with pytest.raises(WrongState):
            rules.check_session_transition(state, wanted)


def test_held_is_not_in_the_future_nor_after_the_pair() -> None:
    rules.check_session_date(state="held", session_date=TODAY, today=TODAY, ended_on=TODAY)
    rules.check_session_date(state="planned", session_date=date(2025, 11, 1), today=TODAY, ended_on=None)
    with pytest.raises(WrongDate):
        rules.check_session_date(state="held", session_date=date(2025, 10, 11), today=TODAY, ended_on=None)
    with pytest.raises(WrongDate):
        rules.check_session_date(state="held", session_date=TODAY, today=TODAY, ended_on=date(2025, 10, 9))


def test_a_confirmed_session_is_immutable_and_an_answered_one_closed() -> None:
    rules.check_change("planned")
    rules.check_change("held")
    with pytest.raises(SessionImmutable):
        rules.check_change("confirmed")
    for state in ("disputed", "cancelled"):
        with pytest.raises(WrongState):
            rules.check_change(state)


def test_only_the_mentee_answers() -> None:
    rules.check_answer(state="held", wanted="confirmed", is_mentee=True)
    with pytest.raises(NotYours):
        rules.check_answer(state="held", wanted="confirmed", is_mentee=False)


def test_before_the_order_is_a_mark() -> None:
    assert rules.before_order(session_date=TODAY, order_date=None)
    assert rules.before_order(session_date=TODAY, order_date=date(2025, 10, 11))
    assert not rules.before_order(session_date=TODAY, order_date=TODAY)


def test_what_counts_is_what_took_place_by_the_date_and_was_not_corrected() -> None:
    def session(number: int, state: str, day: int, **more: object) -> SessionFacts:
        held = date(2025, 10, day)
        return SessionFacts(id=number, state=state, session_date=held, logged_on=held, **more)  # type: ignore[arg-type]  # a test's shorthand

    sessions = [
        session(1, "confirmed", 1),
        session(2, "held", 2, corrects_id=1),
        session(3, "disputed", 3, answered_on=date(2025, 10, 8)),
        session(4, "cancelled", 4),
        session(5, "planned", 5),
        session(6, "held", 20),
    ]
    assert [one.id for one in rules.counted_sessions(sessions, TODAY)] == [2]
    assert [one.id for one in rules.counted_sessions(sessions, date(2025, 10, 7))] == [2, 3]
    assert [one.id for one in rules.counted_sessions(sessions, date(2025, 10, 1))] == [1]
