"""An event from its plan to indicator 7: invited by a filter, answered by a tap, marked by a code."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY


def planned(methodist: Page) -> str:
    """Plan the event of today and invite the young; its address."""
    methodist.goto("/mentorship/events")
    methodist.get_by_role("link", name="Запланировать").click()
    methodist.get_by_label("Название").fill("Школа молодого педагога")
    methodist.get_by_label("Когда").fill(TODAY.isoformat())
    methodist.get_by_label("Сколько часов").fill("1.5")
    look(methodist, "support-plan")
    methodist.get_by_role("button", name="Запланировать").click()
    here = methodist.url
    methodist.get_by_role("link", name="Пригласить").click()
    methodist.get_by_role("button", name="Показать, кто подходит").click()
    expect(methodist.locator("main")).to_contain_text("Кравец Олег Игоревич")
    look(methodist, "support-invite")
    methodist.get_by_role("button", name="Пригласить 2 человека").click()
    expect(methodist.locator("main")).to_contain_text("Приглашены 2 человека")
    look(methodist, "support-event")
    return here


def answered(teacher: Page) -> None:
    """Answer from the messages by one tap."""
    teacher.goto("/notifications/")
    expect(teacher.locator("main")).to_contain_text("Вас приглашают: сегодня")
    look(teacher, "support-message")
    teacher.get_by_role("button", name=re.compile("^Приду")).click()
    teacher.goto("/mentorship/")
    expect(teacher.locator("main")).to_contain_text("Вы собираетесь прийти")
    look(teacher, "support-home")


def checked_in(methodist: Page, teacher: Page, here: str) -> None:
    """The code on the screen, typed on a phone."""
    methodist.goto(f"{here}/code")
    methodist.get_by_role("button", name="Показать код").click()
    look(methodist, "support-code")
    code = methodist.locator(".big-code").inner_text()
    teacher.get_by_role("link", name="Отметиться по коду").first.click()
    teacher.get_by_label("Код").fill("000")
    teacher.get_by_role("button", name="Я здесь").click()
    expect(teacher.locator("main")).to_contain_text("Код не подошёл")
    look(teacher, "support-check-in")
    teacher.get_by_label("Код").fill(code)
    teacher.get_by_role("button", name="Я здесь").click()
    expect(teacher.locator("main")).to_contain_text("вы участвовали")
    look(teacher, "support-event-of-teacher")


def test_from_a_plan_to_the_indicator(open_page: Open, served: Served) -> None:
    methodist = open_page(served.role("methodist"))
    teacher = open_page(served.person("Кравец"), width=NARROW)
    here = planned(methodist)
    served.settle()
    answered(teacher)
    checked_in(methodist, teacher, here)
    methodist.goto(f"{here}/attendance")
    look(methodist, "support-attendance")
    methodist.get_by_role("checkbox", name="Дёмина").check()
    methodist.get_by_role("button", name="Записать, кто был").click()
    methodist.goto(here)
    methodist.get_by_role("button", name="Завершить мероприятие").click()
    methodist.goto("/mentorship/hours")
    expect(methodist.locator("main")).to_contain_text("всего 3 часа")
    look(methodist, "support-hours")
    methodist.goto(here)
    methodist.get_by_role("button", name="Открыть снова").click()
    methodist.get_by_role("button", name="Отменить мероприятие").click()
    expect(methodist.locator("main")).to_contain_text("участие в нём не считается")
