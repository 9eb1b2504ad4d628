"""A lesson visit from its form to its sheet: header, what was seen, both signatures (VISIT12)."""

from typing import Any

import pytest

from tests.services.routes.acting import diagnosed, instrument
from tests.services.routes.attaching import texts
from tests.services.routes.making import Door, Routes, ahead, known
from tests.services.routes.visiting import visitor, words

HEADER = {"class": "7 «Б»", "subject": "Физика", "topic": "Давление", "goal": "Помочь с планом"}
VISIT: dict[str, Any] = {
    "answers": {"M1": 0, "M2": 2, "S1": 3, "M4": 3, "M5": 3, "M9": 3, "M6": 3, "M7": 3, "P1": 3, "D2": None},
    "evidence": {"M1": "Цель не прозвучала"},
    "header": HEADER,
}


def _file(door: Door, visit: dict[str, Any], kind: str = "docx", status: int = 200) -> bytes:
    for path in (
        f"/api/v1/diagnostics/{visit['id']}/sheet.{kind}",
        f"/diagnostics/{visit['id']}/sheet.{kind}",
    ):
        reply = door.client.get(path)
        assert reply.status_code == status, reply.get_data(as_text=True)
    return bytes(reply.data)


def test_the_sheet_has_the_header_the_criteria_and_both_signatures(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    visit = diagnosed(tutor, name="VISIT12", **VISIT)
    before = texts(_file(tutor, visit))
    assert "ждёт" in before
    at_home = visitor(routes, person="teacher")
    at_home.send(f"/routes/diagnostics/{visit['id']}/acknowledgement", {"comment": "Урок был открытый"})
    said = texts(_file(teacher, visit))
    for one in (*HEADER.values(), "teacher", "tutor", "Цель понятна ученикам", "Цель не прозвучала"):
        assert one in said, one
    assert "Выполнено 85,2 %." in said  # 23 of 27: nine criteria apply
    assert "Комментарий педагога: Урок был открытый" in said
    assert ("ждёт" in said, "неприменимо" in said) == (False, True)
    assert _file(teacher, visit, "pdf").startswith(b"%PDF-")
    page = at_home.see(f"/routes/diagnostics/{visit['id']}")
    assert f"/routes/diagnostics/{visit['id']}/sheet.pdf" in page
    for signed in ("Посетитель: tutor", "Ознакомлен: teacher"):
        assert signed in words(page)


def test_nobody_else_gets_the_sheet(tutor: Door, methodist: Door, principal: Door) -> None:
    visit = diagnosed(tutor, name="VISIT12", **VISIT)
    for door in (methodist, principal):
        _file(door, visit, status=403)
    assert tutor.home
    _file(tutor.home.door("tutor", person="other_tutor", place="B"), visit, status=404)


def test_there_is_a_sheet_of_a_visit_that_took_place_only(tutor: Door) -> None:
    _file(tutor, diagnosed(tutor), status=404)
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "VISIT12")}
    awaited = tutor.post("diagnostics", body, 201)
    _file(tutor, awaited, status=409)
    visit = diagnosed(tutor, name="VISIT12", **VISIT)
    tutor.post(f"diagnostics/{visit['id']}/annulment", {"reason": "Не тот класс"})
    _file(tutor, visit, status=409)


def test_with_fewer_than_nine_criteria_there_is_no_percent(tutor: Door) -> None:
    visit = diagnosed(tutor, name="VISIT12", answers={"M1": 3, "M2": 3}, header=HEADER)
    said = texts(_file(tutor, visit))
    assert ("Выполнено" in said, "меньше девяти" in said) == (False, True)


@pytest.mark.parametrize("mark", [0, 1])
def test_what_was_seen_is_asked_of_a_program_too(tutor: Door, mark: int) -> None:
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "VISIT12")}
    path = f"diagnostics/{tutor.post('diagnostics', body, 201)['id']}/result"
    given = {"conducted_on": ahead(0), "answers": {"M1": mark}, "evidence": {"M1": " "}}
    refused = tutor.post(path, given, 422)
    assert "что видели на уроке" in str(refused["errors"])


ONE_WRONG: dict[str, Any] = {"answers": {"1.1": 0, "1.2": 1, "1.3": 1, "1.4": 1, "1.5": 2, "1.6": 2}}


def test_one_task_of_a_test_proposes_no_topic(tutor: Door) -> None:
    diagnosed(tutor, **ONE_WRONG)
    assert tutor.get("deficits") == []


def test_one_task_counts_when_another_instrument_confirms_it(tutor: Door) -> None:
    diagnosed(tutor, name="SELF23", answers={"S1": 2})
    diagnosed(tutor, **ONE_WRONG)
    [deficit] = tutor.get("deficits")
    assert (deficit["topic"], deficit["severity"], deficit["evidence"]) == ("S1", "high", "diagnostic")
