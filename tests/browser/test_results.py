"""From a file of results to a confirmed deficit in a browser (ust-koksa 7.1, 9, 13)."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY
from tests.shared.importing.making import book

DAY = f"{TODAY - timedelta(days=1):%d.%m.%Y}"
HEADINGS = ("ФИО", "Инструмент", "Дата", "Предметный блок", "Методический блок", "Школа")
ROWS = (
    ("Кравец Олег Игоревич", "Тест из четырёх блоков", DAY, 0.855, 2, "СОШ № 1"),
    ("Дёмина Мария Юрьевна", "TEST4", DAY, 0.625, "н/я", "СОШ № 1"),
    ("Сотников Юрий Юрьевич", "TEST4", DAY, 0.5, 8, "СОШ № 1"),
)


def _bring(methodist: Page, path: Path, *, looked: bool) -> None:
    """The methodist sends the institute's file, reads what is said of it, and takes it in."""
    methodist.goto("/registry/imports")
    methodist.get_by_label("Что в файле").select_option(label="Результаты диагностики")
    methodist.get_by_label("Файл", exact=True).set_input_files(path)
    methodist.get_by_role("button", name="Проверить файл").click()
    assert methodist.get_by_text("Столбец «Школа» неизвестен и не загружен.").is_visible()
    assert methodist.get_by_text("нет действующего согласия на диагностику").first.is_visible()
    if looked:
        look(methodist, "results-checked")
    methodist.get_by_role("button", name="Загрузить", exact=True).click()
    assert methodist.get_by_text("загружено", exact=True).is_visible()


def _read(teacher: Page, *, looked: bool) -> None:
    """The teacher reads the result, strengths and difficulties, and says so with a comment."""
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="Посмотреть результат").click()
    assert teacher.get_by_text("верно 85,5 %, цель 80 %").first.is_visible()
    assert teacher.get_by_role("heading", name="Сильные стороны").is_visible()
    assert teacher.get_by_text("Результат: загружен файлом").is_visible()
    if looked:
        look(teacher, "results-own")
    teacher.get_by_label("Ваш комментарий").fill("Методику сдавал после болезни")
    teacher.get_by_role("button", name="Да, прочитано").click()


def _confirm(tutor: Page, person: str, *, looked: bool) -> None:
    """The tutor sees what the result proposes and confirms it."""
    tutor.goto(f"/routes/people/{person}")
    tutor.get_by_role("link", name="Тест из четырёх блоков").click()
    assert tutor.get_by_text("Методику сдавал после болезни").is_visible()
    if looked:
        look(tutor, "results-tutor")
    tutor.get_by_role("link", name="Решить о дефицитах").click()
    tutor.get_by_role("button", name="Подтвердить: Методическая область").click()
    assert tutor.get_by_text("Дефицит подтверждён.").is_visible()


def _instruments(methodist: Page) -> None:
    """What measures, and whom it is assigned to, read on the pages."""
    methodist.goto("/routes/instruments")
    look(methodist, "instruments")
    methodist.get_by_role("link", name="Тест из четырёх блоков").click()
    look(methodist, "instrument")
    methodist.get_by_role("link", name="Новое издание").click()
    look(methodist, "instrument-new")
    methodist.goto("/routes/topics")
    look(methodist, "topics")
    methodist.goto("/routes/diagnostics/new?school=A")
    assert methodist.get_by_text("Подходят: 5 человек").is_visible()
    look(methodist, "assign-by-filter")


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_from_a_file_of_results_to_a_confirmed_deficit(
    open_page: Open, served: Served, tmp_path: Path, width: int, scripts: bool
) -> None:
    path = tmp_path / "итоги.xlsx"
    path.write_bytes(book(HEADINGS, *ROWS))
    methodist = open_page(served.role("methodist"), width=width, scripts=scripts)
    _bring(methodist, path, looked=scripts)
    served.settle()
    _read(open_page(served.person("Кравец"), width=NARROW, scripts=scripts), looked=scripts)
    tutor = open_page(served.role("tutor", "Зуева"), width=width, scripts=scripts)
    _confirm(tutor, served.village.people["Кравец"]["id"], looked=scripts)
    if scripts:
        _instruments(methodist)
