"""The history of imports: each says what it changed and is undone while nothing depends on it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served

HEADING = "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Категория работника;Работает с"
NEW = "100-211-464 58;Новый;Пётр;Ильич;05.05.1980;A;учитель;педагог;01.09.2020"
KNOWN = "100-201-417 46;Зуева;Анна;Сергеевна;14.02.1976;A;методист;педагог;01.09.2025"
BAD = "100-212-575 68;Плохая;Анна;Ильинична;30.02.1980;A;учитель;педагог;01.09.2020"


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    """Somebody new, somebody whose birth date and job change, and a row that cannot be read."""
    path = tmp_path / "педагоги.csv"
    path.write_text(f"{HEADING}\n{NEW}\n{KNOWN}\n{BAD}", "utf-8-sig")
    return path


def load(page: Page, path: Path) -> None:
    page.goto("/registry/imports")
    page.get_by_label("Что в файле").select_option("people")
    page.get_by_label("Файл", exact=True).set_input_files(path)
    page.get_by_role("button", name="Проверить файл").click()
    page.get_by_role("button", name="Загрузить без отклонённых строк").click()
    page.goto("/registry/imports")
    page.get_by_role("table", name="История загрузок").get_by_role("link").filter(has_text=":").first.click()


def names(served: Served) -> set[str]:
    people = served.system.client(operator=True).get("/registry/api/v1/people?limit=500").json()
    return {one["last_name"] for one in people}


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_an_import_tells_what_it_changed_and_is_undone(
    open_page: Open, served: Served, people_file: Path, width: int, scripts: bool
) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    load(page, people_file)
    changed = page.get_by_role("table", name="Что изменилось")
    for words in ("было: 14.02.1975; стало: 14.02.1976", "методист, педагог, основная", "Новый Пётр Ильич"):
        expect(changed).to_contain_text(words)
    expect(page.get_by_role("link", name="Скачать отклонённые строки")).to_be_visible()
    if scripts:
        look(page, "import-run")
    page.get_by_role("link", name="Отменить загрузку").click()
    if scripts:
        look(page, "import-undo")
    assert "Новый" in names(served)
    page.get_by_role("button", name="Отменить загрузку").click()
    expect(page.get_by_role("status")).to_contain_text("стало как до неё")
    expect(page.get_by_text("отменено", exact=True)).to_be_visible()
    assert "Новый" not in names(served)
    if scripts:
        look(page, "import-undone")
    page.goto("/registry/imports")
    expect(page.get_by_role("table", name="История загрузок")).to_contain_text("отменено")


def test_what_depends_on_it_is_named(open_page: Open, served: Served, people_file: Path) -> None:
    page = open_page(served.role("methodist"), width=NARROW)
    load(page, people_file)
    methodist = served.village.as_role("methodist")
    [new] = methodist.get("/registry/api/v1/people", params={"q": "Новый"}).json()
    consent = {"purpose": "transfer", "operator": "ММС", "given_on": "2025-01-10"}
    assert methodist.post(f"/registry/api/v1/people/{new['id']}/consents", json=consent).status_code == 201
    page.get_by_role("link", name="Отменить загрузку").click()
    page.get_by_role("button", name="Отменить загрузку").click()
    expect(page.get_by_role("alert")).to_contain_text("«Новый Пётр Ильич» — дано согласие")
    assert "Новый" in names(served)
    look(page, "import-undo-refused")
