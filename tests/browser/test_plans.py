"""A year plan in a browser: written wide by the methodist, marked on a phone by its owner, analysed wide."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY

YEAR = TODAY.year
OWNER = "Зуева Анна Сергеевна"


def write(page: Page) -> None:
    """Begin a plan, write an item that is due at the end of the year, record the approval."""
    page.goto("/monitoring/plans/new")
    look(page, "plan-new")
    page.get_by_role("button", name="Составить").click()
    page.get_by_role("link", name="Добавить мероприятие").click()
    expect(page.get_by_role("heading", name="Новое мероприятие")).to_be_visible()
    look(page, "plan-item-new")
    page.get_by_label("Мероприятие", exact=True).fill("Методический марафон")
    page.get_by_label("Срок", exact=True).fill(f"{YEAR}-12-31")
    page.get_by_label("Ответственный").fill(OWNER)
    page.get_by_role("button", name="Записать").click()
    page.get_by_role("link", name="Утвердить").click()
    page.get_by_label("Кто утвердил: должность").fill("Начальник управления образования")
    page.get_by_label("Фамилия и инициалы").fill("Орлов П. П.")
    page.get_by_role("button", name="Записать утверждение").click()
    expect(page.get_by_text("Утверждение записано.")).to_be_visible()
    look(page, "plan")


def mark(page: Page) -> None:
    """Find one's own item on a phone and say what shows that it is done."""
    page.goto("/monitoring/plans")
    look(page, "plans-mine")
    page.get_by_role("link", name="Методический марафон").click()
    page.get_by_label("Чем подтверждается").fill("Восемь уроков на сайте")
    look(page, "plan-item")
    page.get_by_role("button", name="Отметить").click()
    expect(page.get_by_text("Выполнение отмечено.")).to_be_visible()
    page.get_by_role("link", name="Муниципальная методическая служба").click()
    expect(page.get_by_text("1 из 1")).to_be_visible()
    look(page, "plan-phone")


def analyse(page: Page) -> None:
    """The words are drafted, the sheets are shown beside."""
    page.reload()
    page.get_by_role("link", name="Составить анализ").click()
    page.get_by_role("button", name="Составить").click()
    expect(page.get_by_label("Выводы")).to_have_value(
        f"На {YEAR} год было запланировано 1 мероприятие: выполнено 1 (100,0 %)."
    )
    expect(page.get_by_alt_text(re.compile("страница 1 из"))).to_be_visible()
    look(page, "plan-analysis")


def test_a_plan_is_written_marked_by_its_owner_and_analysed(open_page: Open, served: Served) -> None:
    wide = open_page(served.role("methodist"), width=WIDE)
    write(wide)
    mark(open_page(served.person("Зуева"), width=NARROW))
    analyse(wide)
