"""The inbox over HTTP: every event twice and in any order tells each once, and only whom it should."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from services.notifications.models import InboxItem
from shared.contracts import Event
from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    MUNICIPALITY,
    account_changed,
    diagnostic_changed,
    one,
    pair_changed,
    person_changed,
    route_changed,
    session_changed,
)

INBOX = "/api/v1/inbox"
STORY: tuple[Event, ...] = (
    session_changed("held"),
    route_changed("pending_approval", "principal"),
    pair_changed("ready_for_order"),
    diagnostic_changed("scored"),
    person_changed("Зуева", "A"),
    account_changed("Власова", ("principal", "A")),
)


def person(name: str) -> Actor:
    return actor(municipality_id=MUNICIPALITY, person_id=one(name), account_id=one(f"account {name}"))


def principal(school: str) -> Actor:
    return actor("principal", municipality_id=MUNICIPALITY, organization_id=one(school))


def inbox(service: Alone, who: Actor, query: str = "?state=open") -> list[dict[str, Any]]:
    reply = service.client(who).get(INBOX + query)
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.get_json()
    return found


def rules_of(service: Alone, who: Actor, query: str = "?state=open") -> list[str]:
    return sorted(item["rule"] for item in inbox(service, who, query))


def dump(service: Alone) -> list[tuple[object, ...]]:
    with service.database.read() as session:
        rows = session.query(InboxItem).all()
        return sorted((row.rule, str(row.object_id), row.recipient, row.period, row.state) for row in rows)


def test_the_mentee_finds_the_request_and_it_goes_once_confirmed(notifications: Alone) -> None:
    notifications.hear([person_changed("Зуева", "A"), session_changed("held")])
    (item,) = inbox(notifications, person("Кравец"))
    assert item["title"].startswith("Встреча 12 мая")
    assert item["text"] == "Наставник: Зуева А. О. · 45 минут"
    assert item["link"] == f"/mentorship/sessions/{one('session')}"
    href = f"/mentorship/api/v1/sessions/{one('session')}/confirmation"
    assert item["action"] == {"method": "POST", "href": href}
    assert inbox(notifications, person("Зуева")) == []
    notifications.hear([session_changed("confirmed", 2)])
    assert inbox(notifications, person("Кравец")) == []
    assert rules_of(notifications, person("Кравец"), "?state=done") == ["session_confirmation"]


def test_an_item_tells_the_newest_state(notifications: Alone) -> None:
    notifications.hear([session_changed("held"), session_changed("held", 2, minutes=30)])
    (item,) = inbox(notifications, person("Кравец"))
    assert "30 минут" in item["text"]


def test_everything_twice_and_in_any_order_ends_the_same(notifications: Alone) -> None:
    notifications.hear(STORY)
    once = dump(notifications)
    for order in list(permutations(STORY))[::90]:
        notifications.hear([*order, *order])
    assert dump(notifications) == once
    assert len(once) == 4


@pytest.mark.parametrize("order", list(permutations(range(len(STORY))))[::180])
def test_between_aggregates_no_order_matters(notifications: Alone, order: tuple[int, ...]) -> None:
    notifications.hear(event for place in order for event in (STORY[place], STORY[place]))
    assert rules_of(notifications, person("Кравец")) == ["diagnostic_scored", "session_confirmation"]
    assert rules_of(notifications, principal("A")) == ["pair_order_missing", "route_approval"]
    assert rules_of(notifications, person("Власова")) == ["pair_order_missing", "route_approval"]


def test_an_approved_route_is_worded_to_each_of_the_two(notifications: Alone) -> None:
    notifications.hear([person_changed("Кравец", "A")])
    notifications.hear([route_changed("approved", approved_on=datetime.now(UTC).date())])
    said = {name: inbox(notifications, person(name))[0] for name in ("Кравец", "Лапин")}
    assert (said["Кравец"]["title"], said["Кравец"]["text"]) == (
        "Ваш маршрут утверждён",
        "Можно приступать к шагам",
    )
    assert said["Лапин"]["title"] == "Маршрут педагога утверждён"
    assert "Кравец А. О." in said["Лапин"]["text"]


def test_a_late_old_version_opens_nothing(notifications: Alone) -> None:
    notifications.hear([session_changed("confirmed", 2), session_changed("held", 1)])
    assert dump(notifications) == []


def test_a_second_round_is_told_anew(notifications: Alone) -> None:
    notifications.hear([route_changed("draft", "teacher", 1), route_changed("returned", "tutor", 2)])
    notifications.hear([route_changed("draft", "teacher", 3), route_changed("draft", "teacher", 4)])
    assert rules_of(notifications, person("Кравец")) == ["route_agreement"]
    assert rules_of(notifications, person("Кравец"), "?state=done") == ["route_agreement"]


def test_roles_are_those_of_the_newest_account(notifications: Alone) -> None:
    notifications.hear([route_changed("pending_approval", "principal")])
    held = actor(
        "principal", municipality_id=MUNICIPALITY, organization_id=one("A"), account_id=one("account X")
    )
    assert rules_of(notifications, held) == ["route_approval"]
    notifications.hear([account_changed("X", ("principal", "B"))])
    assert rules_of(notifications, held) == []


def test_school_of_a_person_is_found_at_reading(notifications: Alone) -> None:
    notifications.hear([pair_changed("ready_for_order", mentor_organization_id=None)])
    assert rules_of(notifications, principal("A")) == []
    notifications.hear([person_changed("Зуева", "A")])
    assert rules_of(notifications, principal("A")) == ["pair_order_missing"]
    assert rules_of(notifications, principal("B")) == []


def test_methodist_of_another_municipality_sees_nothing(notifications: Alone) -> None:
    notifications.hear([route_changed("pending_approval", "methodist")])
    assert rules_of(notifications, actor("methodist", municipality_id=MUNICIPALITY)) == ["route_approval"]
    assert rules_of(notifications, actor("methodist", municipality_id=one("other"))) == []


def test_merged_person_keeps_what_was_told(notifications: Alone) -> None:
    notifications.hear([session_changed("held"), person_changed("Кравец", "B", merged_into="Кравец О.")])
    assert rules_of(notifications, person("Кравец О.")) == ["session_confirmation"]


def test_reading_marks_for_the_reader_only(notifications: Alone) -> None:
    notifications.hear([route_changed("pending_approval", "principal")])
    first, second = principal("A"), principal("A")
    (item,) = inbox(notifications, first)
    for _ in range(2):
        reply = notifications.client(first).post(f"{INBOX}/{item['id']}/read")
        assert (reply.status_code, reply.get_json()["read"]) == (200, True)
    assert notifications.client(first).get(f"{INBOX}/unread").get_json() == {"count": 0}
    assert notifications.client(second).get(f"{INBOX}/unread").get_json() == {"count": 1}
    assert notifications.client(first).get(f"{INBOX}/{item['id']}").get_json()["state"] == "open"


def test_news_is_over_when_read(notifications: Alone) -> None:
    notifications.hear([session_changed("disputed")])
    (item,) = inbox(notifications, person("Зуева"))
    reply = notifications.client(person("Зуева")).post(f"{INBOX}/{item['id']}/read")
    assert reply.get_json()["state"] == "done"
    notifications.hear([session_changed("disputed", 2)])
    assert inbox(notifications, person("Зуева")) == []


def test_others_items_are_not_there(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    (item,) = inbox(notifications, person("Кравец"))
    stranger = notifications.client(person("Лапин"))
    assert stranger.get(f"{INBOX}/{item['id']}").status_code == 404
    assert stranger.post(f"{INBOX}/{item['id']}/read").status_code == 404
    assert notifications.app.test_client().get(INBOX).status_code == 401
    assert stranger.get(f"{INBOX}?state=lost").status_code == 422


def test_inbox_is_paged(notifications: Alone) -> None:
    notifications.hear([session_changed("held", id=one(f"session {number}")) for number in range(5)])
    reply = notifications.client(person("Кравец")).get(f"{INBOX}?limit=2")
    assert len(reply.get_json()) == 2
    assert 'rel="next"' in reply.headers["Link"]
