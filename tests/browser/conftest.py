"""Fixtures of the browser: started once, a fresh context for everyone who looks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.looking import HEIGHT, WIDE
from tests.browser.serving import Served, serving
from tests.founded import Founded
from tests.processes.needs import chromium_path, demand, have_chromium

QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
)
Open = Callable[..., Page]
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    demand(have_chromium())
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def served(founded: Founded) -> Iterator[Served]:
    """The village of the journeys at an address."""
    with serving(founded.system, founded.village) as made:
        yield made


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Open a browser as somebody: `open_page(served.person("Кравец"), width=390, scripts=False)`.

    What a page's scripts complain of, or the content policy refuses, fails the test at its end.
    """
    contexts, complaints = [], []

    def opened(
        cookie: dict[str, Any] | None = None, *, width: int = WIDE, scripts: bool = True, dark: bool = False
    ) -> Page:
        context = browser.new_context(
            base_url=served.url,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="ru-RU",
        )
        contexts.append(context)
        if cookie:
            context.add_cookies([cookie])  # type: ignore[list-item]  # the same keys
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _is_complaint(said: Any) -> bool:
    """Whether the console speaks of a fault of ours.

    A refused form, work not begun and a connection that the test took away are none.
    """
    offline = "ERR_INTERNET_DISCONNECTED" in said.text
    refused = "status of 422" in said.text or "status of 412" in said.text
    not_begun = "status of 404" in said.text and "/imports/progress/" in said.location["url"]
    return said.type == "error" and not refused and not not_begun and not offline
