"""A methodist reads coverage: from a figure to a name, from a name to a pair, from a pair to an order."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY


def tile(page: Page, name: str) -> Locator:
    """The figure of a state."""
    return page.locator(".tile", has_text=name).locator("b")


def consent(page: Page) -> None:
    """Enter the paper of the first who has not consented yet."""
    page.get_by_role("link", name="Внести согласие").first.click()
    page.get_by_label("Документ").fill("заявление № 3")
    page.get_by_role("button", name="Внести согласие").click()


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, True), (WIDE, False), (NARROW, False)])
def test_from_a_figure_to_an_order(open_page: Open, served: Served, width: int, scripts: bool) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)

    def seen(name: str) -> None:
        if scripts:
            look(page, name)

    page.goto("/mentorship/coverage")
    expect(tile(page, "Без наставника")).to_have_text("1")
    seen("coverage")
    page.locator(".tile", has_text="Без наставника").get_by_role("link").click()
    row = page.get_by_role("table", name="Молодые педагоги").get_by_role("row", name="Дёмина")
    seen("coverage-uncovered")
    row.get_by_role("link", name="Подобрать наставника").click()
    expect(page.locator("main")).to_contain_text("Дёмина Мария Юрьевна")
    seen("choose-mentor")
    page.get_by_role("link", name="Выбрать: Зуева Анна Сергеевна").click()
    seen("propose")
    page.get_by_label("Цель").fill("спокойный первый год")
    page.get_by_role("button", name="Предложить").click()
    seen("pair-proposed")
    consent(page)
    consent(page)
    page.get_by_role("link", name="Приказ уже издан на бумаге").click()
    seen("order")
    page.get_by_label("Номер приказа").fill("27-н")
    page.get_by_role("button", name="Внести приказ").click()
    expect(page.locator("main")).to_contain_text("№ 27-н")
    seen("pair-ordered")
    page.goto("/mentorship/coverage?state=covered")
    expect(tile(page, "Без наставника")).to_have_text("0")
    expect(page.get_by_role("table", name="Молодые педагоги")).to_contain_text("Дёмина")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_lists_and_papers_are_looked_at(open_page: Open, served: Served, width: int) -> None:
    page = open_page(served.role("methodist"), width=width)
    page.goto("/mentorship/pairs")
    look(page, "pairs")
    page.get_by_role("link", name="Кравец").click()
    pair = page.url
    for path, name in (
        (f"{pair}/ending", "ending"),
        (f"{pair}/pause", "pause"),
        (f"{pair}/consents/mentor", "consent"),
        ("/mentorship/pairs/new", "choose-mentee"),
        ("/mentorship/coverage?state=all", "coverage-all"),
    ):
        page.goto(path)
        look(page, name)
    page.goto(f"{pair}/pause")
    page.get_by_role("button", name="Приостановить").click()
    look(page, "pair-paused")


def test_another_day_a_file_and_what_an_approver_sees(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), scripts=False)
    page.goto("/mentorship/coverage")
    page.get_by_label("На другую дату").fill(TODAY.replace(day=1).isoformat())
    page.get_by_role("button", name="На эту дату").click()
    assert f"as_of={TODAY.replace(day=1).isoformat()}" in page.url
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").first.click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    approver = open_page(served.role("approver"))
    approver.goto("/mentorship/coverage")
    text = approver.locator("main").inner_text()
    assert "скрыто" in text
    assert not any(name in text for name in served.village.people)
    look(approver, "coverage-of-approver")


def test_the_printed_page_is_a_sheet_without_the_tools(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), dark=True)
    page.goto("/mentorship/coverage")
    page.get_by_role("link", name="Печать").click()
    expect(page.get_by_role("button", name="Напечатать")).to_be_visible()
    look(page, "coverage-print")
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_contain_text("Дёмина Мария Юрьевна")
    expect(page.get_by_role("button", name="Напечатать")).not_to_be_visible()
    expect(page.get_by_role("navigation", name="Разделы")).not_to_be_visible()
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    assert sheets.count(b"/Type /Page\n") == 1
