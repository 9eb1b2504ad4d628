"""A long import says how far it is while the browser waits; without scripts the browser just waits."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import look
from tests.browser.serving import Served

ROWS = 6000
HEADING = "Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Работает с\n"
WATCH = """new MutationObserver(() => {
  const box = document.querySelector(".progress-said");
  if (box) saw(box.innerText, box.querySelector("progress").value);
}).observe(document, { subtree: true, childList: true, characterData: true });"""


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A list of a large district."""
    path = tmp_path / "район.csv"
    lines = (
        f"Людина;Анна;Ильинична{number:04};{1 + number % 28:02}.05.1980;A;учитель;01.09.2010\n"
        for number in range(ROWS)
    )
    path.write_text(HEADING + "".join(lines), "utf-8-sig")
    return path


def test_the_bar_shows_the_stage_and_the_reply_takes_its_place(
    open_page: Open, served: Served, long_file: Path
) -> None:
    page, seen = open_page(served.role("methodist")), {}
    page.expose_function("saw", lambda words, value: seen.update({words: value}))
    page.add_init_script(WATCH)
    page.goto("/registry/imports")
    page.get_by_label("Что в файле").select_option("people")
    page.get_by_label("Файл", exact=True).set_input_files(long_file)
    page.get_by_role("button", name="Проверить файл").click()
    page.get_by_role("button", name="Загрузить", exact=True).click()
    expect(page.get_by_text("загружено", exact=True)).to_be_visible()
    counted = [words for words, value in seen.items() if value > 0]
    assert "Отправляем файл…" in seen
    assert any(f" из {ROWS // 1000}" in words for words in counted)
    look(page, "import-long")
