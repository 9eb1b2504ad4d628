"""A photograph from a phone becomes evidence; the tutor accepts and what was learnt is put to work."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys import stories
from tests.journeys.village import TODAY
from tests.shared.uploads.making import PLACE, jpeg, pdf

Seen = Callable[[Page, str], None]


def _show(teacher: Page, seen: Seen) -> None:
    """A wrong file is refused and nothing typed is lost; then a photograph and a document go."""
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="отправить подтверждение").first.click()
    teacher.get_by_label("Что сделано").fill("Прошёл курс")
    teacher.get_by_label("Файлы").set_input_files({"name": "a.exe", "mimeType": "", "buffer": b"MZ"})
    teacher.get_by_role("button", name="Отправить").click()
    expect(teacher.get_by_role("alert")).to_contain_text("такого вида не принять")
    expect(teacher.get_by_label("Что сделано")).to_have_value("Прошёл курс")
    seen(teacher, "evidence-refused")
    photo: FilePayload = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": jpeg(turn=6)}
    paper: FilePayload = {"name": "Удостоверение.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    teacher.get_by_label("Снимок на телефон").set_input_files(photo)
    teacher.get_by_label("Файлы").set_input_files(paper)
    teacher.get_by_role("button", name="Отправить").click()
    expect(teacher.get_by_text("Отправлено.")).to_be_visible()


def _accept(tutor: Page, seen: Seen) -> None:
    """The tutor saves the photograph, accepts, and says when what was learnt is put to work."""
    with tutor.expect_download() as saved:
        tutor.get_by_role("link", name="IMG_0001.jpg").click()
    assert saved.value.suggested_filename == "IMG_0001.jpg"
    assert PLACE not in saved.value.path().read_bytes()
    tutor.get_by_role("button", name="Принять: ").click()
    expect(tutor.get_by_text("не запланировано внедрение")).to_be_visible()
    seen(tutor, "evidence-accepted")
    tutor.get_by_role("button", name="Запланировать внедрение: ").click()
    due = (TODAY + timedelta(days=30)).day
    expect(tutor.get_by_text(f"до {due} ").first).to_be_visible()
    expect(tutor.get_by_text("не запланировано внедрение")).to_have_count(0)


def _print(tutor: Page, seen: Seen) -> None:
    """Nothing is missing where nothing unwritten could be sent: the paper is there."""
    tutor.get_by_role("link", name="Печать").click()
    expect(tutor.get_by_role("link", name="Открыть PDF")).to_be_visible()
    seen(tutor, "evidence-print")
    tutor.goto("/routes/certificates")
    seen(tutor, "evidence-certificates")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_photo_is_shown_accepted_and_put_to_work(open_page: Open, served: Served, scripts: bool) -> None:
    def seen(page: Page, name: str) -> None:
        if scripts:
            look(page, name)

    path = stories.from_result_to_approved_route(served.village, kind="course").replace("/api/v1", "")
    _show(open_page(served.person("Кравец"), width=NARROW, scripts=scripts), seen)
    tutor = open_page(served.role("tutor", "Зуева"), width=WIDE, scripts=scripts)
    tutor.goto(path)
    _accept(tutor, seen)
    _print(tutor, seen)
