"""A request with a day is asked anew as its day nears, passed on once, and ends with what it is about."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, update

from services.notifications.models import InboxItem, Reminder
from tests.services.given import Alone
from tests.services.notifications.cooperating import consultation_changed
from tests.services.notifications.making import (
    account_changed,
    decision_changed,
    municipality_configured,
    one,
    period_changed,
    person_changed,
    school_changed,
)
from tests.services.notifications.test_inbox import inbox, person, principal, rules_of
from tests.services.notifications.test_settings import methodist, put
from tests.services.notifications.ticking import after, hear, tick, told

OPENED, AS_OF = date(2026, 5, 1), date(2026, 5, 31)
SCHOOL = f"role:principal:{one('A')}"
CURATOR = "Орлова"
BEFORE: dict[str, Any] = {"people": {}, "dates": {"as_of": AS_OF.isoformat()}, "numbers": {}, "titles": {}}
MONTH = [after(OPENED, days) for days in range(31)]


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    people = [person_changed(name, "A") for name in ("Кравец", CURATOR, "Власова")]
    schools = (school_changed("A", curator=CURATOR), school_changed("B", curator=None))
    accounts = (account_changed(CURATOR), account_changed("Власова", ("principal", "A")))
    notifications.hear([municipality_configured(), *schools, *people, *accounts])


def opened(service: Alone, *schools: str, version: int = 1, on: date = OPENED, **more: Any) -> None:
    event = period_changed("open", version, waiting=[one(school) for school in schools], **more)
    hear(service, [event], on=on)


def rungs(service: Alone, rule: str = "period_confirmation", who: str = SCHOOL) -> list[tuple[str, str]]:
    """When something was told to somebody, and how that ended."""
    return [(period, state) for recipient, period, state in told(service, rule) if recipient == who]


def test_a_school_is_asked_again_seven_days_before_and_one_and_then_its_curator_learns(
    notifications: Alone,
) -> None:
    opened(notifications, "A")
    tick(notifications, *MONTH)
    assert rungs(notifications) == [("v1", "moot"), ("2026-05-31/-7", "moot"), ("2026-05-31/-1", "open")]
    [asked] = inbox(notifications, principal("A"))
    assert (asked["title"], asked["text"].partition(" · ")[0]) == (
        "Подтвердите данные школы",
        "Показатели на 31 мая",
    )
    tick(notifications, after(AS_OF, 1), after(AS_OF, 2))
    assert told(notifications, "escalation") == [], "Monday is the first working day after the last word"
    tick(notifications, *(after(AS_OF, days) for days in range(3, 30)))
    assert [who for who, _, _ in told(notifications, "escalation")] == [f"role:curator:{one('A')}"]
    [passed] = inbox(notifications, person(CURATOR))
    assert (passed["title"], passed["text"]) == (
        "Школа не подтвердила показатели",
        "Срок: 31 мая · узнайте, чем помочь",
    )
    assert passed["link"] == f"/monitoring/periods/{one('period')}"


def test_who_confirms_is_asked_no_more_and_the_others_are(notifications: Alone) -> None:
    opened(notifications, "A", "B")
    tick(notifications, *MONTH[:25])
    opened(notifications, "B", version=2, on=MONTH[25])
    tick(notifications, *MONTH[25:], *(after(AS_OF, days) for days in range(1, 10)))
    assert rungs(notifications) == [("v1", "moot"), ("2026-05-31/-7", "done")]
    assert [state for _, state in rungs(notifications, who=f"role:principal:{one('B')}")] == [
        "moot",
        "moot",
        "open",
    ]
    assert [who for who, _, _ in told(notifications, "escalation")] == ["role:methodist:"]


def test_frozen_figures_ask_nobody_and_the_news_of_the_opening_is_over(notifications: Alone) -> None:
    opened(notifications, "A")
    tick(notifications, *MONTH[:25])
    hear(notifications, [period_changed("frozen", 2)], on=MONTH[25])
    tick(notifications, *MONTH[25:], *(after(AS_OF, days) for days in range(1, 10)))
    assert [state for _, state in rungs(notifications)] == ["moot", "moot"]
    assert [state for _, _, state in told(notifications, "period_opened")] == ["moot"]
    assert told(notifications, "escalation") == []
    assert rules_of(notifications, methodist()) == []


def test_what_is_opened_late_is_not_said_twice_on_one_day(notifications: Alone) -> None:
    late = after(AS_OF, -4)
    opened(notifications, "A", on=late, opened_on=late)
    tick(notifications, *(after(late, days) for days in range(5)))
    assert rungs(notifications) == [("v1", "moot"), ("2026-05-31/-1", "open")]


def test_what_was_open_before_there_were_ladders_is_not_passed_on_at_once(notifications: Alone) -> None:
    opened(notifications, "A")
    with notifications.database.write() as session:
        session.execute(delete(Reminder))
        session.execute(update(InboxItem).values(parameters=BEFORE))
    tick(notifications, *MONTH)
    assert told(notifications, "escalation") == []
    opened(notifications, "A", "B", version=2, on=MONTH[-1])
    tick(notifications, *(after(AS_OF, days) for days in range(5)))
    assert len(told(notifications, "escalation")) == 2


def test_what_was_open_before_an_upgrade_gets_its_ladder_by_a_rebuild(notifications: Alone) -> None:
    """`mms readmodel rebuild notifications` has every state told anew, as the next version of the same."""
    opened(notifications, "A")
    hear(notifications, [decision_changed("open", due_on=AS_OF)], on=OPENED)
    with notifications.database.write() as session:
        session.execute(delete(Reminder))
        session.execute(update(InboxItem).values(parameters=BEFORE))
    opened(notifications, "A", version=2, on=after(OPENED, 1))
    hear(notifications, [decision_changed("open", 2, due_on=AS_OF)], on=after(OPENED, 1))
    tick(notifications, *MONTH)
    assert rungs(notifications) == [("v1", "moot"), ("2026-05-31/-7", "moot"), ("2026-05-31/-1", "open")]
    owner = f"person:{one('Кравец')}"
    assert [period for period, _ in rungs(notifications, "decision_due", owner)] == [
        "v1",
        "2026-05-31/-7",
        "2026-05-31/-1",
    ]


def test_a_municipality_sets_the_days_and_the_patience(notifications: Alone) -> None:
    put(notifications, "period_confirmation", days=[10, 3], patience=0)
    opened(notifications, "A")
    tick(notifications, *MONTH, *(after(AS_OF, days) for days in range(1, 20)))
    assert [period for period, _ in rungs(notifications)] == ["v1", "2026-05-31/-10", "2026-05-31/-3"]
    assert told(notifications, "escalation") == []


def test_a_decision_is_recalled_as_its_day_nears_and_ends_with_it(notifications: Alone) -> None:
    owner = f"person:{one('Кравец')}"
    hear(notifications, [decision_changed("open", due_on=after(AS_OF, 9))], on=OPENED)
    tick(notifications, *MONTH)
    hear(notifications, [decision_changed("open", 2, due_on=after(AS_OF, 19))], on=AS_OF)
    tick(notifications, *(after(AS_OF, days) for days in range(16)))
    moved = [("v1", "moot"), ("2026-06-19/-7", "open")]
    assert rungs(notifications, "decision_due", owner) == moved
    hear(notifications, [decision_changed("done", 3, due_on=after(AS_OF, 19))], on=after(AS_OF, 16))
    tick(notifications, *(after(AS_OF, days) for days in range(16, 40)))
    assert rungs(notifications, "decision_due", owner) == [moved[0], ("2026-06-19/-7", "done")]
    assert told(notifications, "escalation") == []


def test_a_decision_nobody_carried_out_comes_to_the_methodist_once(notifications: Alone) -> None:
    hear(notifications, [decision_changed("open", due_on=AS_OF)], on=OPENED)
    tick(notifications, *MONTH, *(after(AS_OF, days) for days in range(1, 20)))
    assert [who for who, _, _ in told(notifications, "escalation")] == ["role:methodist:"]
    [passed] = [each for each in inbox(notifications, methodist()) if each["rule"] == "escalation"]
    assert passed["title"] == "Решение по показателям не закрыто в срок"
    hear(notifications, [decision_changed("cancelled", 2, due_on=AS_OF)], on=after(AS_OF, 20))
    assert [state for _, _, state in told(notifications, "escalation")] == ["moot"]


def test_a_question_an_expert_leaves_without_an_answer_comes_back_to_the_methodist(
    notifications: Alone,
) -> None:
    hear(notifications, [consultation_changed("routed", "answerer", answerer="expert")], on=OPENED)
    tick(notifications, *(after(OPENED, days) for days in range(20)))
    assert [who for who, _, _ in told(notifications, "escalation")] == ["role:methodist:"]
    assert "escalation" not in rules_of(notifications, person(CURATOR)), "no school learns who asked"
