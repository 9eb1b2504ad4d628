"""How tests look at a page: accessible by axe's judgement, no wider than the screen, kept as a picture."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parents[2] / ".cache" / "pictures"
WIDE, NARROW, NARROWEST = 1280, 390, 320
HEIGHT = 900
WIDER = """() => [document.documentElement, ...document.querySelectorAll("main, .card-box, .list")]
  .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className || one.tagName)"""


def faults(page: Page) -> list[str]:
    """What axe finds wrong on a page, a line each."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} — {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]


def keep_picture(page: Page, name: str) -> None:
    """Keep the whole page as a picture, named after it and the width; the folder is not in git."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=PICTURES / f"{re.sub(r'[^a-z0-9-]+', '-', name)}-{width}.png", full_page=True)


def look(page: Page, name: str) -> None:
    """Hold a page to what every page promises, and keep its picture."""
    page.wait_for_load_state()
    keep_picture(page, name)
    assert page.evaluate(WIDER) == [], f"{name}: something is wider than its place"
    assert faults(page) == []
