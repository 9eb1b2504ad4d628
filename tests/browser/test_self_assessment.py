"""A self-assessment filled in on a phone: bit by bit, without a connection, without scripts."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, NARROWEST, look
from tests.browser.serving import Served
from tests.browser.test_routes import HELP, STRENGTH, answer
from tests.journeys import stories


def _save_bit_by_bit(page: Page) -> None:
    """Each answer is saved as it is given; without a connection it waits on the phone and goes by itself."""
    groups = page.get_by_role("main").get_by_role("group")
    groups.nth(0).get_by_label(HELP).check()
    page.get_by_text("Отвечено 1 из 23 · сохранено").wait_for()
    page.context.set_offline(True)
    groups.nth(1).get_by_label(STRENGTH, exact=True).check()
    groups.nth(2).get_by_label("не сталкивался").check()
    page.get_by_text("Отвечено 3 из 23 · нет связи").wait_for()
    look(page, "routes-questions-offline")
    page.context.set_offline(False)
    page.get_by_text("Отвечено 3 из 23 · сохранено").wait_for()


def test_a_self_assessment_is_filled_in_on_a_phone(open_page: Open, served: Served) -> None:
    tutor = served.village.as_role("tutor", "Зуева")
    [self23] = [
        one for one in stories.said(tutor.get("/routes/api/v1/instruments")) if one["name"] == "SELF23"
    ]
    body = {"person_id": served.village.people["Дёмина"]["id"], "instrument_id": self23["id"]}
    stories.said(tutor.post("/routes/api/v1/diagnostics", json=body), 201)
    page = open_page(served.person("Дёмина"), width=NARROW)
    page.goto("/routes/mine")
    expect(page.get_by_role("heading", level=1)).to_have_text("Мария Юрьевна, одно дело")
    look(page, "routes-mine-questions")
    page.get_by_role("link", name="Ответить").click()
    _save_bit_by_bit(page)
    elsewhere = open_page(served.person("Дёмина"), width=NARROWEST, scripts=False)
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_text("Отвечено 3 из 23")).to_be_visible()
    expect(elsewhere.get_by_role("main").get_by_role("group").first.get_by_label(HELP)).to_be_checked()
    elsewhere.get_by_role("button", name="Сохранить и продолжить позже").click()
    expect(elsewhere.get_by_text("Ответы сохранены.")).to_be_visible()
    page.get_by_role("button", name="Отправить ответы").click()
    expect(page.get_by_role("main").get_by_role("group").first.get_by_label(HELP)).to_be_checked()
    look(page, "routes-questions-refused")
    answer(page, hard="формулировать цель")
    page.get_by_role("button", name="Отправить ответы").click()
    look(page, "routes-result-own")
    page.get_by_role("link", name="Возразить: Цели урока").click()
    page.get_by_label("С чем вы не согласны").fill("Цель формулирую, но не всегда записываю")
    look(page, "routes-contest")
    page.get_by_role("button", name="Отправить возражение").click()
    answering = open_page(served.role("tutor", "Зуева"), width=NARROW)
    answering.goto("/routes/")
    answering.get_by_role("link", name="Ответить: Дёмина М. Ю.").click()
    answering.get_by_role("link", name="Ответить и подтвердить: Цели урока").click()
    expect(answering.get_by_text("Цель формулирую, но не всегда записываю")).to_be_visible()
    look(answering, "routes-answer")
    page.get_by_role("link", name="Посмотреть результат").click()
    page.get_by_role("button", name="Да, прочитано").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Мария Юрьевна, дел нет")
    look(page, "routes-mine-nothing")
