"""`make run` as each role meets it: one tap leads home, and the page is light, fits and is accessible."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.homes import TITLES, demonstration, enter
from tests.browser.looking import HEIGHT, NARROW, WIDE, look

HEAVIEST = 150 * 1024
HOMES = {
    "methodist": "/monitoring/",
    "tutor": "/routes/",
    "principal": "/notifications/",
    "mentor": "/mentorship/",
    "mentee": "/notifications/",
    "teacher": "/notifications/",
    "approver": "/monitoring/",
    "analyst": "/monitoring/municipalities",
    "admin": "/registry/imports",
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration, served by its own process."""
    with demonstration(tmp_path_factory.mktemp("demonstration")) as address:
        yield address


@pytest.mark.parametrize("role", sorted(TITLES))
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_one_tap_leads_home(browser: Browser, url: str, role: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="ru-RU")
    page = context.new_page()
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    enter(page, url, role)
    assert page.url == url + HOMES[role]
    assert sum(weights) <= HEAVIEST
    look(page, f"home-{role}")
    for link in page.get_by_role("navigation", name="Разделы").get_by_role("link").all():
        address = link.get_attribute("href")
        assert context.request.get(f"{url}{address}").status == 200, address
    context.close()


def test_a_paper_is_printed_by_a_server_whose_demonstration_has_printed_papers(
    browser: Browser, url: str
) -> None:
    context = browser.new_context(locale="ru-RU")
    enter(context.new_page(), url, "methodist")
    printed = context.request.get(f"{url}/monitoring/indicators.pdf", timeout=60_000)
    assert (printed.status, printed.body()[:4]) == (200, b"%PDF")
    context.close()
