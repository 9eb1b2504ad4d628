"""Reminders: on their day by the municipality's own clock, once, not when moot, not too late."""

from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

import pytest

from services.notifications.rules import Timing, first_due, offset_on
from shared.contracts import Event
from shared.contracts.registry import Absence, PersonChanged, PersonErased
from shared.contracts.routes import Step
from tests.services.given import Alone
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    due_step,
    municipality_configured,
    one,
    pair_changed,
    person_changed,
    route_changed,
    school_changed,
    young_teacher,
)
from tests.services.notifications.test_inbox import inbox, person, principal, rules_of
from tests.services.notifications.ticking import after, hear, tick, told

TEACHER = f"person:{one('Кравец')}"
BEFORE = Timing(before=True, days=(7, 1), words="")
AFTER = Timing(before=False, days=(14, 30), words="")


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    schools = (school_changed("A", curator=None), school_changed("B", curator=None))
    notifications.hear([municipality_configured(), *schools, person_changed("Кравец", "A")])


def step_of(days: int, state: str = "planned", version: int = 1, route: str = "in_progress") -> Event:
    return route_changed(route, version=version, steps=(due_step("step", after(DAY, days), state),))


def test_a_step_is_reminded_of_seven_days_and_one_day_before(notifications: Alone) -> None:
    due = after(DAY, 10).isoformat()
    hear(notifications, [step_of(10)], on=DAY)
    tick(notifications, *(after(DAY, days) for days in range(12)))
    assert told(notifications, "step_due") == [
        (TEACHER, f"{due}/-7", "moot"),
        (TEACHER, f"{due}/-1", "open"),
    ]
    [item] = [one for one in inbox(notifications, person("Кравец")) if one["rule"] == "step_due"]
    assert (item["title"], item["text"]) == (
        "Срок шага: 22 мая",
        "Шаг: курс · отправьте подтверждение, когда сделаете",
    )
    assert item["link"] == f"/routes/routes/{one('route')}"


def test_what_is_handed_in_is_done_and_what_is_cancelled_is_moot(notifications: Alone) -> None:
    hear(notifications, [step_of(10)], on=DAY)
    tick(notifications, after(DAY, 3))
    hear(notifications, [step_of(10, "submitted", 2)], on=after(DAY, 4))
    tick(notifications, *(after(DAY, days) for days in range(5, 12)))
    assert [state for _, _, state in told(notifications, "step_due")] == ["done"]
    hear(notifications, [step_of(10, "returned", 3)], on=after(DAY, 8))
    tick(notifications, after(DAY, 9))
    hear(notifications, [step_of(10, "planned", 4, "cancelled")], on=after(DAY, 9))
    assert [state for _, _, state in told(notifications, "step_due")] == ["done", "moot"]


def test_a_moved_date_is_reminded_of_anew_and_only_it(notifications: Alone) -> None:
    hear(notifications, [step_of(20), step_of(40, version=2)], on=DAY)
    tick(notifications, *(after(DAY, days) for days in range(42)))
    due = after(DAY, 40).isoformat()
    assert [period for _, period, _ in told(notifications, "step_due")] == [f"{due}/-7", f"{due}/-1"]


def test_after_downtime_only_the_newest_is_told_and_nothing_that_is_over(notifications: Alone) -> None:
    hear(notifications, [step_of(10)], on=DAY)
    tick(notifications, after(DAY, 10))
    assert [period[-2:] for _, period, _ in told(notifications, "step_due")] == ["-1"]
    hear(notifications, [route_changed("in_progress", id=one("other"), steps=(late(5),))], on=DAY)
    tick(notifications, after(DAY, 11))
    assert len(told(notifications, "step_due")) == 1


def late(days: int) -> Step:
    return due_step("late", after(DAY, days))


def test_the_day_begins_where_the_municipality_is(notifications: Alone) -> None:
    hear(notifications, [step_of(8)], on=DAY)
    tick(notifications, DAY, at=time(16, 59, tzinfo=UTC))
    assert told(notifications, "step_due") == []
    tick(notifications, DAY, at=time(17, 1, tzinfo=UTC))
    assert len(told(notifications, "step_due")) == 1


def test_whoever_left_or_was_erased_is_not_reminded(notifications: Alone) -> None:
    hear(notifications, [step_of(10)], on=DAY)
    notifications.hear([gone_after(person_changed("Кравец", "A", 2), 1)])
    tick(notifications, *(after(DAY, days) for days in range(12)))
    assert told(notifications, "step_due") == []
    hear(
        notifications,
        [route_changed("approved", teacher_id=one("Лапин"), steps=(late(9),), id=one("r2"))],
        on=DAY,
    )
    notifications.hear([erased("Лапин")])
    tick(notifications, after(DAY, 3))
    assert told(notifications, "step_due") == []


def gone_after(person: PersonChanged, days: int) -> PersonChanged:
    """The same person, whose work ends so many days later."""
    return replace(person, employments=(replace(person.employments[0], until=after(DAY, days)),))


def test_whoever_comes_back_in_time_is_reminded_after_all(notifications: Alone) -> None:
    hear(notifications, [step_of(10)], on=DAY)
    notifications.hear([gone_after(person_changed("Кравец", "A", 2), 1)])
    tick(notifications, *(after(DAY, days) for days in range(5)))
    assert told(notifications, "step_due") == []
    notifications.hear([person_changed("Кравец", "B", 3)])
    tick(notifications, *(after(DAY, days) for days in range(5, 12)))
    assert [period[-2:] for _, period, _ in told(notifications, "step_due")] == ["-7", "-1"]


def test_who_comes_back_too_late_is_not(notifications: Alone) -> None:
    hear(notifications, [step_of(10)], on=DAY)
    notifications.hear([gone_after(person_changed("Кравец", "A", 2), 1)])
    tick(notifications, *(after(DAY, days) for days in range(12)))
    notifications.hear([person_changed("Кравец", "B", 3)])
    tick(notifications, after(DAY, 12), after(DAY, 13))
    assert told(notifications, "step_due") == []


def erased(name: str) -> PersonErased:
    return PersonErased(
        id=one(name),
        municipality_id=MUNICIPALITY,
        version=9,
        erased_on=DAY,
        young=(),
        young_unknown=True,
        employments=(),
        merged_into=None,
    )


def begin(service: Alone, name: str, since: date, **more: Any) -> None:
    event = young_teacher(name, "A", since, **more)
    service.hear([event])
    hear(service, [event], on=DAY)


def test_a_new_young_teacher_without_a_mentor_is_told_of_after_fourteen_days(notifications: Alone) -> None:
    begin(notifications, "Юнь", DAY)
    tick(notifications, *(after(DAY, days) for days in range(14)))
    assert told(notifications, "young_unmentored") == []
    tick(notifications, after(DAY, 14), after(DAY, 15))
    assert len(told(notifications, "young_unmentored")) == 1
    [item] = [one for one in inbox(notifications, principal("A")) if one["kind"] == "pair"]
    assert item["text"].startswith("Юнь А. О. · работает с 12 мая")
    hear(notifications, [pair_changed("proposed", mentee_id=one("Юнь"))], on=after(DAY, 16))
    assert "young_unmentored" not in rules_of(notifications, principal("A"))
    assert [state for _, _, state in told(notifications, "young_unmentored")] == ["done"]


def test_what_was_told_of_a_young_teacher_ends_when_they_leave_or_are_erased(notifications: Alone) -> None:
    begin(notifications, "Юнь", DAY)
    begin(notifications, "Ли", DAY)
    tick(notifications, after(DAY, 14))
    gone = gone_after(young_teacher("Юнь", "A", DAY, 2), 15)
    notifications.hear([gone])
    hear(notifications, [gone], on=after(DAY, 14))
    tick(notifications, after(DAY, 15))
    states = [state for _, _, state in told(notifications, "young_unmentored")]
    assert states == ["open", "open"], "the last day of work is one"
    notifications.hear([erased("Ли")])
    tick(notifications, after(DAY, 16))
    assert [state for _, _, state in told(notifications, "young_unmentored")] == ["moot", "moot"]


def test_who_is_young_no_more_needs_no_mentor(notifications: Alone) -> None:
    begin(notifications, "Юнь", DAY)
    tick(notifications, after(DAY, 14))
    assert rules_of(notifications, principal("A")) == ["young_unmentored"]
    grown = young_teacher("Юнь", "A", DAY, 2)
    notifications.hear([replace(grown, young=(replace(grown.young[0], until=after(DAY, 20)),))])
    tick(notifications, after(DAY, 21))
    assert rules_of(notifications, principal("A")) == []


def test_nobody_is_told_of_those_who_have_a_mentor_began_long_ago_or_are_away(notifications: Alone) -> None:
    begin(notifications, "Юнь", DAY)
    hear(notifications, [pair_changed("active", mentee_id=one("Юнь"))], on=after(DAY, 2))
    begin(notifications, "Давний", after(DAY, -400))
    away = Absence(id=one("away"), kind="sick", since=DAY, until=after(DAY, 20))
    begin(notifications, "Больной", DAY, absences=(away,))
    tick(notifications, *(after(DAY, days) for days in range(14, 21)))
    assert told(notifications, "young_unmentored") == []
    tick(notifications, after(DAY, 21))
    assert len(told(notifications, "young_unmentored")) == 1


@pytest.mark.parametrize(
    ("timing", "on", "expected"),
    [
        (BEFORE, -8, None),
        (BEFORE, -7, -7),
        (BEFORE, -2, -7),
        (BEFORE, -1, -1),
        (BEFORE, 0, -1),
        (BEFORE, 1, None),
        (AFTER, 13, None),
        (AFTER, 14, 14),
        (AFTER, 28, 14),
        (AFTER, 29, None),
        (AFTER, 30, 30),
        (AFTER, 44, 30),
        (AFTER, 45, None),
    ],
)
def test_which_day_is_told_today(timing: Timing, on: int, expected: int | None) -> None:
    assert offset_on(timing, timing.days, anchor=DAY, today=after(DAY, on)) == expected


def test_the_next_day_to_tell() -> None:
    assert first_due(BEFORE, (7, 1), anchor=DAY, after=None) == after(DAY, -7)
    assert first_due(BEFORE, (7, 1), anchor=DAY, after=-7) == after(DAY, -1)
    assert first_due(BEFORE, (7, 1), anchor=DAY, after=-1) is None
