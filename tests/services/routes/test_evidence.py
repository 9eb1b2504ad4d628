"""Evidence of a step: words, a link, files; who reads them; what is refused; what is left on the disk."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from services.routes import clock
from services.routes.queries.subject import files_of
from shared.keys import load_keys
from tests.services.routes.attaching import report, reports_of, rows, running, sent
from tests.services.routes.making import Door, Routes, erased, known
from tests.services.routes.visiting import visitor, words
from tests.shared.uploads.hostile import CASES, MEGABYTE
from tests.shared.uploads.making import PLACE, docx, jpeg, pdf

NAME = "Конспект урока «Дроби».pdf"


@pytest.fixture
def step(tutor: Door, teacher: Door, principal: Door) -> str:
    """A step that may be reported."""
    return str(running(tutor, teacher, principal)["steps"][0]["id"])


def test_words_as_json_are_taken_as_before(teacher: Door, step: str) -> None:
    route = teacher.post(f"steps/{step}/evidence", {"evidence": "Провёл урок"})
    assert route["steps"][0]["evidence"] == "Провёл урок"
    assert reports_of(route)[0]["files"] == []


def test_a_form_brings_files_and_a_link(routes: Routes, teacher: Door, tutor: Door, step: str) -> None:
    files = [sent(pdf(), NAME), sent(docx(), "Разработка.docx")]
    told: dict[str, Any] = {"evidence": "Провёл", "link": "https://example.org/lesson", "files": files}
    [shown] = reports_of(report(teacher, step, **told, photo=sent(jpeg(), "IMG_1.JPG")))
    assert [one["name"] for one in shown["files"]] == [NAME, "Разработка.docx", "IMG_1.jpg"]
    assert shown["link"] == "https://example.org/lesson"
    saved = tutor.client.get(f"/api/v1/files/{shown['files'][0]['id']}")
    assert saved.data == pdf()
    assert saved.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%9A")
    assert "sandbox" in saved.headers["Content-Security-Policy"]
    assert saved.headers["X-Content-Type-Options"] == "nosniff"
    assert PLACE not in tutor.client.get(f"/api/v1/files/{shown['files'][2]['id']}").data
    assert looked(routes) == ["export", "export"]


def looked(routes: Routes) -> list[str]:
    told = [msgspec.json.decode(one["data"]) for one in routes.told("routes.accessed")]
    return [one["kind"] for one in told if "/files/" in one["purpose"]]


def test_what_lies_on_the_disk_is_unreadable_and_named_by_no_person(
    routes: Routes, teacher: Door, step: str
) -> None:
    report(teacher, step, files=[sent(pdf(), NAME)])
    [kept] = (one for one in (routes.service.settings.home / "uploads").rglob("*") if one.is_file())
    assert b"PDF" not in kept.read_bytes()
    assert kept.name == rows(routes)[0].id.hex
    assert kept.stat().st_mode & 0o077 == 0


WHO: dict[str, tuple[dict[str, Any], int]] = {
    "teacher": ({"person": "teacher"}, 200),
    "tutor": ({"roles": ("tutor",), "person": "tutor", "place": "A"}, 200),
    "mentor": ({"person": "mentor"}, 404),
    "principal": ({"roles": ("principal",), "person": "principal", "place": "A"}, 403),
    "methodist": ({"roles": ("methodist",)}, 403),
    "approver": ({"roles": ("approver",)}, 403),
    "analyst": ({"roles": ("analyst",)}, 403),
    "stranger": ({"person": "stranger"}, 404),
    "other_tutor": ({"roles": ("tutor",), "person": "other_tutor", "place": "B"}, 404),
    "other_principal": ({"roles": ("principal",), "person": "other_principal", "place": "B"}, 404),
    "foreign_methodist": ({"roles": ("methodist",), "home": "elsewhere"}, 404),
}


def test_only_the_teacher_and_the_tutor_read_it(routes: Routes, teacher: Door, step: str) -> None:
    told: dict[str, Any] = {
        "evidence": "Секрет",
        "link": "https://secret.example/",
        "files": [sent(pdf(), NAME)],
    }
    route = report(teacher, step, **told)
    [file] = reports_of(route)[0]["files"]
    for name, (who, status) in WHO.items():
        somebody = visitor(routes, *who.get("roles", ()), **{k: v for k, v in who.items() if k != "roles"})
        for address in (f"/files/{file['id']}", f"/api/v1/files/{file['id']}"):
            assert somebody.client.get(address).status_code == status, name
        shown = somebody.client.get(f"/api/v1/routes/{route['id']}").get_data(as_text=True)
        page = somebody.client.get(f"/routes/{route['id']}").get_data(as_text=True)
        for secret in ("secret.example", file["id"]):
            assert (secret in shown) == (secret in page) == (status == 200), name


def test_hostile_files_are_refused_and_leave_nothing(routes: Routes, teacher: Door, step: str) -> None:
    """Each case of the table as a browser sends it; the table itself is tested beside the checks."""
    for what, name, declared, content in CASES:
        if not name.strip() or "\\" in name or "\udcff" in name:
            continue  # no file at all, or a form cannot bring such a name
        told = report(teacher, step, 422, evidence="Слова", files=[sent(content, name, declared)])
        assert [one["field"] for one in told["errors"]] == ["files"], what
    assert rows(routes) == []


NO_PAGES = ("javascript:alert(1)", "data:text/html,x", "ftp://a/b", "//a", "https://u:p@a/", "https://a b/")


def test_a_link_that_is_no_page_is_refused(teacher: Door, step: str) -> None:
    for link in (*NO_PAGES, "file:///etc/passwd", "https://", "https://[", f"https://a/{'x' * 1000}"):
        told = teacher.post(f"steps/{step}/evidence", {"link": link}, 422)
        assert [one["field"] for one in told["errors"]] == ["link"], link


def test_nothing_is_no_evidence(teacher: Door, step: str) -> None:
    told = teacher.post(f"steps/{step}/evidence", {"evidence": " "}, 422)
    assert told["errors"][0]["messages"] == ["Напишите, что сделано, вставьте ссылку или приложите файл."]


def test_a_refused_page_keeps_what_was_typed(routes: Routes, step: str) -> None:
    me = visitor(routes, person="teacher")
    form = {"evidence": "Длинный рассказ", "link": "https://example.org/a"}
    page = me.send(f"/routes/steps/{step}/evidence", form | {"files": sent(b"MZ", "a.exe")}, 422)
    assert "Длинный рассказ</textarea>" in page
    assert 'value="https://example.org/a"' in page
    assert "такого вида не принять" in words(page)
    assert "выберите их ещё раз" in words(page)
    assert me.send(f"/routes/steps/{step}/evidence", form | {"files": sent(pdf(), NAME)}) == "/routes/mine"


def test_a_returned_step_keeps_its_former_evidence(
    routes: Routes, teacher: Door, tutor: Door, step: str
) -> None:
    route = report(teacher, step, evidence="Первое", files=[sent(pdf(), "первый.pdf")])
    tutor.post(f"steps/{step}/return", {"comment": "Нужен самоанализ"})
    report(teacher, step, evidence="Второе", files=[sent(pdf(), "второй.pdf")])
    page = visitor(routes, "tutor", person="tutor", place="A").see(f"/routes/routes/{route['id']}")
    assert "Прежние подтверждения: 1" in page
    assert page.index("второй.pdf") < page.index("первый.pdf")
    assert "Нужен самоанализ" in page
    accepted = tutor.post(f"steps/{step}/acceptance")
    assert [one["evidence"] for one in reports_of(accepted)] == ["Первое", "Второе"]


def test_there_is_a_limit_for_a_step(routes: Routes, teacher: Door, tutor: Door, step: str) -> None:
    big = pdf(b"1 0 obj\n" + bytes(8 * MEGABYTE))
    told = report(teacher, step, 422, files=[sent(big, "a.pdf") for _ in range(4)])
    assert told["errors"][0]["messages"] == ["Вместе с прежними файлами выйдет больше 30 МБ на один шаг."]
    report(teacher, step, files=[sent(big, "a.pdf") for _ in range(3)])
    tutor.post(f"steps/{step}/return", {"comment": "Ещё"})
    report(teacher, step, 422, files=[sent(big, "a.pdf")])
    assert len(rows(routes)) == 3


def test_an_erased_person_leaves_no_file(routes: Routes, teacher: Door, step: str) -> None:
    report(teacher, step, evidence="Слова", files=[sent(pdf(), NAME)])
    settings, database = routes.service.settings, routes.service.database
    keys = load_keys(settings.keys)
    with database.read() as session:
        exported = routes.service.service.subject(session, frozenset({known("teacher")}), keys)
        taken = dict(files_of(session, frozenset({known("teacher")}), settings))
    assert NAME in str(exported)
    assert [content for name, content in taken.items() if name.endswith(NAME)] == [pdf()]
    routes.service.hear([erased("teacher")])
    assert rows(routes) == []
    on_disk = [one for one in (settings.home / "uploads").rglob("*") if one.is_file()]
    assert len(on_disk) == 1
    hour = (datetime.now(UTC) + timedelta(hours=2)).replace(minute=0)
    clock.sweep_files(database, settings, hour)
    assert not on_disk[0].exists()


def test_the_sweep_leaves_what_is_named_or_just_written(routes: Routes, teacher: Door, step: str) -> None:
    report(teacher, step, files=[sent(pdf(), NAME)])
    settings, database = routes.service.settings, routes.service.database
    [kept] = (one for one in (settings.home / "uploads").rglob("*") if one.is_file())
    orphan = kept.with_name("0" * 32)
    orphan.write_bytes(b"x")
    clock.sweep_files(database, settings, datetime.now(UTC).replace(minute=0))
    assert orphan.exists()
    clock.sweep_files(database, settings, (datetime.now(UTC) + timedelta(hours=2)).replace(minute=0))
    assert kept.exists()
    assert not orphan.exists()


def test_a_refusal_stands_at_the_field_the_file_came_in(teacher: Door, step: str) -> None:
    good, bad = sent(pdf(), NAME), sent(b"", "IMG_1.JPG")
    told = report(teacher, step, 422, files=[good], photo=bad)
    assert [one["field"] for one in told["errors"]] == ["photo"]
    good, bad = sent(jpeg(), "IMG_1.JPG"), sent(b"", NAME)
    told = report(teacher, step, 422, files=[bad], photo=good)
    assert [one["field"] for one in told["errors"]] == ["files"]
