"""The preview of a rule of the clock is what the clock does: whom it names today is told, nobody else."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from services.notifications import queries
from services.notifications.models import InboxItem
from shared.contracts.registry import Absence
from tests.services.given import Alone
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    account_changed,
    due_step,
    municipality_configured,
    one,
    pair_changed,
    person_changed,
    route_changed,
    school_changed,
    session_changed,
    young_teacher,
)
from tests.services.notifications.ticking import after, hear, tick, told

TEACHERS = [f"Учитель{number}" for number in range(12)]
NEW = [f"Новый{number}" for number in range(6)]
DAYS = [after(DAY, number) for number in range(32)]


def named(service: Alone, rule: str, on: date) -> list[str]:
    """Whom the page of a rule names on a day."""
    with service.database.read() as session:
        found = queries.reach(session, municipality_id=MUNICIPALITY, name=rule, today=on)
        shown = queries.rule_shown(session, municipality_id=MUNICIPALITY, name=rule, today=on)
    assert shown.reaches == len(found)
    return sorted(each.who for each in found)


def soon(service: Alone, rule: str, on: date) -> int:
    with service.database.read() as session:
        return queries.rule_shown(session, municipality_id=MUNICIPALITY, name=rule, today=on).soon


@pytest.fixture
def world(notifications: Alone) -> Alone:
    """Routes with steps on many days, newcomers some of whom find a mentor, some away, some gone."""
    chance = random.Random(7)
    school = school_changed("A", curator=None)
    people = [person_changed(name, "A") for name in TEACHERS]
    new = [young_teacher(name, "A", DAY - timedelta(days=chance.randint(0, 13))) for name in NEW]
    notifications.hear([municipality_configured(), school, *people])
    notifications.hear([account_changed("Власова", ("principal", "A"))])
    away = Absence(id=one("leave"), kind="sick", since=DAY, until=after(DAY, 20))
    new[0] = replace(new[0], absences=(away,))
    notifications.hear(new)
    hear(notifications, new, on=DAY)
    for name in TEACHERS:
        steps = tuple(due_step(f"{name}{number}", after(DAY, chance.randint(1, 30))) for number in range(3))
        route = route_changed("in_progress", steps=steps, id=one(f"route {name}"), teacher_id=one(name))
        hear(notifications, [route], on=DAY)
    hear(notifications, [pair_changed("active", mentee_id=one(NEW[1]))], on=DAY)
    return notifications


@pytest.mark.parametrize("rule", ["step_due", "young_unmentored"])
def test_what_it_names_before_the_clock_runs_is_told_by_it(world: Alone, rule: str) -> None:
    known, all_named = 0, 0
    for day in DAYS:
        before = named(world, rule, day)
        tick(world, day)
        fresh = {recipient for recipient, _, _ in told(world, rule)[known:]}
        known = len(told(world, rule))
        assert len(before) == len(fresh), day
        assert named(world, rule, day) == before, "and what was told today stays named today"
        all_named += len(before)
    assert all_named > 3
    assert named(world, rule, after(DAYS[-1], 60)) == [], "what is still open is not told again"


def test_who_has_left_is_not_named(world: Alone) -> None:
    name = f"{TEACHERS[0]} Анна Олеговна"
    day = next(day for day in DAYS if name in named(world, "step_due", day))
    person = person_changed(TEACHERS[0], "A", 2)
    ended = replace(person.employments[0], until=day - timedelta(days=1))
    world.hear([replace(person, employments=(ended,))])
    assert name not in named(world, "step_due", day)


def test_the_week_ahead_is_counted_by_the_same_rule(notifications: Alone) -> None:
    notifications.hear([municipality_configured(), person_changed("Кравец", "A")])
    step = due_step("step", after(DAY, 10))
    hear(notifications, [route_changed("in_progress", steps=(step,))], on=DAY)
    assert (named(notifications, "step_due", DAY), soon(notifications, "step_due", DAY)) == ([], 1)
    assert soon(notifications, "step_due", after(DAY, 3)) == 0, "today is not ahead"
    assert named(notifications, "step_due", after(DAY, 3)) == ["Кравец Анна Олеговна"]


def test_it_is_said_since_which_local_day_something_is_open(notifications: Alone) -> None:
    notifications.hear([municipality_configured(), person_changed("Кравец", "A"), session_changed("held")])
    late = datetime(2026, 5, 12, 20, tzinfo=UTC)  # three in the night of the 13th in Barnaul
    with notifications.database.write() as session:
        session.execute(update(InboxItem).values(created_at=late))
        [found] = queries.reach(
            session, municipality_id=MUNICIPALITY, name="session_confirmation", today=after(DAY, 2)
        )
    assert found.since == date(2026, 5, 13)


def test_whom_escalation_would_reach_today(notifications: Alone) -> None:
    monday = date(2026, 10, 12)
    people = [person_changed(name, "A") for name in ("Кравец", "Орлова")]
    accounts = (account_changed("Орлова"), account_changed("Власова", ("principal", "A")))
    school = school_changed("A", curator="Орлова")
    notifications.hear([municipality_configured(), school, *people, *accounts])
    asked = route_changed("pending_approval", "principal", organization_id=one("A"))
    hear(notifications, [asked], on=monday)
    assert named(notifications, "escalation", after(monday, 7)) == []
    tomorrow = after(monday, 8)
    assert named(notifications, "escalation", tomorrow) == ["Школа A: куратор"]
    tick(notifications, tomorrow)
    assert named(notifications, "escalation", tomorrow) == ["Школа A: куратор"]
    assert named(notifications, "escalation", after(monday, 9)) == []
