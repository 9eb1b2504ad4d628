"""One's own data in a browser: what is kept, who looked, what one agrees to and takes back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_a_person_reads_agrees_takes_back_and_sees_who_looked(
    open_page: Open, served: Served, width: int, scripts: bool
) -> None:
    village = served.village
    card = f"/registry/api/v1/people/{village.people['Сотников']['id']}"
    assert village.as_role("principal", "Власова").get(card).is_success
    village.settle()
    page = open_page(served.person("Сотников"), width=width, scripts=scripts)
    page.goto("/registry/me/")
    expect(page.get_by_text("Власова Ирина Петровна")).to_be_visible()
    if scripts:
        look(page, "me")
    page.get_by_role("link", name="Посмотреть, дать или отозвать").click()
    section = page.locator("#diagnostics")
    section.get_by_role("button", name="Дать согласие").click()
    expect(section.get_by_text("Отметьте, что вы согласны")).to_be_visible()
    section.get_by_label("Текст прочитан").check()
    section.get_by_role("button", name="Дать согласие").click()
    expect(section.get_by_text("вы согласны", exact=True)).to_be_visible()
    if scripts:
        look(page, "consents")
    section.get_by_role("button", name="Отозвать согласие").click()
    expect(section.get_by_text("согласия нет")).to_be_visible()
    page.goto("/registry/me/access")
    expect(page.get_by_role("table")).to_contain_text("просмотр карточки")
    if scripts:
        look(page, "access")
