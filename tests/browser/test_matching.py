"""A methodist arranges mentors for all who have nobody, changes a choice, proposes the pairs."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_from_all_who_have_nobody_to_pairs(
    open_page: Open, served: Served, width: int, scripts: bool
) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    page.goto("/mentorship/pairs")
    page.get_by_role("link", name="Подобрать всем").click()
    row = page.get_by_role("table", name="Педагоги без наставника").get_by_role("row", name="Дёмина")
    expect(row).to_contain_text("та же школа")
    if scripts:
        look(page, "matching")
    choice = page.get_by_label("Наставник: Дёмина Мария Юрьевна")
    choice.select_option(label="пока никто")
    page.get_by_role("button", name="Подобрать остальных заново").click()
    expect(page.locator("main")).to_contain_text("предложение есть для 0")
    choice.select_option(index=0)
    page.get_by_role("button", name="Предложить эти пары").click()
    expect(page.locator("body")).to_contain_text("1 пара предложена. Теперь нужны согласия.")
    expect(page.locator("main")).to_contain_text("Всем молодым педагогам наставник найден")
    if scripts:
        look(page, "matching-done")
