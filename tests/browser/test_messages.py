"""Messages that leave the system: a letter in light and dark, an address confirmed, minded, left."""

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from services.notifications import actions, rules
from services.notifications.app import SERVICE
from services.notifications.models import Rhythm
from tests.browser.conftest import Open
from tests.browser.looking import faults, keep_picture, look
from tests.browser.serving import Served
from tests.browser.test_inbox import logged, sent_route
from tests.journeys import stories
from tests.services.notifications.outside import body

PREFERENCES = "/notifications/preferences"
TODAY = date(2026, 5, 12)
SENT_AGAIN = re.compile("Отправим снова прямо сейчас|у получателя тихое время: отправим")  # by the real clock


def digest() -> str:
    """A digest of three things to do and two pieces of news."""
    item: dict[str, Any] = {
        "people": {},
        "dates": {"day": "2026-05-12", "until": "2026-09-01"},
        "numbers": {"minutes": 45, "steps": 3},
        "titles": {},
    }
    asking = ("session_confirmation", "route_approval", "pair_order_missing")
    told = (*asking, "own_route_approved", "support_called_off")
    lines = [rules.outward(name, object_id=UUID(int=1), parameters=item, today=TODAY) for name in told]
    url = "https://mms.example.ru"
    return rules.of_lines(lines, digest_of="week", public_url=url, leave=f"{url}/leave").html


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 720])
def test_a_letter_reads_well_in_light_and_dark(browser: Browser, scheme: Any, width: int) -> None:
    size: Any = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="ru-RU")
    page = context.new_page()
    page.set_content(digest())
    keep_picture(page, f"letter-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one for one in faults(page) if not one.startswith(("region", "landmark"))] == []
    context.close()


def newest_letter(served: Served) -> str:
    """Send what is due as the worker would, and read the newest letter."""
    database, settings = served.system.db("notifications"), served.system.settings
    for loop in SERVICE.loops(database, settings):
        while loop.step():
            pass
        loop.close()
    letters = sorted((settings.home / "mail").glob("*.eml"))
    return body(message_from_bytes(letters[-1].read_bytes(), policy=default))


def found_in(text: str, pattern: str) -> str:
    """The code or the link that a letter carries."""
    found = re.search(pattern, text)
    assert found is not None
    return found[0]


def test_an_address_is_confirmed_tried_and_left(open_page: Open, served: Served) -> None:
    page = open_page(served.person("Кравец"), width=390)
    page.goto(PREFERENCES)
    page.get_by_role("link", name=re.compile("Подключить|Другой адрес")).click()
    page.get_by_label("Адрес почты").fill("home@")
    page.get_by_role("button", name="Отправить код").click()
    look(page, "message address refused")
    page.get_by_label("Адрес почты").fill("home@example.ru")
    page.get_by_role("button", name="Отправить код").click()
    page.get_by_label("Код из сообщения").fill("000000")
    page.get_by_role("button", name="Подтвердить").click()
    page.get_by_label("Код из сообщения").fill(found_in(newest_letter(served), r"\b\d{6}\b"))
    look(page, "message code")
    page.get_by_role("button", name="Подтвердить").click()
    page.get_by_label("Встречи").select_option("digest")
    page.get_by_label("Час сводки").select_option("17")
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("button", name="Проверить связь").click()
    expect(page.get_by_label("Встречи")).to_have_value("digest")
    look(page, "message preferences")
    _minded(open_page, served)
    _left(open_page, served)


def _minded(open_page: Open, served: Served) -> None:
    page = open_page(served.role("admin"), dark=True)
    page.goto("/notifications/deliveries")
    look(page, "deliveries dark")
    page.get_by_role("button", name="Не отправлять").first.click()
    expect(page.get_by_text("Отправка отменена.")).to_be_visible()
    page.get_by_role("button", name="Отправить снова").first.click()
    expect(page.get_by_text(SENT_AGAIN)).to_be_visible()


def _left(open_page: Open, served: Served) -> None:
    reader_id = UUID(served.village.people["Кравец"]["id"])
    secret = served.system.origin.mounts["/notifications"].config["SECRET_KEY"]  # type: ignore[attr-defined]
    leave = rules.Leave(reader_id=reader_id, kinds=("session",), channel="email")
    page = open_page(width=390)
    page.goto(f"/notifications/unsubscribe/{rules.leave_token(secret, leave)}")
    look(page, "message leaving")
    page.get_by_role("button", name="Не писать об отмеченном").click()
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_text("Снова пишем, как прежде.")).to_be_visible()


def joined(served: Served, last_name: str, **more: Any) -> None:
    """Somebody without a role can sign in; the register knows more of them."""
    operator, who = served.system.client(operator=True), served.village.people[last_name]
    account = {"email": f"{who['id']}@example.ru", "password": "dolgii-parol-raz", "person_id": who["id"]}
    account |= {"municipality_id": served.village.municipality_id, "grants": []}
    stories.said(operator.post("/registry/api/v1/accounts", json=account), 201)
    if more:
        stories.said(operator.patch(f"/registry/api/v1/people/{who['id']}", json=more))
    served.settle()


@pytest.mark.parametrize("dark", [False, True])
def test_the_registers_address_is_confirmed_from_its_letter(
    open_page: Open, served: Served, dark: bool
) -> None:
    joined(served, "Кравец", email="kravec@school.example.ru")
    with served.system.db("notifications").write() as session:  # no night holds up the question
        reader_id = UUID(served.village.people["Кравец"]["id"])
        hours = {"digest_weekday": 0, "digest_hour": 9, "quiet_from": 0, "quiet_until": 0}
        session.add(Rhythm(reader_id=reader_id, **hours, works_weekends=True))
    logged(served.village)
    place = urlsplit(found_in(newest_letter(served), r"https?://\S+/confirm/\S+")).path
    page = open_page(width=1280 if dark else 390, dark=dark, scripts=True)
    page.goto(place)
    expect(page.get_by_role("heading", level=1)).to_have_text("Это ваш адрес?")
    look(page, "address asked")
    page.get_by_role("button", name="Это мой адрес").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Адрес подтверждён")
    look(page, "address said")
    plain = open_page(width=390, scripts=False)
    plain.goto(place)
    expect(plain.get_by_role("heading", level=1)).to_have_text("Адрес подтверждён")


@pytest.mark.parametrize("dark", [False, True])
def test_a_curator_without_a_role_sees_who_owes_the_answer(
    open_page: Open, served: Served, dark: bool
) -> None:
    joined(served, "Дёмина")
    school = f"/registry/api/v1/organizations/{served.village.organization_id}"
    curator = {"curator_id": served.village.people["Дёмина"]["id"]}
    stories.said(served.system.client(operator=True).patch(school, json=curator))
    sent_route(served.village)
    with served.system.db("notifications").write() as session:
        actions.escalate(session, now=datetime.now(UTC) + timedelta(days=20))
    page = open_page(served.person("Дёмина"), width=1280 if dark else 390, dark=dark)
    page.goto("/notifications/")
    page.get_by_role("link", name="Открыть").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Маршрут ждёт утверждения")
    expect(page.get_by_text("МБОУ «СОШ № 1»: директор")).to_be_visible()
    look(page, "request passed on")
    principal = served.village.as_role("principal", "Власова")
    [route] = stories.said(principal.get("/routes/api/v1/routes"))
    stories.said(principal.post(f"/routes/api/v1/routes/{route['id']}/approval"))
    served.settle()
    page.reload()
    expect(page.get_by_text("Делать ничего не нужно.")).to_be_visible()
    look(page, "request passed on and answered")
