"""What nobody answers is passed on once: to the curator, to the methodist where there is nobody else."""

from datetime import date
from typing import Any

import pytest

from services.notifications.rules import working_days_between
from shared.contracts.registry import Absence, PersonErased
from shared.working_days import is_working_day
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    MUNICIPALITY,
    account_changed,
    municipality_configured,
    one,
    person_changed,
    route_changed,
    school_changed,
)
from tests.services.notifications.test_inbox import inbox, person, principal, rules_of
from tests.services.notifications.test_settings import methodist, put
from tests.services.notifications.ticking import after, hear, tick, told

MONDAY = date(2026, 10, 12)
CURATOR = "Орлова"
WEEK = 7


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    people = [person_changed(name, "A") for name in ("Кравец", "Лапин", CURATOR)]
    schools = (school_changed("A", curator=CURATOR), school_changed("B", curator=None))
    accounts = (account_changed(CURATOR), account_changed("Власова", ("principal", "A")))
    notifications.hear([municipality_configured(), *schools, *people, *accounts])


def asked(service: Alone, school: str = "A") -> None:
    awaits = route_changed("pending_approval", "principal", organization_id=one(school))
    hear(service, [awaits], on=MONDAY)


def test_after_five_working_days_the_curator_is_told_once(notifications: Alone) -> None:
    asked(notifications)
    tick(notifications, *(after(MONDAY, days) for days in range(8)))
    assert told(notifications, "escalation") == []
    tick(notifications, after(MONDAY, 8), after(MONDAY, 9), after(MONDAY, 40))
    assert [who for who, _, _ in told(notifications, "escalation")] == [f"role:curator:{one('A')}"]
    [item] = inbox(notifications, person(CURATOR))
    assert item["title"] == "Маршрут ждёт утверждения"
    assert item["text"] == (
        "Без ответа 5 рабочих дней · педагог: Кравец А. О. · тьютор: Лапин А. О. · узнайте, чем помочь"
    )
    assert item["link"] == f"/notifications/passed/{item['id']}"
    assert "escalation" not in rules_of(notifications, principal("A"))


def test_a_curator_opens_what_they_may_and_a_role_leads_to_the_thing(notifications: Alone) -> None:
    asked(notifications)
    tick(notifications, after(MONDAY, 8))
    [item] = inbox(notifications, person(CURATOR))
    place = item["link"].removeprefix("/notifications")
    page = notifications.client(person(CURATOR)).get(place)
    assert page.status_code == 200, "the service of development would say 404"
    assert "Школа A: директор" in page.text, "who owes the answer"
    assert "Кравец А. О." in page.text
    for stranger in (person("Лапин"), methodist()):
        assert notifications.client(stranger).get(place).status_code == 404, "not theirs"
    unread = notifications.client(person(CURATOR)).get(
        "/api/v1/inbox/unread", query_string={"at": item["link"]}
    )
    assert unread.get_json()["here"] == [item["id"]], "looking at it is reading it"
    notifications.hear([account_changed(CURATOR, ("principal", "A"), version=2)])
    there = notifications.client(person(CURATOR)).get(place)
    assert (there.status_code, there.headers["Location"]) == (303, f"/routes/routes/{one('route')}")


def test_an_answer_ends_it_for_the_curator_too(notifications: Alone) -> None:
    asked(notifications)
    tick(notifications, after(MONDAY, 8))
    hear(notifications, [route_changed("returned", "tutor", 2)], on=after(MONDAY, 9))
    assert rules_of(notifications, person(CURATOR)) == []
    assert [state for _, _, state in told(notifications, "escalation")] == ["done"]


def test_where_the_curator_is_the_principal_who_was_asked_the_methodist_is_told(notifications: Alone) -> None:
    asked(notifications, "B")
    tick(notifications, after(MONDAY, 8))
    assert [who for who, _, _ in told(notifications, "escalation")] == ["role:methodist:"]


def test_days_off_and_absences_do_not_count(notifications: Alone) -> None:
    away = Absence(id=one("leave"), kind="sick", since=MONDAY, until=after(MONDAY, 13))
    person_away = person_changed("Лапин", "A", 2)
    notifications.hear([person_away.__class__(**vars(person_away) | {"absences": (away,)})])
    hear(notifications, [route_changed("agreed", "tutor")], on=MONDAY)
    tick(notifications, after(MONDAY, 18))
    assert told(notifications, "escalation") == []
    tick(notifications, after(MONDAY, 19))
    assert len(told(notifications, "escalation")) == 1
    [item] = inbox(notifications, person(CURATOR))
    assert "педагог: Кравец А. О." in item["text"]


def test_a_draft_stays_between_the_teacher_and_the_tutor(notifications: Alone) -> None:
    hear(notifications, [route_changed("draft", "teacher")], on=MONDAY)
    tick(notifications, after(MONDAY, 60))
    assert told(notifications, "escalation") == []


def test_how_long_is_a_setting_and_never_is_one_too(notifications: Alone) -> None:
    put(notifications, "route_approval", patience=2)
    put(notifications, "route_agreed", patience=0)
    agreed = route_changed("agreed", "tutor", id=one("r2"))
    asked(notifications)
    hear(notifications, [agreed], on=MONDAY)
    tick(notifications, after(MONDAY, 3))
    assert len(told(notifications, "escalation")) == 1
    tick(notifications, after(MONDAY, 60))
    assert len(told(notifications, "escalation")) == 1


def test_of_an_erased_person_nothing_is_left_to_pass_on(notifications: Alone) -> None:
    hear(notifications, [route_changed("agreed", "tutor")], on=MONDAY)
    tick(notifications, after(MONDAY, 8))
    empty: dict[str, Any] = {"young": (), "employments": ()}
    notifications.hear(
        [
            PersonErased(
                id=one("Лапин"),
                municipality_id=MUNICIPALITY,
                version=9,
                erased_on=MONDAY,
                young_unknown=True,
                merged_into=None,
                **empty,
            )
        ]
    )
    assert told(notifications, "escalation") == []
    assert inbox(notifications, methodist(), "") == []
    assert inbox(notifications, actor("principal", municipality_id=MUNICIPALITY), "") == []


def test_working_days_know_the_saturdays_that_pay_for_a_day_off() -> None:
    saturday, bridge = date(2025, 11, 1), date(2025, 11, 3)  # Постановление Правительства РФ о переносе
    assert is_working_day(saturday)
    assert not is_working_day(bridge)
    assert not is_working_day(after(saturday, 7))
    assert working_days_between(date(2025, 10, 31), date(2025, 11, 5)) == 2
    assert not is_working_day(date(2026, 12, 31))


def test_working_days_know_the_russian_holidays() -> None:
    assert not is_working_day(date(2026, 11, 4))
    assert working_days_between(date(2026, 12, 30), date(2027, 1, 11)) == 1
    days = working_days_between(MONDAY, after(MONDAY, WEEK), away=[(after(MONDAY, 2), None)])
    assert days == 1
