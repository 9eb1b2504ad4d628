"""An inbox with many things: laid out by theme, day and person, searched, filtered, marked and unmarked."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.services.given import Alone
from tests.services.notifications.making import (
    diagnostic_changed,
    one,
    pair_changed,
    person_changed,
    route_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import INBOX, inbox, person, principal
from tests.services.notifications.test_pages import page, press
from tests.services.notifications.ticking import hear

TODAY = datetime.now(UTC).date()


@pytest.fixture(autouse=True)
def _many(notifications: Alone) -> None:
    """Seven things for the principal of school A, of two people and three days."""
    notifications.hear([person_changed(name, "A") for name in ("Кравец", "Зуева", "Юнь", "Лапин")])
    for number, name in enumerate(["Кравец", "Юнь", "Кравец", "Юнь"]):
        route = route_changed("pending_approval", "principal", id=one(f"r{number}"), teacher_id=one(name))
        hear(notifications, [route], on=TODAY - timedelta(days=number % 3))
    for number in range(3):
        hear(notifications, [pair_changed("ready_for_order", id=one(f"p{number}"))], on=TODAY)


def places(text: str, *words: str) -> list[int]:
    """Where words stand in a text, each after the one before."""
    found, start = [], text.index("Ждёт вас")
    for word in words:
        start = text.index(word, start + 1)
        found.append(start)
    return found


def test_laid_out_by_theme_day_and_person(notifications: Alone) -> None:
    who = principal("A")
    by_kind = notifications.client(who).get("/?by=kind").text
    assert by_kind.count("<h2>Пары</h2>") == by_kind.count("<h2>Маршруты</h2>") == 1
    assert by_kind.index("<h2>Пары</h2>") < by_kind.index("<h2>Маршруты</h2>")
    by_person = notifications.client(who).get("/?by=person").text
    assert by_person.count("<h2>Кравец А. О.</h2>") == by_person.count("<h2>Юнь А. О.</h2>") == 1
    by_day = notifications.client(who).get("/?by=day").text
    assert by_day.index("<h2>Вчера</h2>") < by_day.index("<h2>Сегодня</h2>")
    plain = notifications.client(who).get("/?by=nonsense").text
    assert "<h2>Пары</h2>" not in plain
    assert "По людям" in plain


def test_searched_filtered_and_told_apart_by_what_was_seen(notifications: Alone) -> None:
    who = principal("A")
    assert page(notifications, who, "/?q=Юнь&kind=route").count("Педагог: Юнь") == 2
    assert "Педагог: Кравец" not in page(notifications, who, "/?q=Юнь")
    assert "По этим условиям ничего не нашлось" in page(notifications, who, "/?q=Никто")
    assert page(notifications, who, "/?q=а.+о.++КРАВЕЦ").count("Педагог: Кравец") == 2
    api = notifications.client(who)
    assert api.get(f"{INBOX}?q=утверждения+петров").get_json() == []
    found = api.get(f"{INBOX}?q=утверждЁния+кравец&limit=1")
    assert [item["rule"] for item in found.get_json()] == ["route_approval"]
    rest = api.get(found.headers["Link"].split(";")[0].strip("<>").removeprefix("/notifications"))
    assert [item["rule"] for item in rest.get_json()] == ["route_approval"]
    first = inbox(notifications, who, "?state=open&kind=route")[0]
    client = notifications.client(who)
    client.post(f"{INBOX}/{first['id']}/read")
    assert [item["id"] for item in client.get(f"{INBOX}?read=true").get_json()] == [first["id"]]
    assert len(client.get(f"{INBOX}?read=false&state=open").get_json()) == 6
    assert client.get(f"{INBOX}?kind=nonsense").status_code == 422


def test_a_mark_is_taken_back(notifications: Alone) -> None:
    notifications.hear([session_changed("disputed"), diagnostic_changed("scored")])
    mentor = person("Зуева")
    [news] = inbox(notifications, mentor)
    press(notifications, mentor, f"/{news['id']}/read")
    assert inbox(notifications, mentor) == []
    assert "Вернуть" in page(notifications, mentor)
    press(notifications, mentor, f"/{news['id']}/unread")
    [again] = inbox(notifications, mentor)
    assert (again["id"], again["read"]) == (news["id"], False)
    teacher = person("Кравец")
    [asked] = inbox(notifications, teacher)
    press(notifications, teacher, f"/{asked['id']}/read")
    assert "Снять отметку" in page(notifications, teacher)
    reply = notifications.client(teacher).delete(f"{INBOX}/{asked['id']}/read").get_json()
    assert (reply["read"], reply["state"]) == (False, "open")
    assert notifications.client(mentor).delete(f"{INBOX}/{asked['id']}/read").status_code == 404


def test_all_is_marked_read_by_a_program(notifications: Alone) -> None:
    client = notifications.client(principal("A"))
    assert client.post(f"{INBOX}/read").get_json() == {"count": 0}
    assert len(client.get(f"{INBOX}?state=open&read=true").get_json()) == 7


def test_search_is_over_what_waits_and_what_is_done(notifications: Alone) -> None:
    who = principal("A")
    notifications.hear([route_changed("approved", id=one("r1"), teacher_id=one("Юнь"), version=2)])
    assert 'name="q"' in notifications.client(who).get("/").text
    text = page(notifications, who, "/?q=юнь+маршрут")
    assert "Найдено: 2" in text
    assert text.count("Педагог: Юнь") == 2
    assert 'name="q"' not in notifications.client(person("Лапин")).get("/").text
