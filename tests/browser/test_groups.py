"""On a phone: a group with a student who is not in the register, from marking people to working pairs."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY


def go_through(page: Page) -> None:
    """Mark two people and a student, choose the mentor, say the terms."""
    page.goto("/mentorship/pairs/new?outsiders=1&add=1")
    for name in ("Дёмина Мария Юрьевна", "Сотников Юрий Юрьевич"):
        page.get_by_label(f"в группу: {name}").check()
    look(page, "group-choose")
    page.get_by_role("button", name="Выбрать отмеченных").click()
    look(page, "group-mentor")
    page.get_by_role("link", name="Выбрать: Зуева Анна Сергеевна").click()
    page.get_by_label("Наставляемые не из реестра").fill("Орлов Пётр Ильич, ГАГУ, 4 курс")
    page.get_by_label("Предмет").fill("физика")
    look(page, "group-terms")
    page.get_by_role("button", name="Предложить").click()
    look(page, "group-proposed")


def bring_consents(page: Page) -> None:
    """The mentor's for all at once, then each mentee's but the last."""
    page.get_by_role("link", name="Внести согласие наставника").click()
    look(page, "group-consent")
    page.get_by_role("button", name="Внести").click()
    group = page.url
    for name in ("Дёмина", "Орлов"):
        page.goto(group)
        page.locator("main").get_by_role("link", name=name).click()
        page.get_by_role("link", name="Внести согласие").click()
        page.get_by_role("button", name="Внести согласие").click()
    page.goto(group)


def test_a_group_with_a_student_begins_to_work(open_page: Open, served: Served) -> None:
    page = open_page(served.role("principal", "Власова"), width=NARROW)
    go_through(page)
    bring_consents(page)
    page.get_by_role("link", name="Приказ уже издан на бумаге").click()
    page.get_by_label("Номер приказа").fill("31-н")
    page.get_by_role("button", name="Внести").click()
    expect(page.get_by_role("status")).to_contain_text("Внесено для 2 пар; 1 пара ждёт своих бумаг.")
    look(page, "group-ordered")
    said = page.locator("main")
    expect(said.get_by_text("действует", exact=True)).to_have_count(2)
    expect(said).to_contain_text("нет согласия наставляемого")
    page.locator("main").get_by_role("link", name="Орлов").click()
    expect(page.locator("main")).to_contain_text("№ 31-н")
    look(page, "group-pair")
    wide = open_page(served.role("methodist"), width=WIDE)
    wide.goto(page.url.replace("#", ""))
    wide.get_by_role("link", name="Заменить наставника").click()
    look(wide, "replacement-mentor")
    wide.get_by_role("link", name="Выбрать: Панова Елена Львовна").click()
    look(wide, "replacement-terms")
    wide.get_by_label("завершить: срок или цель достигнуты").check()
    wide.get_by_role("button", name="Предложить замену").click()
    expect(wide.locator("main")).to_contain_text("Прежний наставник")
    expect(wide.locator("main")).to_contain_text(f"{TODAY.year}")
    look(wide, "replacement-proposed")
