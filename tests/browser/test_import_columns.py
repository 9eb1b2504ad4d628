"""Columns of a file mapped on its page: the file is sent once, and the next one like it maps by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served

FILE = "Шифр;Название;Сайт\nC;МБОУ «СОШ № 3»;school3.example\n"


def send(page: Page, path: Path) -> None:
    page.goto("/registry/imports")
    page.get_by_label("Что в файле").select_option(label="Организации")
    page.get_by_label("Файл", exact=True).set_input_files(path)
    page.get_by_role("button", name="Проверить файл").click()


def codes(served: Served) -> set[str]:
    listed = served.system.client(operator=True).get("/registry/api/v1/organizations").json()
    return {one["code"] for one in listed}


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_unknown_headings_are_mapped_and_remembered(
    open_page: Open, served: Served, tmp_path: Path, width: int, scripts: bool
) -> None:
    path = tmp_path / "школы.csv"
    path.write_text(FILE, "utf-8-sig")
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    send(page, path)
    expect(page.get_by_label("Название")).to_have_value("Наименование")
    expect(page.get_by_label("Сайт").locator("option:checked")).to_have_text("не загружать")
    if scripts:
        look(page, "import-columns")
    page.get_by_role("button", name="Проверить с этими столбцами").click()
    expect(page.get_by_role("alert")).to_contain_text("«Код»")
    page.get_by_label("Шифр").select_option("Код")
    page.get_by_role("button", name="Проверить с этими столбцами").click()
    expect(page.get_by_text("«Шифр» — это «Код»")).to_be_visible()
    assert codes(served) == {"A"}
    page.get_by_role("button", name="Загрузить", exact=True).click()
    expect(page.get_by_text("загружено", exact=True)).to_be_visible()
    assert codes(served) == {"A", "C"}
    send(page, path)
    expect(page.get_by_text("так же, как в прошлый раз")).to_be_visible()
    expect(page.get_by_text("Всё из этого файла уже есть")).to_be_visible()
    if scripts:
        look(page, "import-columns-remembered")


def test_a_column_left_over_can_be_mapped_too(open_page: Open, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "школы.csv"
    path.write_text("Код;Наименование;Вид школы\nC;МБОУ «СОШ № 3»;школа\n", "utf-8-sig")
    page = open_page(served.role("methodist"), width=NARROW)
    send(page, path)
    page.get_by_role("link", name="Указать, что в этих столбцах").click()
    page.get_by_label("Вид школы").select_option("Тип")
    page.get_by_label("Наименование").select_option("Тип")
    page.get_by_role("button", name="Проверить с этими столбцами").click()
    expect(page.get_by_role("alert")).to_contain_text("Не хватает")
    look(page, "import-columns-refused")
    page.get_by_label("Наименование").select_option("Наименование")
    page.get_by_role("button", name="Проверить с этими столбцами").click()
    expect(page.get_by_text("«Вид школы» — это «Тип»")).to_be_visible()
