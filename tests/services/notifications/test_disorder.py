"""Whatever comes twice, again or in another order: nobody is told twice, and the same waits for everybody."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from services.notifications.app import SERVICE
from services.notifications.models import CalendarEntry, InboxItem, Mentoring, Reminder
from services.notifications.rules import EVENTS, TIMED
from shared.contracts import Event
from shared.inbox import receive
from shared.tables import applied, dead_letter, inbox
from tests.services.given import Alone, alone, message
from tests.services.notifications.banking import practice_changed
from tests.services.notifications.cooperating import consultation_changed, group_member_changed
from tests.services.notifications.making import (
    attendance_changed,
    attention_changed,
    certificate_changed,
    decision_changed,
    diagnostic_changed,
    due_step,
    municipality_configured,
    one,
    pair_changed,
    period_changed,
    person_changed,
    route_changed,
    session_changed,
    snapshot_taken,
    young_teacher,
)
from tests.services.notifications.test_plan_reminders import planned
from tests.services.notifications.ticking import noon

TODAY = noon(date.today()).date()  # noqa: DTZ011 the handlers know no other day
EMPTY = (InboxItem, Reminder, CalendarEntry, Mentoring)
SOON = TODAY + timedelta(days=12)
STEP = (due_step("step", TODAY + timedelta(days=3)),)
MOVES: dict[str, tuple[Event, ...]] = {
    "session": tuple(
        session_changed(state) for state in ("planned", "held", "confirmed", "disputed", "cancelled")
    ),
    "route": (
        route_changed("draft", "teacher"),
        route_changed("pending_approval", "principal", steps=STEP),
        route_changed("returned", "tutor", steps=STEP),
        route_changed("in_progress", approved_on=TODAY, steps=STEP),
        route_changed("in_progress", approved_on=TODAY, steps=(replace(STEP[0], state="submitted"),)),
        route_changed("cancelled"),
    ),
    "pair": tuple(
        pair_changed(state) for state in ("proposed", "ready_for_order", "active", "closing", "rejected")
    ),
    "attention": (
        attention_changed("silence", 1),
        attention_changed("silence", 3),
        attention_changed("", 0, state="moving", tasks=("leader",)),
        attention_changed("silence", 2, state="resting"),
    ),
    "attendance": (
        attendance_changed("invited"),
        attendance_changed("registered"),
        attendance_changed("registered", event_state="cancelled"),
    ),
    "diagnostic": tuple(diagnostic_changed(state) for state in ("assigned", "scored", "acknowledged")),
    "period": (
        period_changed("open", as_of=SOON, opened_on=TODAY, waiting=(one("A"), one("B"))),
        period_changed("open", as_of=SOON, opened_on=TODAY, waiting=(one("B"),)),
        period_changed("open", as_of=SOON, opened_on=TODAY),
        period_changed("frozen", as_of=SOON, opened_on=TODAY),
        period_changed("reviewed", as_of=SOON, opened_on=TODAY),
    ),
    "snapshot": (snapshot_taken(1, taken_on=TODAY),),
    "old_snapshot": (snapshot_taken(1, taken_on=TODAY - timedelta(days=20), id=one("old")),),
    "correction": (snapshot_taken(2, taken_on=TODAY, id=one("corrected")),),
    "decision": (
        decision_changed("open", due_on=SOON),
        decision_changed("open", due_on=SOON + timedelta(days=9)),
        decision_changed("done", due_on=SOON),
        decision_changed("cancelled", due_on=SOON),
    ),
    "practice": tuple(
        replace(practice_changed(state, **more), id=one("practice"))
        for state, more in (
            ("submitted", {"asked_ids": (one("Лапин"), one("Власова"))}),
            ("submitted", {"asked_ids": (one("Лапин"),)}),
            ("returned", {}),
            ("published", {"published_on": TODAY}),
            ("published", {"published_on": TODAY, "revised": True}),
            ("archived", {}),
        )
    ),
    "certificate": tuple(certificate_changed(state) for state in ("valid", "expiring", "over")),
    "group": tuple(
        replace(group_member_changed(state), id=one("member"))
        for state in ("invited", "accepted", "declined", "left")
    ),
    "consultation": (
        consultation_changed("requested", "methodist"),
        consultation_changed("routed", "answerer"),
        consultation_changed("routed", "answerer", answerer="methodist", answerer_id=None),
        consultation_changed("routed", "asker"),
        consultation_changed("answered", "asker"),
        consultation_changed("cancelled", None),
    ),
    "plan_item": (
        planned(due_on=SOON),
        planned(due_on=SOON + timedelta(days=9)),
        planned(due_on=SOON, state="done"),
        planned(due_on=SOON, state="cancelled"),
    ),
    "newcomer": (
        young_teacher("Новикова", "A", TODAY - timedelta(days=3)),
        young_teacher("Новикова", "A", TODAY - timedelta(days=8)),
        person_changed("Новикова", "A"),
    ),
}


def test_every_event_that_tells_or_reminds_of_something_is_played() -> None:
    told = {*EVENTS, *(rule.event for rule in TIMED)}
    assert told == {type(move) for moves in MOVES.values() for move in moves}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """One service for all examples, emptied before each."""
    with alone(SERVICE, tmp_path_factory.mktemp("disorder")) as made:
        made.hear([municipality_configured()])
        yield made


def history(steps: Sequence[tuple[str, int]]) -> list[Event]:
    """The moves as versions of their aggregates, from the first on."""
    versions: dict[str, int] = {}
    told = []
    for name, number in steps:
        versions[name] = versions.get(name, 0) + 1
        move = MOVES[name][number % len(MOVES[name])]
        told.append(replace(move, version=versions[name]))
    return told


def play(service: Alone, events: Sequence[Event]) -> None:
    """Hear events on an empty service."""
    with service.database.write() as session:
        for table in EMPTY:
            session.execute(delete(table))
        for log in (applied, dead_letter, inbox):
            session.execute(log.delete())
    again(service, events)


def again(service: Alone, events: Sequence[Event]) -> None:
    with service.database.write() as session:
        receive(session, service.service.consumers, [message(event) for event in events], careful=False)


def everything(service: Alone) -> Any:
    """All that is kept, without ids and moments."""
    with service.database.read() as session:
        assert not session.execute(select(dead_letter.c.reason)).all()
        items = session.scalars(select(InboxItem)).all()
        return (
            sorted((one.rule, one.recipient, str(one.object_id), one.period, one.state) for one in items),
            waiting(service),
            calendar(service),
        )


def waits(service: Alone) -> list[Any]:
    """What waits for whom, requests and news alike."""
    with service.database.read() as session:
        items = session.scalars(select(InboxItem).where(InboxItem.state == "open"))
        return sorted((one.rule, one.recipient, str(one.object_id)) for one in items)


def waiting(service: Alone) -> list[Any]:
    with service.database.read() as session:
        found = session.scalars(select(Reminder).where(Reminder.state == "waiting"))
        return sorted((one.rule, one.recipient, str(one.object_id), one.due_on) for one in found)


def calendar(service: Alone) -> list[Any]:
    with service.database.read() as session:
        found = session.scalars(select(CalendarEntry)).all()
        return sorted((str(one.object_id), str(one.person_id), one.day, one.state) for one in found)


HISTORIES = st.lists(
    st.sampled_from(sorted(MOVES)).flatmap(lambda name: st.tuples(st.just(name), st.integers(0, 5))),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=HISTORIES, chance=st.randoms(use_true_random=False))
def test_twice_again_and_in_disorder(
    service: Alone, steps: list[tuple[str, int]], chance: random.Random
) -> None:
    events = history(steps)
    play(service, events)
    before = everything(service)
    again(service, chance.choices(events, k=len(events)))
    assert everything(service) == before
    kept = waits(service), waiting(service), calendar(service)
    shuffled = [*events, *chance.choices(events, k=3)]
    chance.shuffle(shuffled)
    play(service, shuffled)
    assert (waits(service), waiting(service), calendar(service)) == kept
