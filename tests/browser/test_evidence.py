"""A photograph from a phone becomes evidence; the tutor accepts and what was learnt is put to work."""

from datetime import timedelta

import pytest

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys import stories
from tests.journeys.village import TODAY
from tests.shared.uploads.making import PLACE, jpeg, pdf


def _running(served: Served) -> str:
    """A route of Кравец whose only step is a course, approved."""
    return stories.from_result_to_approved_route(served.village, kind="course")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_photo_is_shown_accepted_and_put_to_work(open_page: Open, served: Served, scripts: bool) -> None:
    path = _running(served).replace("/api/v1", "")
    teacher = open_page(served.person("Кравец"), width=NARROW, scripts=scripts)
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="отправить подтверждение").first.click()
    teacher.get_by_label("Что сделано").fill("Прошёл курс")
    photo = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": jpeg(turn=6)}
    teacher.get_by_label("Файлы").set_input_files({"name": "a.exe", "mimeType": "", "buffer": b"MZ"})
    teacher.get_by_role("button", name="Отправить").click()
    assert "такого вида не принять" in teacher.get_by_role("alert").inner_text()
    assert teacher.get_by_label("Что сделано").input_value() == "Прошёл курс"
    if scripts:
        look(teacher, "evidence-refused")
    teacher.get_by_label("Снимок на телефон").set_input_files(photo)
    teacher.get_by_label("Файлы").set_input_files(
        {"name": "Удостоверение.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    )
    teacher.get_by_role("button", name="Отправить").click()
    assert teacher.get_by_text("Отправлено.").is_visible()
    tutor = open_page(served.role("tutor", "Зуева"), width=WIDE, scripts=scripts)
    tutor.goto(path)
    with tutor.expect_download() as saved:
        tutor.get_by_role("link", name="IMG_0001.jpg").click()
    assert saved.value.suggested_filename == "IMG_0001.jpg"
    assert PLACE not in saved.value.path().read_bytes()
    tutor.get_by_role("button", name="Принять: ").click()
    assert tutor.get_by_text("не запланировано внедрение").is_visible()
    if scripts:
        look(tutor, "evidence-accepted")
    tutor.get_by_role("button", name="Запланировать внедрение: ").click()
    due = (TODAY + timedelta(days=30)).day
    assert tutor.get_by_text(f"до {due} ").first.is_visible()
    assert tutor.get_by_text("не запланировано внедрение").count() == 0
    if scripts:
        tutor.get_by_role("link", name="Печать").click()
        look(tutor, "evidence-print-blocked")
        tutor.get_by_label("Посетить урок", exact=True).fill("Удостоверение")
        tutor.get_by_role("button", name="Сохранить").click()
        assert tutor.get_by_role("link", name="Открыть PDF").is_visible()
        look(tutor, "evidence-print")
        tutor.goto("/routes/certificates")
        look(tutor, "evidence-certificates")
