"""The inbox in a browser: a session confirmed with one tap, a route opened before it is approved."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, NARROWEST, WIDE, keep_picture, look
from tests.browser.serving import Served
from tests.journeys import stories
from tests.journeys.village import TODAY, Village

CONFIRM = "Да, подтверждаю"


def logged(village: Village) -> dict[str, Any]:
    """A mentor logs a session; the mentee is told."""
    mentor = village.as_person("Панова")
    [pair] = stories.said(mentor.get("/mentorship/api/v1/pairs?state=active"))
    body = {"session_date": TODAY.isoformat(), "minutes": 45, "topics": ["M2"]}
    path = f"/mentorship/api/v1/pairs/{pair['id']}/sessions"
    session: dict[str, Any] = stories.said(mentor.post(path, json=body), 201)
    village.settle()
    return session


def sent_route(village: Village) -> str:
    """A tutor sends a route, the teacher agrees; it waits for the principal."""
    tutor = village.as_role("tutor", "Зуева")
    deficit_id = stories.confirmed_deficit(village, tutor, "Кравец")
    step = {"kind": "lesson_visit", "title": "Посетить урок", "deficit_ids": [deficit_id]}
    step["expected_result"] = "Разбор урока"
    until = (TODAY + timedelta(days=90)).isoformat()
    body = {"teacher_id": village.people["Кравец"]["id"], "goal": "Держать время урока", "steps": [step]}
    body |= {"deficit_ids": [deficit_id], "planned_until": until}
    route_id: str = stories.said(tutor.post("/routes/api/v1/routes", json=body), 201)["id"]
    stories.said(tutor.post(f"/routes/api/v1/routes/{route_id}/submission"))
    stories.said(village.as_person("Кравец").post(f"/routes/api/v1/routes/{route_id}/agreement"))
    village.settle()
    return route_id


def show(page: Page, name: str, scripts: bool) -> None:
    """Look at a page; axe is a script itself, so a page without scripts leaves its picture only."""
    if scripts:
        look(page, name)
    else:
        keep_picture(page, f"{name}-plain")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_session_is_confirmed_with_one_tap(open_page: Open, served: Served, scripts: bool) -> None:
    session = logged(served.village)
    page = open_page(served.person("Кравец"), width=NARROW, scripts=scripts)
    page.goto("/notifications/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Олег Игоревич, одно дело")
    show(page, "inbox-mentee", scripts)
    page.get_by_role("button", name=CONFIRM).click()
    expect(page.get_by_role("status")).to_have_text("Встреча подтверждена.")
    expect(page.get_by_role("button", name=CONFIRM)).to_have_count(0)
    expect(page.get_by_role("heading", name="Ответ принят")).to_be_visible()
    expect(page.get_by_text("Всё сделано")).to_have_count(0)
    show(page, "inbox-answered", scripts)
    served.settle()
    page.goto("/notifications/")
    expect(page.get_by_text("Всё сделано")).to_be_visible()
    expect(page.get_by_role("heading", name="Ответ принят")).to_have_count(0)
    show(page, "inbox-empty", scripts)
    mentee = served.village.as_person("Кравец")
    answered = stories.said(mentee.get(f"/mentorship/api/v1/sessions/{session['id']}"))
    assert answered["state"] == "confirmed"


def test_a_principal_opens_a_route_before_deciding(open_page: Open, served: Served) -> None:
    route_id = sent_route(served.village)
    page = open_page(served.role("principal", "Власова"))
    page.goto("/notifications/")
    look(page, "inbox-principal")
    card = page.locator("section", has=page.get_by_role("heading", name="Маршрут ждёт утверждения"))
    expect(card.last).to_contain_text("Кравец О. И.")
    link = card.last.get_by_role("link", name="Посмотреть")
    expect(link).to_have_attribute("href", f"/routes/routes/{route_id}")
    expect(page.get_by_role("button", name="Утвердить")).to_have_count(0)
    with page.expect_response(re.compile(r"/inbox/[0-9a-f-]+/read$")):
        link.click()
    page.goto("/notifications/")
    expect(page.get_by_text("просмотрено", exact=True)).to_have_count(1)


@pytest.mark.parametrize("width", [WIDE, NARROW, NARROWEST])
@pytest.mark.parametrize("dark", [False, True])
def test_it_stands_on_every_screen(open_page: Open, served: Served, width: int, dark: bool) -> None:
    sent_route(served.village)
    logged(served.village)
    page = open_page(served.person("Кравец"), width=width, dark=dark)
    page.goto("/notifications/")
    page.get_by_role("button", name="Позже").first.click()
    expect(page.get_by_text("просмотрено", exact=True)).to_have_count(1)
    page.get_by_text("Сделано за 90 дней").click()
    look(page, "inbox-dark" if dark else "inbox")


def test_the_badge_counts_what_is_not_seen(open_page: Open, served: Served) -> None:
    logged(served.village)
    page = open_page(served.person("Кравец"), width=NARROW)
    page.goto("/notifications/")
    badge = page.locator("[data-unread] .count")
    badge.wait_for()
    expect(badge).to_have_text("1")
    page.get_by_role("button", name="Позже").click()
    page.wait_for_load_state("networkidle")
    expect(badge).to_be_hidden()
    expect(page.get_by_role("button", name=CONFIRM)).to_be_visible()


COUNT = "getComputedStyle(document.querySelector('[data-unread]'), '::after').content"


def test_news_is_opened_without_scripts(open_page: Open, served: Served) -> None:
    session = logged(served.village)
    mentee = served.village.as_person("Кравец")
    path = f"/mentorship/api/v1/sessions/{session['id']}/dispute"
    stories.said(mentee.post(path, json={"comment": "Не встречались"}))
    served.settle()
    page = open_page(served.person("Панова"), width=NARROW, scripts=False)
    page.goto("/mentorship/home")
    assert page.evaluate(COUNT) == '"1"'
    page.goto("/notifications/")
    keep_picture(page, "inbox-news")
    page.get_by_role("button", name="Понятно").click()
    expect(page.get_by_role("heading", name="Новости")).to_have_count(0)
    assert page.evaluate(COUNT) == "none"
    page.get_by_text("Сделано за 90 дней").click()
    expect(page.get_by_role("cell", name="прочитано")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_methodist_announces_sets_a_rule_and_sees_what_became_of_it(
    open_page: Open, served: Served, width: int
) -> None:
    page = open_page(served.role("methodist", "Зуева"), width=width)
    page.goto("/notifications/announcements")
    look(page, "announcements-empty")
    page.get_by_role("link", name="Написать объявление").first.click()
    page.get_by_label("Заголовок").fill("Новый порядок аттестации")
    page.get_by_label("Текст").fill("Коллеги, читайте: https://docs.example/law.")
    page.get_by_label("Педагоги", exact=True).check()
    look(page, "announcement-form")
    page.get_by_role("button", name="Сохранить черновик").click()
    look(page, "announcement-draft")
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Объявление отправлено")).to_be_visible()
    look(page, "announcement-sent")
    page.goto("/notifications/rules")
    look(page, "rules")
    page.get_by_label("О чём").select_option("Маршруты")
    page.get_by_role("button", name="Показать").click()
    page.get_by_role("link", name="Напомнить педагогу, что подходит срок шага").click()
    page.get_by_label("За сколько дней до срока шага").fill("10, 3")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("дни: 10, 3")).to_be_visible()
    look(page, "rule")
    page.goto("/notifications/statistics")
    look(page, "statistics")
    page.goto("/notifications/calendar")
    page.get_by_role("button", name="Создать адрес").click()
    look(page, "calendar")
    reader = open_page(served.person("Кравец"), width=width)
    reader.goto("/notifications/?by=kind")
    look(reader, "inbox-announced")
    reader.get_by_role("button", name="Прочитать: Новый порядок аттестации").click()
    expect(reader.get_by_role("link", name="https://docs.example/law")).to_be_visible()
    look(reader, "announcement-read")
