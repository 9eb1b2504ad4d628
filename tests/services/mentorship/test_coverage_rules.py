"""Coverage: one state for everyone, first fitting wins, with the reason a person reads."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.mentorship import rules
from services.mentorship.rules import (
    Away,
    PairFacts,
    Party,
    Period,
    SessionFacts,
    StallSettings,
    Standing,
    StateMark,
    Teacher,
)
from tests.services.workdays import is_worked

START = date(2025, 9, 1)
DAY = timedelta(days=1)
AS_OF = date(2025, 9, 20)


def pair(*states: tuple[str, date], **facts: object) -> PairFacts:
    """A pair with a history."""
    marks = tuple(StateMark(state=state, since=since) for state, since in states)
    plain = {"kind": "traditional", "starts_on": START, "states": marks}
    return PairFacts(**(plain | facts))  # type: ignore[arg-type]  # a test's shorthand


def standing(*pairs: PairFacts, as_of: date = AS_OF, **teacher: object) -> Standing:
    """Where a teacher with these pairs stands."""
    one = Teacher(pairs=pairs, **({"works_since": START} | teacher))  # type: ignore[arg-type]  # a test's shorthand
    return rules.classify(one, settings=StallSettings(), as_of=as_of)


def active(**facts: object) -> PairFacts:
    """A pair under an order."""
    order = {"order_number": "15-н", "order_date": START, "mentor": Party(name="Зуева Анна")}
    return pair(("active", START), **(order | facts))


def session(day: date) -> SessionFacts:
    """A confirmed session."""
    return SessionFacts(id=day, state="confirmed", session_date=day, logged_on=day, answered_on=day)


CONSENTED = {"mentor": Party(consent_on=START), "mentee": Party(consent_on=START)}


@pytest.mark.parametrize(
    ("pairs", "state", "reason"),
    [
        ((), "uncovered", "нет наставника 19 дней с начала работы"),
        ((active(sessions=(session(START),)),), "covered", "наставник Зуева Анна, приказ 15-н от 01.09.2025"),
        ((active(),), "stalled", "нет первой встречи 14 рабочих дней"),
        ((active(kind="reverse"),), "uncovered", "состоит только в реверсивной паре"),
        ((pair(("proposed", START)),), "in_progress", "ждёт согласия наставника и наставляемого и приказа"),
        ((pair(("ready_for_order", START), **CONSENTED),), "in_progress", "ждёт приказа"),
        ((pair(("active", START), ("paused", AS_OF)),), "in_progress", "пара на паузе с 20.09.2025"),
        (
            (pair(("rejected", AS_OF), ended_by="mentee"),),
            "uncovered",
            "отказался (отказалась) от наставника 20.09.2025",
        ),
        (
            (active(planned_until=date(2025, 9, 19)),),
            "uncovered",
            "срок наставничества закончился, нет наставника 1 день",
        ),
        (
            (active(), active(sessions=(session(START),))),
            "covered",
            "наставник Зуева Анна, приказ 15-н от 01.09.2025",
        ),
    ],
)
def test_the_first_fitting_state_wins(pairs: tuple[PairFacts, ...], state: str, reason: str) -> None:
    found = standing(*pairs)
    assert (found.state, found.reason) == (state, reason)
    assert found.next_action


def test_one_away_is_uncovered_with_the_reason() -> None:
    leave = Away(kind="parental", since=date(2025, 9, 5), until=None)
    found = standing(absences=(leave,))
    assert (found.state, found.reason) == ("uncovered", "в отпуске по уходу за ребёнком с 05.09.2025")


def test_one_without_dates_is_unknown_whatever_the_pairs() -> None:
    assert standing(active(sessions=(session(START),)), is_known=False).state == "unknown"


def test_an_ordered_pair_of_the_future_is_in_progress() -> None:
    later = active(
        starts_on=date(2025, 10, 1),
        states=(
            StateMark(state="proposed", since=START),
            StateMark(state="active", since=date(2025, 10, 1)),
        ),
    )
    assert standing(later).reason == "приказ есть, пара начнёт работу 01.10.2025"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (1, 2, 50.0), (1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3), (249, 2500, 10.0), (3, 3, 100.0)],
)
def test_percent_is_half_up_on_the_exact_fraction(part: int, whole: int, expected: float | None) -> None:
    assert rules.percent(part, whole) == expected


DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 6, 30))
MAYBE = st.one_of(st.none(), DAYS)
PERIODS = st.builds(
    lambda since, days: Period(since=since, until=since + timedelta(days=days)), DAYS, st.integers(0, 60)
)
SESSIONS = st.builds(
    lambda day, state, log, answer: SessionFacts(
        id=(day, state, log),
        state=state,
        session_date=day,
        logged_on=day + timedelta(days=log),
        answered_on=day + timedelta(days=log + answer) if state in ("confirmed", "disputed") else None,
    ),
    DAYS,
    st.sampled_from(["planned", "held", "confirmed", "disputed", "cancelled", "no_show"]),
    st.integers(0, 10),
    st.integers(0, 10),
)
PAIRS = st.builds(
    PairFacts,
    kind=st.sampled_from(["traditional", "reverse", "virtual"]),
    starts_on=DAYS,
    states=st.lists(
        st.builds(StateMark, state=st.sampled_from(list(rules.PAIR_STATES)), since=DAYS),
        min_size=1,
        max_size=4,
    ).map(tuple),
    order_number=st.sampled_from(["", "1"]),
    order_date=MAYBE,
    planned_until=MAYBE,
    ended_on=MAYBE,
    imported_on=MAYBE,
    pauses=st.lists(PERIODS, max_size=2).map(tuple),
    mentor=st.builds(Party, absences=st.lists(PERIODS, max_size=2).map(tuple)),
    sessions=st.lists(SESSIONS, max_size=4).map(tuple),
)


def walked(after: date, until: date, idle: Iterable[Period]) -> int:
    """Count working days of the school year one by one."""
    days = [after + timedelta(days=number) for number in range(1, (until - after).days + 1)]
    return sum(
        is_worked(day) and day.month not in (6, 7, 8) and not any(one.holds(day) for one in idle)
        for day in days
    )


def plainly_stalled(one: PairFacts, as_of: date) -> bool:
    """The domain's sentence on stalled, said in the plainest code."""
    idle = (*one.pauses, *one.mentor.absences)
    begun = max(day for day in (one.starts_on, one.imported_on) if day)
    seen = [row for row in one.sessions if row.session_date <= as_of]
    known = [(row, row.answered_on is not None and row.answered_on <= as_of) for row in seen]
    took = [
        row
        for row, told in known
        if row.state in ("held", "confirmed") or (row.state == "disputed" and not told)
    ]
    waiting = [
        row for row, told in known if row in took and not told and row.logged_on and row.logged_on <= as_of
    ]
    if not took and walked(begun, as_of, idle) >= 10:
        return True
    if took and walked(max([begun, *(row.session_date for row in took)]), as_of, idle) >= 30:
        return True
    return any(walked(max(begun, row.logged_on or begun), as_of, idle) >= 7 for row in waiting)


def plainly(pairs: tuple[PairFacts, ...], as_of: date) -> str:
    """The domain's definition of coverage, said in the plainest code."""
    states = []
    for one in pairs:
        entered = [mark.state for mark in one.states if mark.since <= as_of]
        over = any(day is not None and day < as_of for day in (one.planned_until, one.ended_on))
        if entered and not over and one.kind != "reverse":
            states.append((entered[-1], one))
    working = [one for state, one in states if state == "active" and one.order_number and one.order_date]
    if any(not plainly_stalled(one, as_of) for one in working):
        return "covered"
    if working:
        return "stalled"
    begun = {"proposed", "consents_pending", "ready_for_order", "paused"}
    return "in_progress" if any(state in begun for state, _one in states) else "uncovered"


@given(pairs=st.lists(PAIRS, max_size=3).map(tuple), as_of=DAYS, works_since=MAYBE)
def test_the_states_partition_and_equal_the_plain_definition(
    pairs: tuple[PairFacts, ...], as_of: date, works_since: date | None
) -> None:
    found = standing(*pairs, as_of=as_of, works_since=works_since)
    assert found.state == plainly(pairs, as_of)
    assert found.reason
    assert found.next_action
    counted = rules.counts([found])
    assert counted.pop("young_teachers") == sum(counted.values()) == 1


def test_being_young_ends_with_the_rule_not_between_its_versions_nor_with_the_work() -> None:
    one, border, end = uuid4(), date(2026, 1, 1), date(2026, 8, 31)
    versions = [Period(since=date.min, until=border - DAY), Period(since=border, until=end)]
    job = {"organization_id": uuid4(), "staff_category": "pedagogical"}

    def until(*periods: Period, works_until: date | None = None, as_of: date = AS_OF) -> date | None:
        works = [rules.Job(since=START, until=works_until, **job)]  # type: ignore[arg-type]  # a test's shorthand
        cohort = rules.Cohort(settings=StallSettings(), young={one: periods}, jobs={one: works})
        return cohort.young_until(one, as_of)

    assert until(*versions) == end
    assert until(versions[0]) == border - DAY
    assert until(*versions, as_of=border) == end
    assert until(*versions, works_until=end - DAY) is None
    assert until(Period(since=date.min, until=None)) is None
    assert until(versions[0], as_of=border) is None
    assert [rules.work_year(year)[1] for year in (1, 3, 4, None)] == [
        "1-й год",
        "3-й год",
        "после 3-го года",
        "начало стажа неизвестно",
    ]
