"""A school's page compared on a page of ours: sent or pasted, the chosen rows applied, and undone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served

ROWS = (
    ("ФИО", "Должность", "Педагогический стаж"),
    ("Зуева Анна Сергеевна", "учитель", "40 лет"),
    ("Панова Елена Львовна", "педагог-психолог", "27 лет"),
    ("Юдина Яна Львовна", "учитель физики", "3 года 2 месяца"),
    ("Кравец О. И.", "учитель", "1 год"),
)
PAGE = "<h1>Педагогический состав</h1><table>{}</table>"
LEFT = "Сотников Юрий Юрьевич"


def html() -> str:
    """A page with a plain table."""
    return PAGE.format(
        "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    )


def names(served: Served) -> set[str]:
    people = served.system.client(operator=True).get("/registry/api/v1/people?limit=500").json()
    return {one["last_name"] for one in people}


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_a_saved_page_is_compared_and_applied_by_choice(
    open_page: Open, served: Served, tmp_path: Path, width: int, scripts: bool
) -> None:
    path = tmp_path / "employees.html"
    path.write_text(html(), "utf-8")
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    page.goto("/registry/imports")
    page.get_by_role("link", name="Сверить страницу школы").click()
    if scripts:
        look(page, "staff-page-new")
    page.get_by_label("Чья это страница").select_option(label="МБОУ «СОШ № 1»")
    page.get_by_label("Сохранённая страница").set_input_files(path)
    page.get_by_role("button", name="Сравнить с реестром").click()
    table = page.get_by_role("table", name="Что применить")
    expect(table).to_contain_text("«учитель» сменится на «педагог-психолог»")
    expect(table).to_contain_text("3 года 2 месяца")
    expect(page.locator("#left")).to_contain_text(LEFT)
    expect(page.locator("#unsure")).to_contain_text("только инициалы")
    expect(page.locator("#same")).to_contain_text("40 лет")
    if scripts:
        look(page, "staff-page-compared")
    for name in ("Юдина Яна Львовна", "Панова Елена Львовна"):
        expect(page.get_by_label(name)).to_be_checked()
        page.get_by_label(name).uncheck()
    page.get_by_role("button", name="Применить выбранное").click()
    expect(page.get_by_role("alert")).to_contain_text("Отметьте хотя бы одну строку")
    page.get_by_label("Юдина Яна Львовна").check()
    page.get_by_role("button", name="Применить выбранное").click()
    expect(page.get_by_text("Добавлен 1 человек")).to_be_visible()
    assert "Юдина" in names(served)
    if scripts:
        look(page, "staff-page-applied")
    page.get_by_role("link", name="Что изменилось и как отменить").click()
    page.get_by_role("link", name="Отменить загрузку").click()
    page.get_by_role("button", name="Отменить загрузку").click()
    assert "Юдина" not in names(served)


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_text_is_pasted_and_lines_are_not_chosen_beforehand(
    open_page: Open, served: Served, width: int, scripts: bool
) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    page.goto("/registry/staff-pages/new")
    page.get_by_role("button", name="Сравнить с реестром").click()
    expect(page.get_by_role("alert")).to_contain_text("Выберите организацию")
    page.get_by_label("Чья это страница").select_option(label="МБОУ «СОШ № 1»")
    page.get_by_role("button", name="Сравнить с реестром").click()
    expect(page.get_by_role("alert")).to_contain_text("Приложите сохранённую страницу")
    page.get_by_label("Текст или код страницы").fill("Юдина Яна Львовна — учитель физики\n")
    page.get_by_role("button", name="Сравнить с реестром").click()
    expect(page.get_by_label("Юдина Яна Львовна")).not_to_be_checked()
    if scripts:
        look(page, "staff-page-pasted")


def test_a_page_with_nobody_says_why(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), width=NARROW)
    page.goto("/registry/staff-pages/new")
    page.get_by_label("Чья это страница").select_option(label="МБОУ «СОШ № 1»")
    page.get_by_label("Текст или код страницы").fill("<h1>О школе</h1><p>Наша школа открыта в 1936 году.</p>")
    page.get_by_role("button", name="Сравнить с реестром").click()
    expect(page.get_by_text("Педагогов на странице не найдено")).to_be_visible()
    look(page, "staff-page-nobody")
