"""Every role's home in the demonstration, entered by one tap; `make pictures` keeps them for the README."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from deploy.native.process import Process, free_port, listens
from services.demonstration import DEMONSTRATION
from tests.browser.conftest import QUIET
from tests.browser.looking import HEIGHT, NARROW, WIDE
from tests.processes.needs import chromium_path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
SECONDS_TO_START = 240  # the demonstration tells itself first, on a busy machine slowly
PHONES = ("mentor", "mentee", "teacher")
TITLES = {email.partition("@")[0]: title for title, email in DEMONSTRATION.accounts}


@contextmanager
def demonstration(home: Path) -> Iterator[str]:
    """Run `mms serve --demo` on an empty home, as `make run` does; gives its address."""
    port = free_port()
    argv = [sys.executable, "-m", "services.cli", "serve", "--demo", "--port", str(port)]
    served = Process("mms serve --demo", argv, home / "serve.log", env=_environment(home), cwd=ROOT)
    served.start()
    try:
        served.until(lambda: listens(port), seconds=SECONDS_TO_START)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.stop()


def enter(page: Page, url: str, role: str) -> None:
    """Sign in as a role by its button on the first page."""
    page.goto(url)
    page.get_by_role("button", name=TITLES[role], exact=True).click()
    page.wait_for_load_state("networkidle")


def _environment(home: Path) -> dict[str, str]:
    return {"MMS_HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"}


def main() -> None:
    """Renew the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, demonstration(Path(home)) as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        for role in TITLES:
            width = NARROW if role in PHONES else WIDE
            page = browser.new_page(viewport={"width": width, "height": HEIGHT}, locale="ru-RU")
            enter(page, url, role)
            page.screenshot(path=PICTURES / f"{role}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
