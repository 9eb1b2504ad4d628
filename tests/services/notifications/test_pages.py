"""The inbox as a page over HTTP: what waits, what is news, what is done, and who may look at all."""

import re
from html import unescape
from uuid import UUID

import httpx
import pytest

from deploy.native.process import free_port
from shared.permissions import Actor
from shared.web.cookie import COOKIE
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    MUNICIPALITY,
    diagnostic_changed,
    one,
    pair_changed,
    person_changed,
    route_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import inbox, person, principal


def page(service: Alone, who: Actor, address: str = "/", status: int = 200) -> str:
    """The text of a page, its markup left out, spaces made one."""
    reply = service.client(who).get(address)
    assert reply.status_code == status, reply.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", reply.text)).split())


def press(service: Alone, who: Actor, address: str, status: int = 303, **form: str) -> str:
    """Press a button of the page as a program does; the place it leads to."""
    reply = service.client(who).post(address, data=form)
    assert reply.status_code == status, reply.text
    return reply.headers.get("Location", "")


def sent(service: Alone, who: Actor) -> UUID:
    """The id of the only open item."""
    (item,) = inbox(service, who)
    return UUID(item["id"])


def test_it_greets_by_name_and_counts_in_words(notifications: Alone) -> None:
    people = [person_changed("Кравец", "A"), person_changed("Зуева", "A")]
    notifications.hear([*people, session_changed("held"), diagnostic_changed("scored")])
    text = page(notifications, person("Кравец"))
    assert "Анна Олеговна, два дела" in text
    assert "Остальное подождёт." in text
    assert "Наставник: Зуева А. О. · 45 минут" in text
    assert "с сегодняшнего дня" in text
    assert "Да, подтверждаю" in text
    assert "Было не так" in text
    nothing = page(notifications, person("Лапин"))
    assert "Новых дел нет" in nothing
    assert "Всё сделано" in nothing


def test_one_tap_only_where_nothing_must_be_looked_at_first(notifications: Alone) -> None:
    notifications.hear([route_changed("pending_approval", "principal"), pair_changed("ready_for_order")])
    text = page(notifications, principal("A"))
    assert "Маршрут ждёт утверждения" in text
    assert "Посмотреть" in text
    assert "Подготовить приказ" in text
    [route] = [item for item in inbox(notifications, principal("A")) if item["rule"] == "route_approval"]
    reply = notifications.client(principal("A")).get("/")
    assert f"/notifications/{route['id']}/act" not in reply.text
    assert f'href="/routes/routes/{one("route")}"' in reply.text
    press(notifications, principal("A"), f"/{route['id']}/act", 409)


def test_news_is_read_when_opened_or_put_away(notifications: Alone) -> None:
    mentor = person("Зуева")
    notifications.hear([session_changed("disputed"), session_changed("disputed", id=one("other"))])
    assert page(notifications, mentor).count("не подтверждена") >= 2
    first, second = (item["id"] for item in inbox(notifications, mentor))
    assert press(notifications, mentor, f"/{first}/open").startswith("/mentorship/sessions/")
    assert press(notifications, mentor, f"/{second}/read") == "/notifications/"
    text = page(notifications, mentor)
    assert "Новости" not in text
    assert text.count("прочитано") == 2


def test_a_request_put_off_stays_and_does_not_press(notifications: Alone) -> None:
    who = person("Кравец")
    notifications.hear([session_changed("held"), session_changed("held", id=one("later"), minutes=20)])
    first = inbox(notifications, who)[0]["id"]
    press(notifications, who, f"/{first}/read")
    text = page(notifications, who)
    assert "Два дела" in text
    assert text.index("20 минут") < text.index("45 минут")
    assert text.count("просмотрено") == 1
    press(notifications, who, "/read")
    assert notifications.client(who).get("/api/v1/inbox/unread").get_json() == {"count": 0}
    assert "Отметить всё прочитанным" not in page(notifications, who)


def test_many_are_searched_filtered_and_paged(notifications: Alone) -> None:
    who = person("Кравец")
    many = [session_changed("held", id=one(f"session {number}"), minutes=number + 10) for number in range(24)]
    notifications.hear([*many, diagnostic_changed("scored")])
    assert page(notifications, who).count("Да, подтверждаю") == 20
    assert page(notifications, who, "/?page=2").count("состоялась?") > 0
    assert "Да, подтверждаю" not in page(notifications, who, "/?kind=diagnostic")
    assert page(notifications, who, "/?q=31+минута").count("Наставник: удалено") == 1
    assert "По этим условиям ничего не нашлось" in page(notifications, who, "/?q=ничего")


def test_done_is_folded_below_with_how_it_ended(notifications: Alone) -> None:
    who = person("Кравец")
    notifications.hear([session_changed("held"), session_changed("confirmed", 2)])
    notifications.hear([diagnostic_changed("scored"), diagnostic_changed("annulled", 2)])
    text = page(notifications, who)
    assert "Сделано за 90 дней 2" in text
    assert "сегодня сделано" in text
    assert "сегодня уже не нужно" in text
    assert '<details class="part folded" open' in notifications.client(who).get("/?done-sort=title").text


def test_the_owner_is_silent_and_nothing_is_lost(notifications: Alone) -> None:
    closed = f"http://127.0.0.1:{free_port()}"
    notifications.app.extensions["mms_client"] = lambda: httpx.Client(base_url=closed)
    notifications.hear([session_changed("held")])
    who = person("Кравец")
    client = notifications.client(who)
    reply = client.post(f"/{sent(notifications, who)}/act", data={"version": "1"})
    assert reply.headers["Location"] == "/notifications/"
    text = unescape(client.get("/").text)
    assert "Служба не ответила. Ничего не потеряно" in text
    assert "Да, подтверждаю" in text


def test_who_may_look_and_act(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    item = sent(notifications, person("Кравец"))
    page(notifications, actor("analyst", municipality_id=MUNICIPALITY), status=403)
    for role in ("methodist", "tutor", "approver", "admin"):
        page(notifications, actor(role, municipality_id=MUNICIPALITY))
    for address in (f"/{item}/act", f"/{item}/read", f"/{item}/open"):
        press(notifications, person("Лапин"), address, 404)
        nobody = notifications.app.test_client().get("/")
        assert nobody.headers["Location"].startswith("/registry/sign-in")


@pytest.mark.parametrize("address", ["/read", "/{item}/act", "/{item}/read", "/{item}/open"])
def test_no_other_site_acts_in_somebodys_name(notifications: Alone, address: str) -> None:
    notifications.hear([session_changed("held")])
    who = person("Кравец")
    token = notifications.client(who).environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    browser = notifications.app.test_client()
    browser.set_cookie(COOKIE, token)
    reply = browser.post(address.format(item=sent(notifications, who)))
    assert reply.status_code == 400
    assert "открыта слишком давно" in reply.text
