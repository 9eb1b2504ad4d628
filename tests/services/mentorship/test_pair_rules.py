"""The state machine of a pair, every state against every transition, and the rules of commands."""

from datetime import date

import pytest

from services.mentorship import rules
from services.mentorship.errors import ShortNotice, WrongDate, WrongState
from services.mentorship.rules import StateMark

ALLOWED = {
    ("proposed", "consents_pending"),
    ("proposed", "rejected"),
    ("consents_pending", "ready_for_order"),
    ("consents_pending", "rejected"),
    ("ready_for_order", "active"),
    ("ready_for_order", "rejected"),
    ("active", "paused"),
    ("active", "closing"),
    ("active", "ended_early"),
    ("paused", "active"),
    ("paused", "closing"),
    ("paused", "ended_early"),
    ("closing", "completed"),
    ("closing", "ended_early"),
}


@pytest.mark.parametrize("state", rules.PAIR_STATES)
@pytest.mark.parametrize("wanted", rules.PAIR_STATES)
def test_every_transition_is_allowed_or_refused_as_drawn(state: str, wanted: str) -> None:
    if (state, wanted) in ALLOWED:
        rules.check_transition(state, wanted)
    else:
        with pytest.raises(WrongState):
            rules.check_transition(state, wanted)


def test_a_working_pair_is_completed_through_closing() -> None:
    assert rules.path_to("active", "completed") == ["closing", "completed"]
    assert rules.path_to("paused", "completed") == ["closing", "completed"]
    assert rules.path_to("closing", "completed") == ["completed"]
    with pytest.raises(WrongState):
        rules.path_to("proposed", "completed")


@pytest.mark.parametrize(
    ("state", "given", "required", "entered"),
    [
        ("proposed", {"mentee"}, True, ["consents_pending"]),
        ("proposed", {"mentor"}, True, ["consents_pending"]),
        ("proposed", {"mentor"}, False, ["consents_pending", "ready_for_order"]),
        ("consents_pending", {"mentor", "mentee"}, True, ["ready_for_order"]),
        ("consents_pending", {"mentee"}, False, []),
        ("active", {"mentor", "mentee"}, True, []),
    ],
)
def test_consents_lead_to_the_order(state: str, given: set[str], required: bool, entered: list[str]) -> None:
    assert rules.state_after_consents(state, given=given, mentee_required=required) == entered


def test_an_order_precedes_the_start_and_is_not_of_the_future() -> None:
    day, today = date(2025, 9, 15), date(2025, 10, 1)
    rules.check_order(order_date=day, starts_on=day, planned_until=None, today=today)
    for order_date, starts_on, until in (
        (date(2025, 10, 2), date(2025, 10, 3), None),
        (day, date(2025, 9, 14), None),
        (day, day, date(2025, 9, 14)),
    ):
        with pytest.raises(WrongDate):
            rules.check_order(order_date=order_date, starts_on=starts_on, planned_until=until, today=today)


def test_the_employer_warns_three_working_days_ahead_and_the_mentor_need_not() -> None:
    friday = date(2025, 10, 10)
    rules.check_notice(initiator="employer", notice_on=friday, ended_on=date(2025, 10, 15))
    with pytest.raises(ShortNotice):
        rules.check_notice(initiator="employer", notice_on=friday, ended_on=date(2025, 10, 14))
    with pytest.raises(ShortNotice):
        rules.check_notice(initiator="employer", notice_on=None, ended_on=friday)
    rules.check_notice(initiator="mentor", notice_on=None, ended_on=friday)


@pytest.mark.parametrize(
    ("kind", "until", "count"),
    [
        ("traditional", date(2025, 11, 30), 0),
        ("traditional", date(2025, 11, 29), 1),
        ("short_term", date(2025, 9, 10), 0),
        ("traditional", date(2026, 8, 31), 0),
        ("traditional", date(2026, 9, 1), 1),
        ("traditional", None, 0),
    ],
)
def test_a_period_outside_3_to_12_months_warns(kind: str, until: date | None, count: int) -> None:
    found = rules.duration_warnings(kind=kind, starts_on=date(2025, 9, 1), planned_until=until)
    assert len(found) == count


def test_load_and_seniority_warn_and_reverse_skips_seniority() -> None:
    assert rules.load_warnings(3) == []
    assert rules.load_warnings(4) == ["У наставника будет 4 наставляемых: больше трёх."]
    young, senior = date(2023, 9, 1), date(2001, 9, 1)
    seniority = rules.seniority_warnings
    assert len(seniority(kind="traditional", mentor_since=young, mentee_since=senior)) == 1
    assert seniority(kind="reverse", mentor_since=young, mentee_since=senior) == []
    assert seniority(kind="traditional", mentor_since=senior, mentee_since=young) == []


def test_what_was_recorded_last_tells_the_state_on_a_date() -> None:
    pair = rules.ImportedPair(
        starts_on=date(2025, 9, 1),
        order_number="1",
        order_date=date(2025, 9, 1),
        planned_until=date(2025, 12, 31),
    )
    marks = [
        StateMark(state="proposed", since=date(2025, 9, 8)),
        StateMark(state="ready_for_order", since=date(2025, 9, 9)),
        StateMark(state="active", since=date(2025, 9, 1)),
        StateMark(state="paused", since=date(2025, 10, 1)),
    ]
    on = {day: rules.state_on(pair, marks, day) for day in (date(2025, 8, 31), date(2025, 9, 5))}
    assert list(on.values()) == [None, "active"]
    assert rules.state_on(pair, marks, date(2025, 9, 30)) == "active"
    assert rules.state_on(pair, marks, date(2025, 12, 31)) == "paused"
    assert rules.state_on(pair, marks, date(2026, 1, 1)) == "completed"


def test_an_imported_history_comes_from_start_order_and_end() -> None:
    start, order, today = date(2025, 9, 1), date(2025, 9, 15), date(2025, 12, 1)

    def history(number: str, ordered: date | None, until: date | None) -> list[tuple[str, date]]:
        pair = rules.ImportedPair(
            starts_on=start, order_number=number, order_date=ordered, planned_until=until
        )
        return [(mark.state, mark.since) for mark in rules.imported_history(pair, imported_on=today)]

    assert history("", None, None) == [("proposed", start)]
    assert history("1", None, None) == [("proposed", start)]
    assert history("1", order, today) == [("proposed", start), ("active", order)]
    assert history("1", date(2025, 8, 20), None) == [("proposed", date(2025, 8, 20)), ("active", start)]
    assert history("1", order, date(2025, 11, 30))[-1] == ("completed", today)
