"""A mentor logs a session with one tap, the mentee confirms it with one; their pages are looked at."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from services.mentorship.actions import watch_pairs
from services.mentorship.rules import StallSettings, school_days_between
from tests.browser.conftest import Open
from tests.browser.looking import NARROW, NARROWEST, WIDE, look
from tests.browser.serving import Served
from tests.journeys.stories import said
from tests.journeys.village import TODAY

API = "/mentorship/api/v1"
NOTE = "видна нам двоим"


def the_pair(served: Served) -> str:
    """The working pair of the village: Панова and Кравец."""
    [pair] = said(served.village.as_person("Панова").get(f"{API}/pairs"))
    return str(pair["id"])


def sessions(served: Served) -> list[dict[str, Any]]:
    """The sessions of the pair as the mentee sees them."""
    found: list[dict[str, Any]] = said(served.village.as_person("Кравец").get(f"{API}/sessions"))
    return found


def nudged(served: Served) -> None:
    """Let so many school days pass for the clock of mentorship that the pair stands still."""
    later = TODAY
    while school_days_between(TODAY, later) < StallSettings.first_session_days:
        later += timedelta(days=1)
    noon = datetime(later.year, later.month, later.day, 5, tzinfo=UTC)
    with served.system.db("mentorship").write() as session:
        watch_pairs(session, now=noon)
    served.settle()


@pytest.mark.parametrize(("width", "scripts"), [(NARROW, True), (NARROW, False), (WIDE, True)])
def test_one_tap_logs_and_one_tap_confirms(
    open_page: Open, served: Served, width: int, scripts: bool
) -> None:
    page = open_page(served.person("Панова"), width=width, scripts=scripts)
    nudged(served)
    page.goto("/notifications/")
    page.get_by_role("link", name="Записать встречу").click()
    if scripts:  # axe is one itself
        look(page, "met")
    page.get_by_role("button", name="Встреча состоялась").click()
    expect(page.get_by_role("status")).to_contain_text("Встреча записана")
    [session] = sessions(served)
    assert (session["state"], session["session_date"], session["minutes"]) == (
        "held",
        TODAY.isoformat(),
        45,
    )
    served.settle()
    mentee = open_page(served.person("Кравец"), width=width, scripts=scripts)
    mentee.goto(f"/mentorship/sessions/{session['id']}")
    mentee.get_by_role("button", name="Да, подтверждаю").click()
    expect(mentee.get_by_role("status")).to_contain_text("Встреча подтверждена")
    assert sessions(served)[0]["state"] == "confirmed"


@pytest.mark.parametrize("scripts", [True, False])
def test_chips_are_chosen_with_a_finger_and_remembered(
    open_page: Open, served: Served, scripts: bool
) -> None:
    page = open_page(served.person("Панова"), width=NARROW, scripts=scripts)
    page.goto("/mentorship/")
    page.get_by_label("посещение урока").check()
    page.get_by_label("30 мин").check()
    page.get_by_text("Другая тема").click()
    page.get_by_label("чаты").check()
    page.get_by_role("button", name="Встреча состоялась").click()
    [session] = sessions(served)
    assert (session["format"], session["minutes"], session["topics"]) == ("visit", 30, ["C5"])
    expect(page.get_by_label("чаты")).to_be_checked()
    expect(page.get_by_label("30 мин")).to_be_checked()
    page.get_by_role("button", name="Отменить").click()
    assert sessions(served)[0]["state"] == "cancelled"


def test_a_double_press_logs_once(open_page: Open, served: Served) -> None:
    page = open_page(served.person("Панова"), width=NARROW, scripts=False)
    page.goto("/mentorship/")
    page.get_by_role("button", name="Встреча состоялась").dblclick()
    page.get_by_role("status").wait_for()
    assert len(sessions(served)) == 1


def filled(page: Page) -> None:
    """Everything a mentor may say of a session."""
    page.get_by_label("Что получилось").fill("Урок уложился во время")
    page.get_by_label("О чём договорились").fill("пробный урок с листом самооценки")
    page.get_by_label("Заметка").fill(NOTE)
    page.get_by_role("button", name="Записать").click()


@pytest.mark.parametrize("width", [WIDE, NARROW, NARROWEST])
def test_every_page_of_the_two_is_looked_at(open_page: Open, served: Served, width: int) -> None:
    pair = f"/mentorship/pairs/{the_pair(served)}"
    mentor = open_page(served.person("Панова"), width=width)
    mentor.goto(f"{pair}/sessions/new")
    look(mentor, "session-form")
    filled(mentor)
    look(mentor, "mentor-home")
    mentor.goto(f"{pair}/sessions/plan")
    look(mentor, "session-plan")
    mentor.goto(pair)
    look(mentor, "pair-of-mentor")
    [session] = sessions(served)
    mentor.goto(f"/mentorship/sessions/{session['id']}")
    look(mentor, "session-of-mentor")
    mentee = open_page(served.person("Кравец"), width=width)
    for path, name in (
        ("/mentorship/", "mentee-home"),
        (f"/mentorship/sessions/{session['id']}", "session-of-mentee"),
        (f"/mentorship/sessions/{session['id']}/dispute", "session-dispute"),
    ):
        mentee.goto(path)
        look(mentee, name)
    assert NOTE in open_text(mentee, f"/mentorship/sessions/{session['id']}")
    principal = open_page(served.role("principal", "Власова"), width=width)
    assert NOTE not in open_text(principal, f"/mentorship/sessions/{session['id']}")
    look(principal, "session-of-principal")


def open_text(page: Page, path: str) -> str:
    """What a page says."""
    page.goto(path)
    return page.locator("main").inner_text()


@pytest.mark.parametrize("dark", [False, True])
def test_one_without_a_pair_is_told_what_to_expect(open_page: Open, served: Served, dark: bool) -> None:
    page = open_page(served.person("Дёмина"), width=NARROW, dark=dark)
    page.goto("/mentorship/")
    expect(page.get_by_text("У вас пока нет пары")).to_be_visible()
    look(page, "home-of-nobody-dark" if dark else "home-of-nobody")


def test_without_a_connection_a_session_is_kept_and_sent_once(open_page: Open, served: Served) -> None:
    page = open_page(served.person("Панова"), width=NARROW)
    page.goto("/mentorship/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Встреча состоялась").click()
    told = page.get_by_role("status").first.inner_text()
    assert told.startswith("Нет связи. «Встреча: Кравец")
    assert sessions(served) == []
    page.context.set_offline(False)
    page.get_by_text("отправлена").wait_for()
    assert len(sessions(served)) == 1
    look(page, "mentor-sent-later")
    page.goto("/mentorship/")
    page.wait_for_load_state("networkidle")
    assert len(sessions(served)) == 1
    assert page.evaluate("localStorage.getItem('mms-kept')") == "[]"


def test_what_was_kept_goes_only_for_whoever_wrote_it(open_page: Open, served: Served) -> None:
    page = open_page(served.person("Панова"), width=NARROW)
    page.goto("/mentorship/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Встреча состоялась").click()
    page.get_by_text("Нет связи").wait_for()
    page.context.clear_cookies()
    page.context.add_cookies([served.person("Кравец")])  # type: ignore[list-item]  # the same keys
    page.context.set_offline(False)
    page.goto("/mentorship/")
    page.wait_for_load_state("networkidle")
    assert sessions(served) == []
