"""Rules as a municipality sets them: within bounds, with history, seen by role, at once in force."""

from typing import Any

import pytest

from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    due_step,
    municipality_configured,
    one,
    person_changed,
    route_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import inbox, person, rules_of
from tests.services.notifications.test_pages import page, press
from tests.services.notifications.ticking import after, hear, tick, told

RULES = "/api/v1/rules"
ELSEWHERE = one("elsewhere")


def methodist(place: Any = MUNICIPALITY) -> Actor:
    return actor("methodist", municipality_id=place, person_id=one("Ким"), account_id=one("account Ким"))


def approver() -> Actor:
    return actor("approver", municipality_id=MUNICIPALITY)


def put(service: Alone, name: str, status: int = 200, **body: Any) -> Any:
    reply = service.client(methodist()).patch(f"{RULES}/{name}", json=body)
    assert reply.status_code == status, reply.text
    return reply.get_json()


def rule(service: Alone, name: str, who: Actor | None = None) -> Any:
    reply = service.client(who or methodist()).get(f"{RULES}/{name}")
    assert reply.status_code == 200, reply.text
    return reply.get_json()


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    people = [person_changed(name, "A") for name in ("Кравец", "Зуева", "Ким")]
    notifications.hear([municipality_configured(), *people])


def test_a_rule_says_what_it_is_for_how_it_reads_and_how_it_is_set(notifications: Alone) -> None:
    found = rule(notifications, "step_due")
    assert found["purpose"] == "Напомнить педагогу, что подходит срок шага его маршрута"
    assert (found["starts_by"], found["setting"]["days"]) == ("clock", [7, 1])
    assert found["sample"]["title"].startswith("Срок шага: ")
    names = {one["name"] for one in notifications.client(methodist()).get(RULES).get_json()}
    assert {"session_confirmation", "young_unmentored", "announcement", "escalation"} <= names


def test_what_is_turned_off_is_told_to_nobody_and_comes_back_if_still_asked(notifications: Alone) -> None:
    notifications.hear([session_changed("disputed")])
    assert rules_of(notifications, person("Зуева")) == ["session_disputed"]
    put(notifications, "session_disputed", enabled=False)
    assert rules_of(notifications, person("Зуева")) == []
    notifications.hear([session_changed("disputed", id=one("second"))])
    assert inbox(notifications, person("Зуева"), "") == []
    assert notifications.client(person("Зуева")).get("/api/v1/inbox/unread").get_json() == {"count": 0}
    assert rule(notifications, "session_disputed")["reaches"] == 1
    put(notifications, "session_disputed", enabled=True)
    assert rules_of(notifications, person("Зуева")) == ["session_disputed"] * 2


@pytest.mark.parametrize(
    ("name", "body", "field"),
    [
        ("session_confirmation", {"enabled": False}, "enabled"),
        ("step_due", {"days": [0]}, "days"),
        ("step_due", {"days": [61]}, "days"),
        ("step_due", {"days": [1, 2, 3, 4]}, "days"),
        ("session_confirmation", {"days": [7]}, "days"),
        ("session_confirmation", {"patience": 5}, "patience"),
        ("route_approval", {"patience": 61}, "patience"),
        ("step_due", {"surprise": 1}, "surprise"),
        ("step_due", {"urgency": "never"}, "urgency"),
        ("step_due", {"days": "часто"}, "days"),
    ],
)
def test_what_is_beyond_the_bounds_is_refused_by_its_field(
    notifications: Alone, name: str, body: dict[str, Any], field: str
) -> None:
    before = rule(notifications, name)["setting"]
    problem = put(notifications, name, 422, **body)
    assert [one["field"] for one in problem["errors"]] == [field]
    assert rule(notifications, name)["setting"] == before


def test_every_change_stays_in_the_history_and_the_same_again_is_no_change(notifications: Alone) -> None:
    put(notifications, "step_due", days=[10, 3], urgency="at_once")
    put(notifications, "step_due", days=[3, 10], urgency="at_once")
    put(notifications, "step_due", urgency=None)
    client = notifications.client(methodist())
    changes = client.get(f"{RULES}/step_due/history").get_json()
    assert [(one["version"], one["days"], one["urgency"]) for one in changes] == [
        (2, [10, 3], None),
        (1, [10, 3], "at_once"),
    ]
    assert client.patch(f"{RULES}/step_due", json={}, headers={"If-Match": '"1"'}).status_code == 412


def test_new_days_move_what_waits(notifications: Alone) -> None:
    event = route_changed("in_progress", steps=(due_step("step", after(DAY, 20)),))
    hear(notifications, [event], on=DAY)
    put(notifications, "step_due", days=[10])
    tick(notifications, *(after(DAY, days) for days in range(21)))
    assert [period[-3:] for _, period, _ in told(notifications, "step_due")] == ["-10"]
    put(notifications, "step_due", days=[10, 2])
    tick(notifications, after(DAY, 18))
    assert [period[-2:] for _, period, _ in told(notifications, "step_due")] == ["10", "-2"]


def test_names_only_for_whoever_may_see_them(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    reach = f"{RULES}/session_confirmation/reach"
    seen = notifications.client(methodist()).get(reach).get_json()
    assert (seen["count"], [one["who"] for one in seen["people"]]) == (1, ["Кравец Анна Олеговна"])
    assert notifications.client(approver()).get(reach).get_json() == {"count": 1, "people": None}
    assert "Кравец" in page(notifications, methodist(), "/rules/session_confirmation")
    text = page(notifications, approver(), "/rules/session_confirmation")
    assert "Кравец" not in text
    assert "1 получатель" in text


def test_who_may_look_and_who_may_set(notifications: Alone) -> None:
    for who in (person("Кравец"), actor("principal", municipality_id=MUNICIPALITY, organization_id=one("A"))):
        assert notifications.client(who).get(RULES).status_code == 403
        page(notifications, who, "/rules", 403)
    assert notifications.client(approver()).patch(f"{RULES}/step_due", json={}).status_code == 403
    press(notifications, approver(), "/rules/step_due", 200)
    assert rule(notifications, "step_due")["setting"]["version"] == 0
    put(notifications, "step_due", days=[5])
    assert rule(notifications, "step_due", methodist(ELSEWHERE))["setting"]["days"] == [7, 1]
    assert notifications.client(methodist()).get(f"{RULES}/none").status_code == 404
    assert notifications.client(actor("methodist", municipality_id=None)).get(RULES).status_code == 403  # type: ignore[arg-type]


def test_the_history_says_to_whom_a_request_is_passed_on(notifications: Alone) -> None:
    put(notifications, "route_approval", patience=1)
    put(notifications, "decision_due", patience=4)
    put(notifications, "decision_due", patience=0)
    assert "куратору через 1 рабочий день" in page(notifications, methodist(), "/rules/route_approval")
    text = page(notifications, methodist(), "/rules/decision_due")
    assert "методисту через 4 рабочих дня" in text
    assert "методисту не говорить" in text


def test_a_methodist_sets_a_rule_on_its_page(notifications: Alone) -> None:
    here = "/rules/step_due"
    form: dict[str, Any] = {"enabled": "true", "urgency": "digest", "days": "14, 3", "version": "0"}
    assert press(notifications, methodist(), here, **form) == "/notifications/rules/step_due"
    text = page(notifications, methodist(), here)
    assert "включено; говорить в сводке; дни: 14, 3" in text
    assert "Ким А. О." in text
    assert "Срок шага" in text
    refused = notifications.client(methodist()).post(here, data=form | {"days": "часто", "version": "1"})
    assert refused.status_code == 422
    assert "Напишите числа через запятую" in refused.text
    assert notifications.client(methodist()).post(here, data=form).status_code == 412
    always = notifications.client(methodist()).post("/rules/session_confirmation", data={"version": "0"})
    assert "Это правило нельзя выключить" in always.text
    assert "Напомнить педагогу" in page(notifications, methodist(), "/rules?about=Маршруты")
