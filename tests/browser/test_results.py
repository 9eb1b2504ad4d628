"""From a file of results to a closed deficit in a browser (ust-koksa 7.1, 9, 13, 14)."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.developing import fill, sign, work
from tests.browser.looking import NARROW, WIDE, keep_picture, look
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
AGAIN = ("Кравец Олег Игоревич", "TEST4", f"{TODAY:%d.%m.%Y}", 0.9, "7 из 8", "СОШ № 1")


def _bring(methodist: Page, folder: Path, rows: Sequence[tuple[object, ...]], *, looked: bool) -> None:
    """The methodist sends the institute's file, reads what is said of it, and takes it in."""
    path = folder / f"итоги-{len(rows)}.xlsx"
    path.write_bytes(book(HEADINGS, *rows))
    methodist.goto("/registry/imports")
    methodist.get_by_label("Что в файле").select_option(label="Результаты диагностики")
    methodist.get_by_label("Файл", exact=True).set_input_files(path)
    methodist.get_by_role("button", name="Проверить файл").click()
    expect(methodist.get_by_text("Столбец «Школа» неизвестен и не загружен.")).to_be_visible()
    if len(rows) > 1:
        expect(methodist.get_by_text("нет действующего согласия на диагностику").first).to_be_visible()
    if looked:
        look(methodist, "results-checked")
    methodist.get_by_role("button", name="Загрузить", exact=True).click()
    expect(methodist.get_by_text("загружено", exact=True)).to_be_visible()


def _read(teacher: Page, *, looked: bool) -> None:
    """The teacher reads the result, strengths and difficulties, and says so with a comment."""
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="Посмотреть результат").click()
    expect(teacher.get_by_text("верно 85,5 %, цель 80 %").first).to_be_visible()
    expect(teacher.get_by_role("heading", name="Сильные стороны")).to_be_visible()
    expect(teacher.get_by_text("Результат: загружен файлом")).to_be_visible()
    if looked:
        look(teacher, "results-own")
    teacher.get_by_label("Ваш комментарий").fill("Методику сдавал после болезни")
    teacher.get_by_role("button", name="Да, прочитано").click()


def _confirm(tutor: Page, person: str, *, looked: bool) -> None:
    """The tutor sees what the result proposes and confirms it."""
    tutor.goto(f"/routes/people/{person}")
    tutor.get_by_role("link", name="Тест из четырёх блоков").click()
    expect(tutor.get_by_text("Методику сдавал после болезни")).to_be_visible()
    if looked:
        look(tutor, "results-tutor")
    tutor.get_by_role("link", name="Решить о дефицитах").click()
    tutor.get_by_role("button", name="Подтвердить: Методическая область").click()
    expect(tutor.get_by_text("Дефицит подтверждён.")).to_be_visible()


def _build(tutor: Page) -> str:
    """A route of what is suggested for the deficit and of an own step, sent."""
    tutor.get_by_role("button", name="Построить маршрут").click()
    fill(tutor)
    tutor.get_by_role("button", name="Отправить педагогу").click()
    tutor.get_by_text("Ждёт согласия педагога с сегодняшнего дня.").wait_for()
    return tutor.url


def _close(tutor: Page, teacher: Page, route: str) -> None:
    """What was measured again says how the deficit ended; the teacher sees it closed."""
    tutor.goto(route)
    tutor.get_by_role("button", name="Отметить выполненным").click()
    tutor.get_by_role("link", name="Завершить с итогом").click()
    expect(tutor.get_by_label("закрыт")).to_be_checked()
    look(tutor, "results-closing")
    tutor.get_by_role("button", name="Завершить маршрут").click()
    expect(tutor.get_by_role("heading", level=1)).to_contain_text("завершён")
    expect(tutor.get_by_text("по повторной диагностике")).to_be_visible()
    teacher.goto("/routes/mine")
    teacher.get_by_text("Закрыты и отклонены: 1").click()
    expect(teacher.get_by_text("Методическая область").first).to_be_visible()
    look(teacher, "results-closed")


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
    expect(methodist.get_by_text("Подходят: 5 человек")).to_be_visible()
    look(methodist, "assign-by-filter")


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_from_a_file_of_results_to_a_closed_deficit(
    open_page: Open, served: Served, tmp_path: Path, width: int, scripts: bool
) -> None:
    methodist = open_page(served.role("methodist"), width=width, scripts=scripts)
    teacher = open_page(served.person("Кравец"), width=NARROW, scripts=scripts)
    tutor = open_page(served.role("tutor", "Зуева"), width=width, scripts=scripts)
    _bring(methodist, tmp_path, ROWS, looked=scripts)
    served.settle()
    _read(teacher, looked=scripts)
    _confirm(tutor, served.village.people["Кравец"]["id"], looked=scripts)
    if not scripts:
        return
    route = _build(tutor)
    sign(teacher, open_page(served.role("principal", "Власова")), served, keep_picture)
    work(tutor, teacher, route, keep_picture)
    _bring(methodist, tmp_path, (AGAIN,), looked=False)
    _close(tutor, teacher, route)
    _instruments(methodist)
