"""A wrong file of results: all it brought goes in one press, but for what a closing rests on."""

from typing import Any
from uuid import UUID

import pytest

from services.routes.actions import annulling_files
from services.routes.models import Diagnostic, Route
from tests.services.routes.making import Door, Routes, ahead, consent, known
from tests.services.routes.test_imports import counts
from tests.services.routes.test_result_imports import result, sent
from tests.services.routes.visiting import visitor, words

FILE, REASON = "a" * 64, {"reason": "Загрузили файл прошлого года"}
PEOPLE = ("teacher", "stranger", "tutor")


def _imported(routes: Routes, *people: str, file: str = FILE, on: int = -3) -> list[dict[str, Any]]:
    routes.service.hear([consent(one) for one in people if one not in {"teacher", "stranger"}])
    door = routes.door("methodist")
    assert door.post("imports", sent(*(result(who=one, on=on) for one in people), file_hash=file))["created"]
    found: list[dict[str, Any]] = door.get("diagnostics?limit=100")
    return found


def _annulled(door: Door, file: str = FILE, status: int = 200) -> Any:
    return door.post(f"diagnostics/files/{file}/annulment", REASON, status)


def _close_by(routes: Routes, diagnostic_id: str) -> None:
    """A route is closed by this result."""
    with routes.service.database.write() as session:
        one = session.get_one(Diagnostic, UUID(diagnostic_id))
        session.add(
            Route(
                municipality_id=one.municipality_id,
                teacher_id=one.person_id,
                state="closed",
                rediagnosis_id=one.id,
            )
        )


def test_one_press_annuls_the_whole_file_and_nothing_else(routes: Routes, tutor: Door) -> None:
    _imported(routes, "teacher", file="b" * 64, on=-800)
    _imported(routes, *PEOPLE)
    methodist = routes.door("methodist")
    assert methodist.get(f"diagnostics/files/{FILE}") == {"results": 3, "annulled": 0, "kept": []}
    assert _annulled(methodist) == {"annulled": 3, "already": 0, "left": 0, "kept": []}
    states = {one["conducted_on"]: one["state"] for one in tutor.get("diagnostics")}
    assert states == {ahead(-3): "annulled", ahead(-800): "scored"}
    assert {one["annulled_reason"] for one in tutor.get("diagnostics")} == {"", REASON["reason"]}
    proposed = {one["area"]: one["state"] for one in tutor.get("deficits")}
    assert set(proposed.values()) <= {"dismissed", "detected"}
    told = len(routes.told("diagnostic_changed"))
    assert _annulled(methodist) == {"annulled": 0, "already": 3, "left": 0, "kept": []}
    assert len(routes.told("diagnostic_changed")) == told


def test_the_right_file_brings_what_was_annulled_with_the_wrong_one(routes: Routes) -> None:
    _imported(routes, *PEOPLE)
    methodist = routes.door("methodist")
    _annulled(methodist)
    rows = [result(who=one, on=-3) for one in PEOPLE]
    assert methodist.post("imports", sent(*rows, file_hash=FILE))["created"] == 0
    assert methodist.post("imports", sent(*rows, file_hash="c" * 64))["created"] == 3


def test_a_large_file_goes_a_portion_a_press(routes: Routes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annulling_files, "PORTION", 2)
    _imported(routes, *PEOPLE)
    page, address = visitor(routes, "methodist"), f"/routes/diagnostics/files/{FILE}"
    page.send(address, REASON)
    assert "Аннулировано результатов: 2. Ждут ещё: 1, нажмите ещё раз." in words(page.see(address))
    methodist = routes.door("methodist")
    assert _annulled(methodist) == {"annulled": 1, "already": 2, "left": 0, "kept": []}


def test_what_a_closing_rests_on_stays_and_is_named(routes: Routes) -> None:
    found = _imported(routes, "teacher", "stranger")
    one = next(each for each in found if each["person_id"] == str(known("teacher")))
    _close_by(routes, one["id"])
    why = {"diagnostic_id": one["id"], "person_id": one["person_id"]}
    why["why"] = "по этому результату завершён маршрут"
    page = visitor(routes, "methodist")
    address = f"/routes/diagnostics/files/{FILE}"
    shown = words(page.see(address))
    assert "аннулируйте 1 результат с одной причиной" in shown
    assert "1 результат останется: почему, сказано в таблице" in shown
    assert 'id="reason-wrong"' in page.send(address, {"reason": ""}, 422)
    assert page.send(address, REASON) == address
    told = words(page.see(address))
    assert "Аннулировано результатов: 1. Остались: 1, они названы в таблице." in told
    assert "teacher" in told
    assert "Аннулировать больше нечего" in told
    assert _annulled(routes.door("methodist")) == {"annulled": 0, "already": 1, "left": 0, "kept": [why]}


def test_nobody_annuls_beyond_their_reach_or_their_own(routes: Routes, tutor: Door) -> None:
    _imported(routes, *PEOPLE)
    assert _annulled(tutor)["annulled"] == 1
    [own] = _annulled(routes.door("methodist", person="stranger"))["kept"]
    assert own["person_id"] == str(known("stranger"))
    assert _annulled(routes.door("tutor", person="other_tutor", place="B"))["annulled"] == 1
    for door, status in (
        (routes.door("principal", person="principal", place="A"), 403),
        (routes.door(person="teacher"), 403),
    ):
        _annulled(door, status=status)
    visitor(routes, "methodist", home="elsewhere").see(f"/routes/diagnostics/files/{FILE}", 404)
    _annulled(routes.door("methodist"), "c" * 64, 404)
    routes.door("methodist").post(f"diagnostics/files/{FILE}/annulment", {}, 422)


def test_the_right_file_comes_after_the_wrong_one(routes: Routes, tutor: Door) -> None:
    _imported(routes, "teacher")
    methodist = routes.door("methodist")
    _annulled(methodist)
    right = result(cells={"Предметный блок": "8"})
    assert counts(methodist.post("imports", sent(right, file_hash="d" * 64))) == (1, 0, 0)
    assert sorted(one["state"] for one in tutor.get("diagnostics")) == ["annulled", "scored"]
