"""An administrator changes who is a young teacher: told whom it concerns; every figure names the version."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY


def test_a_new_rule_is_weighed_saved_and_named_by_the_figures(open_page: Open, served: Served) -> None:
    page = open_page(served.role("admin"), width=NARROW)
    page.goto("/registry/people")
    page.get_by_role("link", name="Настройки").click()
    expect(page.get_by_role("link", name="Люди и школы")).to_have_attribute("aria-current", re.compile("."))
    look(page, "settings-narrow")
    page.get_by_role("link", name="Изменить правило").click()
    page.get_by_label("Действует с").fill(str(TODAY))
    page.get_by_label("Педагогический стаж").fill("12")
    look(page, "settings-young-rule")
    page.get_by_role("button", name="Показать, кого это коснётся").click()
    page.get_by_text("2 перестанут быть молодыми").wait_for()
    page.get_by_role("link", name="Кравец Олег Игоревич").wait_for()
    look(page, "settings-young-rule-effect")
    page.get_by_role("button", name="Сохранить новую версию").click()
    page.get_by_text("Новая версия правила сохранена").wait_for()
    expect(page.get_by_role("heading", name="Кто молодой педагог").locator("..")).to_contain_text("версия 2")
    served.settle()
    page.set_viewport_size({"width": WIDE, "height": 900})
    look(page, "settings")
    page.goto(f"/monitoring/?as_of={TODAY}")
    page.get_by_text("менее 1 года; правило, версия 2").wait_for()
    page.goto(f"/mentorship/coverage?as_of={TODAY}")
    page.get_by_text("менее 1 года, версия 2").wait_for()


def test_two_administrators_lose_nothing_of_each_other(open_page: Open, served: Served) -> None:
    one, other = (open_page(served.role("admin"), width=width, scripts=False) for width in (WIDE, NARROW))
    for page in (one, other):
        page.goto("/registry/settings")
        page.get_by_role("link", name="Изменить пороги").click()
    one.get_by_label("2. Организации с планом").fill("12,5")
    one.get_by_role("button", name="Сохранить").click()
    one.get_by_text("порог показателя 2", exact=False).first.wait_for()
    other.get_by_label("2. Организации с планом").fill("15")
    other.get_by_role("button", name="Сохранить").click()
    other.get_by_text("Сейчас записано: 12,5").wait_for()
    other.get_by_role("button", name="Сохранить").click()
    other.get_by_text("было: 12,5 %; стало: 15 %").wait_for()
