"""The import page in a browser: what `mms import` does, seen before it is done."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import PEOPLE

HEADING = PEOPLE.splitlines()[0]
GOOD = "100-211-464 58;Новый;Пётр;Ильич;05.05.1980;01.09.2003;A;учитель;педагог;основная;01.09.2020"
BAD = "100-212-575 68;Плохая;Анна;Ильинична;30.02.1980;01.09.2003;A;учитель;педагог;основная;01.09.2020"


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    """A good row and one with a day that does not exist."""
    path = tmp_path / "педагоги.csv"
    path.write_text(f"{HEADING}\n{GOOD}\n{BAD}", "utf-8-sig")
    return path


def _names(served: Served) -> set[str]:
    people = served.system.client(operator=True).get("/registry/api/v1/people?limit=500").json()
    return {one["last_name"] for one in people}


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_a_file_is_looked_at_before_it_is_imported(
    open_page: Open, served: Served, people_file: Path, width: int, scripts: bool
) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    page.goto("/registry/imports")
    page.get_by_label("Что в файле").select_option(label="Педагогические работники")
    page.get_by_label("Файл", exact=True).set_input_files(people_file)
    page.get_by_role("button", name="Проверить файл").click()
    expect(page.get_by_role("table", name="Отклонённые строки")).to_contain_text("30.02.1980")
    assert "Новый" not in _names(served)
    if scripts:
        look(page, "import-preview")
    page.get_by_role("button", name="Загрузить без отклонённых строк").click()
    expect(page.get_by_text("загружено", exact=True)).to_be_visible()
    assert _names(served) >= {"Новый"}
    assert "Плохая" not in _names(served)
    if scripts:
        look(page, "import-result")
    page.goto("/registry/imports")
    expect(page.get_by_role("table", name="История загрузок")).to_contain_text("педагоги.csv")
    if scripts:
        look(page, "imports")


def test_the_same_file_again_has_nothing_to_import(open_page: Open, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "люди.csv"
    path.write_text(f"{HEADING}\n{GOOD}", "utf-8-sig")
    page = open_page(served.role("methodist"))
    for expected in ("Загрузить", None):
        page.goto("/registry/imports")
        page.get_by_label("Что в файле").select_option(value="people")
        page.get_by_label("Файл", exact=True).set_input_files(path)
        page.get_by_role("button", name="Проверить файл").click()
        if expected:
            page.get_by_role("button", name=expected, exact=True).click()
    expect(page.get_by_text("Всё из этого файла уже есть")).to_be_visible()


def test_what_is_not_a_table_is_refused_on_the_form(open_page: Open, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "письмо.xlsx"
    path.write_bytes(b"%PDF-1.7 not a workbook")
    page = open_page(served.role("methodist"), width=NARROW)
    page.goto("/registry/imports")
    page.get_by_role("button", name="Проверить файл").click()
    expect(page.get_by_role("alert")).to_contain_text("Выберите файл.")
    page.get_by_label("Что в файле").select_option(value="people")
    page.get_by_label("Файл", exact=True).set_input_files(path)
    page.get_by_role("button", name="Проверить файл").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"\w"))
    expect(page.get_by_label("Что в файле")).to_have_value("people")
    look(page, "import-refused")
