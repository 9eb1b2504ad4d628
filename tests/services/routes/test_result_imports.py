"""Rows of results that registry hands over: taken once, by consent only, a block and an area at a time."""

from typing import Any

import pytest

from tests.services.routes.acting import instrument
from tests.services.routes.making import TODAY, Door, Routes, ahead, consent, known
from tests.services.routes.test_imports import body, counts


@pytest.fixture
def importer(routes: Routes) -> Door:
    """Registry's door, acting for the methodist."""
    return routes.door("methodist")


def result(
    name: str = "TEST4", *, who: str = "teacher", on: int = -3, cells: dict[str, str] | None = None
) -> dict[str, Any]:
    """A row of a file of results."""
    found = cells or {"Предметный блок": "6", "Методический блок": "25%", "Примечание": "пересдала"}
    return {
        "person_id": str(known(who)),
        "instrument": name,
        "conducted_on": ahead(on),
        "results": found,
    }


def sent(*rows: dict[str, Any], **options: Any) -> dict[str, Any]:
    """A hand-over of results."""
    return body("diagnostics", *rows, imported_on=TODAY.isoformat(), heading_row=1, **options)


def test_a_result_comes_once_and_proposes(routes: Routes, importer: Door, tutor: Door) -> None:
    assert counts(importer.post("imports", sent(result(), dry_run=True))) == (1, 0, 0)
    assert tutor.get("diagnostics") == routes.told("diagnostic_changed") == []
    report = importer.post("imports", sent(result()))
    assert counts(report) == (1, 0, 0)
    [unknown] = [one for one in report["warnings"] if one["row"] == 1]
    assert unknown["message"] == "Столбец «Примечание» неизвестен и не загружен."
    assert counts(importer.post("imports", sent(result()))) == (0, 0, 1)
    [seen] = tutor.get("diagnostics")
    assert (seen["state"], seen["conducted_on"], seen["entered_by"]) == ("scored", ahead(-3), None)
    assert seen["answers"]["parts"] == {"1": "6", "2": "25%"}
    levels = {one["area"]: one["level"] for one in seen["findings"]}
    assert levels == {"subject": "medium", "methodical": "high"}
    assert {one["area"] for one in tutor.get("deficits")} == {"subject", "methodical"}
    assert [one["sequence"] for one in routes.told("diagnostic_changed")] == [1]


def test_a_tutor_brings_results_of_their_own_people_only(routes: Routes, tutor: Door) -> None:
    rows = (result(), result(who="stranger") | {"row": 2}, result(who="tutor") | {"row": 3})
    report = tutor.post("imports", sent(*rows, skip_rejected=True))
    assert (report["created"], len(report["rejected"])) == (1, 2)
    assert "не сопровождаете" in report["rejected"][0]["message"]
    assert [one["state"] for one in tutor.get("diagnostics")] == ["scored"]
    whole = tutor.post("imports", sent(*rows))
    assert (whole["created"], whole["updated"]) == (0, 0)
    tutor.post("imports", body("certificates", imported_on=TODAY.isoformat()), 403)
    for door in (routes.door(person="teacher"), routes.door("principal", person="principal", place="A")):
        door.post("imports", sent(result()), 403)


def test_the_importer_sees_no_more_than_a_methodist(routes: Routes, importer: Door) -> None:
    both = routes.door("methodist", "tutor", person="other_tutor", place="B")
    both.post("imports", sent(result()))
    [seen] = both.get("diagnostics")
    assert set(seen) == {"id", "person_id", "passed"}


def test_an_assignment_is_answered_by_the_file(importer: Door, tutor: Door) -> None:
    given = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    assigned = tutor.post("diagnostics", given, 201)
    assert counts(importer.post("imports", sent(result(on=0)))) == (0, 1, 0)
    [seen] = tutor.get("diagnostics")
    assert (seen["id"], seen["state"], seen["version"]) == (assigned["id"], "scored", 2)
    assert counts(importer.post("imports", sent(result(on=0)))) == (0, 0, 1)


def test_without_a_consent_the_row_is_left_out_with_a_warning(importer: Door, routes: Routes) -> None:
    report = importer.post("imports", sent(result(), result(who="mentor")))
    assert (counts(report), report["rejected"]) == ((1, 0, 1), [])
    said = [one for one in report["warnings"] if one["row"] == 3]
    assert said == [
        {
            "row": 3,
            "column": "ФИО",
            "message": "нет действующего согласия на диагностику, строка не загружена",
        }
    ]
    routes.service.hear([consent("mentor")])
    assert counts(importer.post("imports", sent(result(who="mentor")))) == (1, 0, 0)


def test_several_instruments_and_areas_within_a_block_in_one_file(
    importer: Door, tutor: Door, methodist: Door
) -> None:
    methodist.post("instruments", {"name": "АКИПКРО-2025", "edition": "2"}, 201)
    headings = ("Блок 4 нормативная", "Цифровая область", "M2", "Предметный блок")
    rows = [
        result("Тест из четырёх блоков", cells=dict.fromkeys(headings, "") | {headings[0]: "1"}),
        result("акипкро-2025 (2)", cells=dict.fromkeys(headings, "") | {headings[1]: "85,5%"}),
        result("SELF23", cells=dict.fromkeys(headings, "") | {headings[2]: "3", headings[3]: "1"}),
    ]
    report = importer.post("imports", sent(*rows))
    assert (counts(report), report["rejected"]) == ((3, 0, 0), [])
    assert [(one["row"], one["column"]) for one in report["warnings"]] == [(4, "Предметный блок")]
    levels = {
        (found["area"], found["topic"]): (found["level"], found["value"])
        for one in tutor.get("diagnostics")
        for found in one["findings"]
    }
    assert levels == {
        ("legal", ""): ("high", "20"),
        ("digital", ""): ("achievement", "85.5"),
        ("methodical", "M2"): ("high", "3"),
    }


def test_what_cannot_be_read_is_rejected_by_row(importer: Door, tutor: Door) -> None:
    rows = [
        result(),
        result(cells={"Предметный блок": "отлично"}),
        result("ТЕСТ-5"),
        result(cells={"Баллы": "5"}),
        result(cells={"Предметный блок": "н/я", "Методический блок": ""}),
        result("SELF23", cells={"Насколько трудно вам": "5"}),
    ]
    report = importer.post("imports", sent(*rows))
    assert {(one["row"], one["column"]) for one in report["rejected"]} == {
        (3, "Предметный блок"),
        (4, "Инструмент"),
        (5, "Инструмент"),
        (7, ""),
    }
    said = {one["row"]: one["message"] for one in report["rejected"]}
    assert "Есть: «Посещение урока», «Самооценка затруднений», «Тест из четырёх блоков»" in said[4]
    assert "Они: «Предметный блок», «Методический блок»" in said[5]
    assert [one["message"] for one in report["warnings"] if one["row"] == 6] == [
        "нет ни одного результата, строка не загружена"
    ]
    assert tutor.get("diagnostics") == []
    assert counts(importer.post("imports", sent(*rows, skip_rejected=True))) == (1, 0, 1)


def test_a_result_is_never_changed_by_a_file(importer: Door, tutor: Door) -> None:
    importer.post("imports", sent(result()))
    report = importer.post("imports", sent(result(cells={"Предметный блок": "8"})))
    assert counts(report) == (0, 0, 1)
    assert "уже есть и он не меняется" in report["warnings"][0]["message"]
    [seen] = tutor.get("diagnostics")
    assert seen["answers"]["parts"]["1"] == "6"
    twice = importer.post("imports", sent(result(on=-5), result(on=-5, cells={"Предметный блок": "8"})))
    assert [one["row"] for one in twice["rejected"]] == [3]


def test_history_comes_with_warnings_and_only_the_newest_proposes(importer: Door, tutor: Door) -> None:
    new, old = {"Предметный блок": "8"}, {"Предметный блок": "1"}
    report = importer.post("imports", sent(result(on=-10, cells=new), result(on=-100, cells=old)))
    assert (counts(report), report["rejected"]) == ((2, 0, 0), [])
    assert [(one["row"], one["message"]) for one in report["warnings"]] == [
        (3, "тест уже проводился меньше года назад")
    ]
    assert tutor.get("deficits") == []
    future = importer.post("imports", sent(result(on=5)))
    assert (counts(future), future["warnings"][-1]["column"]) == ((0, 0, 1), "Дата")


def test_editions_stand_beside_each_other(importer: Door, tutor: Door, methodist: Door) -> None:
    for edition in ("1", "2"):
        methodist.post("instruments", {"name": "АКИПКРО", "edition": edition}, 201)
    area = {"Цифровая": "70"}
    report = importer.post("imports", sent(result("АКИПКРО", on=-400, cells=area)))
    assert "взято «2»" in report["warnings"][0]["message"]
    importer.post("imports", sent(result("АКИПКРО издание 1", on=-800, cells=area)))
    editions = {one["id"]: one["edition"] for one in tutor.get("instruments")}
    assert {editions[one["instrument_id"]] for one in tutor.get("diagnostics")} == {"1", "2"}


def test_an_area_the_test_does_not_measure_is_an_error_of_the_row(importer: Door, tutor: Door) -> None:
    rows = [
        result(cells={"Предметный блок": "6", "Цифровые компетенции": "80%"}),
        result(on=-4, cells={"Цифровые компетенции": "80%"}),
        result(on=-5, cells={"Предметный блок": "6", "Цифровые компетенции": "н/я"}),
    ]
    report = importer.post("imports", sent(*rows, skip_rejected=True))
    said = (
        "Цифровая область этим инструментом не измеряется. Он измеряет: предметная, методическая, "
        "психолого-педагогическая, коммуникативная, нормативная."
    )
    assert [(one["row"], one["column"], one["message"]) for one in report["rejected"]] == [
        (2, "Цифровые компетенции", said),
        (3, "Цифровые компетенции", said),
    ]
    assert len(tutor.get("diagnostics")) == 1
