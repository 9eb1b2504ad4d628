"""Two cards that may be one person's: side by side, decided, taken back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served

HEADING = "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Работает с"
NAMESAKE = ";Зуёва;Анна;Сергеевна;;A;методист;01.09.2020"


def cards(served: Served) -> int:
    found = served.system.client(operator=True).get("/registry/api/v1/people", params={"q": "зуева"}).json()
    return len(found)


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_two_cards_become_one_and_two_again(
    open_page: Open, served: Served, tmp_path: Path, width: int, scripts: bool
) -> None:
    path = tmp_path / "педагоги.csv"
    path.write_text(f"{HEADING}\n{NAMESAKE}", "utf-8-sig")
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    page.goto("/registry/imports")
    page.get_by_label("Что в файле").select_option("people")
    page.get_by_label("Файл", exact=True).set_input_files(path)
    page.get_by_role("button", name="Проверить файл").click()
    page.get_by_role("button", name="Загрузить", exact=True).click()
    page.get_by_role("link", name="сравните 1 пару карточек").click()
    here = page.get_by_role("link", name="Загрузка", exact=True)
    expect(here).to_have_attribute("aria-current", re.compile("."))
    if scripts:
        look(page, "identity")
    page.get_by_role("link", name="Зуева Анна Сергеевна").click()
    compared = page.get_by_role("table", name="Сравнение двух карточек")
    for word in ("***-***-*** 46", "совпадает", "есть в одной", "учитель", "методист"):
        expect(compared).to_contain_text(word)
    expect(compared).not_to_contain_text("100-201")
    if scripts:
        look(page, "identity-question")
    page.get_by_role("button", name="Решу позже").click()
    expect(page.get_by_role("table")).to_contain_text("отложено")
    page.get_by_role("link", name="Зуева Анна Сергеевна").click()
    page.get_by_role("button", name="Это один человек").click()
    expect(page.get_by_role("status")).to_contain_text("Карточки объединены")
    assert cards(served) == 1
    if scripts:
        look(page, "identity-decided")
    page.get_by_role("button", name="Отменить").click()
    expect(page.get_by_role("status")).to_contain_text("снова в списке")
    assert cards(served) == 2
    page.get_by_role("button", name="Это разные люди").click()
    page.get_by_role("link", name="Решённые").click()
    page.get_by_role("link", name="Зуева Анна Сергеевна").click()
    expect(page.get_by_text("разные люди", exact=True)).to_be_visible()
    if scripts:
        look(page, "identity-different")


def test_a_namesake_is_seen_before_a_second_card_is_made(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), width=NARROW)
    page.goto("/registry/people/new")
    for label, word in (("Фамилия", "зуева"), ("Имя", "Анна"), ("Отчество", "Сергеевна")):
        page.get_by_label(label, exact=False).first.fill(word)
    page.get_by_role("button", name="Завести карточку").click()
    page.get_by_text("Ничего ещё не записано").wait_for()
    expect(page.get_by_role("table", name="Сравнение двух карточек")).to_contain_text("14.02.1975")
    expect(page.get_by_label("Фамилия")).to_have_value("зуева")
    look(page, "new-person-namesake")
    page.set_viewport_size({"width": WIDE, "height": 900})
    look(page, "new-person-namesake")
    assert cards(served) == 1
    page.get_by_label("Фамилия").fill("Зуева")
    page.get_by_role("button", name="Это другой человек, завести карточку").click()
    page.get_by_role("heading", name="Зуева Анна Сергеевна").wait_for()
    assert cards(served) == 2
