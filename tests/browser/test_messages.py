"""Messages that leave the system: a letter in light and dark, an address confirmed, minded, left."""

import re
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from services.notifications import rules
from services.notifications.app import SERVICE
from tests.browser.conftest import Open
from tests.browser.looking import faults, keep_picture, look
from tests.browser.serving import Served
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


def newest_code(served: Served) -> str:
    """Send what is due as the worker would, and read the code in the newest letter."""
    database, settings = served.system.db("notifications"), served.system.settings
    for loop in SERVICE.loops(database, settings):
        while loop.step():
            pass
        loop.close()
    letters = sorted((settings.home / "mail").glob("*.eml"))
    text = body(message_from_bytes(letters[-1].read_bytes(), policy=default))
    found = re.search(r"\b\d{6}\b", text)
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
    page.get_by_label("Код из сообщения").fill(newest_code(served))
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
