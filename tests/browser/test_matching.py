"""A methodist arranges mentors for all who have nobody, changes a choice, proposes the pairs."""

import pytest

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
    assert "та же школа" in row.inner_text()
    if scripts:
        look(page, "matching")
    choice = page.get_by_label("Наставник: Дёмина Мария Юрьевна")
    choice.select_option(label="пока никто")
    page.get_by_role("button", name="Подобрать остальных заново").click()
    assert "предложение есть для 0" in page.locator("main").inner_text()
    choice.select_option(index=0)
    page.get_by_role("button", name="Предложить эти пары").click()
    assert "1 пара предложена. Теперь нужны согласия." in page.locator("body").inner_text()
    assert "Всем молодым педагогам наставник найден" in page.locator("main").inner_text()
    if scripts:
        look(page, "matching-done")
