"""Two cards that turn out to be one person: what stands under either is worked on as one (domain)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.services.routes.acting import diagnosed, pending, read
from tests.services.routes.making import TODAY, Door, Routes, consent, known, pair, person
from tests.services.routes.test_closing import BETTER, completed, measured
from tests.services.routes.visiting import visitor, words

WEAK: dict[str, Any] = {"answers": BETTER["answers"] | {"M1": 0}, "evidence": {"M1": "Цель не названа"}}
WELL: dict[str, Any] = {"answers": BETTER["answers"] | {"M1": 3}}
KEPT = "kept"


def merge(routes: Routes, gone: str) -> None:
    """Registry tells that a card is merged into another of the same school, which stays."""
    routes.service.hear([person(KEPT, "A"), consent(KEPT)])
    routes.service.hear([replace(person(gone, "A"), merged_into=known(KEPT), version=9)])


@pytest.fixture
def deficit(tutor: Door) -> str:
    """A confirmed deficit of the card that will be merged."""
    diagnosed(tutor, name="VISIT12", **WEAK)
    read(tutor)
    (found,) = tutor.get("deficits")
    tutor.post(f"deficits/{found['id']}/confirmation")
    return str(found["id"])


def test_a_route_is_closed_by_a_result_of_the_card_that_stayed(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, deficit: str
) -> None:
    route = completed(tutor, teacher, principal, deficit)
    merge(routes, "teacher")
    again = diagnosed(tutor, name="VISIT12", person=KEPT, **WELL)
    rows = tutor.get(f"diagnostics/{again['id']}/comparison")["rows"]
    assert [(one["topic"], one["outcome"]) for one in rows if one["outcome"] != "none"] == [
        ("M1", "resolved")
    ]
    shown = visitor(routes, "tutor", person="tutor", place="A").see(f"/routes/routes/{route['id']}/closing")
    assert again["id"] in shown
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again["id"]})
    [ended] = tutor.get(f"deficits?person_id={known(KEPT)}")
    assert (ended["id"], ended["state"], ended["outcome_by"]) == (deficit, "resolved", "rediagnosis")


def test_the_tutor_reads_and_plans_for_one_person(routes: Routes, tutor: Door, deficit: str) -> None:
    certificate = {"person_id": str(known("teacher")), "programme": "Курс", "issued_on": TODAY.isoformat()}
    tutor.post("certificates", certificate | {"number": "1"}, 201)
    merge(routes, "teacher")
    diagnosed(tutor, name="VISIT12", person=KEPT, **WEAK)
    assert [one["id"] for one in tutor.get(f"deficits?person_id={known(KEPT)}")] == [deficit]
    assert len(tutor.get(f"diagnostics?person_id={known(KEPT)}")) == 2
    body: dict[str, Any] = {"teacher_id": str(known(KEPT)), "goal": "Цель", "deficit_ids": [deficit]}
    made = tutor.post("routes", body, 201)
    assert [one["id"] for one in tutor.get(f"routes?teacher_id={known(KEPT)}")] == [made["id"]]
    as_tutor = visitor(routes, "tutor", person="tutor", place="A")
    page = words(as_tutor.see(f"/routes/people/{known(KEPT)}"))
    assert ("Цели урока" in page, "Курс" in page) == (True, True)
    for path in ("/routes/deficits", "/routes/diagnostics", "/routes/certificates"):
        listed = words(as_tutor.see(path))
        assert ("kept А" in listed, "teacher А" in listed) == (True, False), path
    assert "Всего: 1" in words(as_tutor.see("/routes/certificates?q=kept"))


def test_an_annulled_result_leaves_the_deficit_to_that_of_the_other_card(routes: Routes, tutor: Door) -> None:
    first = diagnosed(tutor, name="VISIT12", **WEAK)
    merge(routes, "teacher")
    second = diagnosed(tutor, name="VISIT12", person=KEPT, **WEAK)
    tutor.post(f"diagnostics/{first['id']}/annulment", {"reason": "Не тот класс"})
    [left] = tutor.get("deficits")
    assert (left["state"], left["diagnostic_id"]) == ("detected", second["id"])


def test_the_merge_taken_back_parts_them_again(routes: Routes, tutor: Door, deficit: str) -> None:
    merge(routes, "teacher")
    routes.service.hear([replace(person("teacher", "A"), version=10)])
    assert tutor.get(f"deficits?person_id={known(KEPT)}") == []
    assert [one["id"] for one in tutor.get(f"deficits?person_id={known('teacher')}")] == [deficit]
    assert measured(tutor, 3)


def test_nobody_signs_as_a_party_under_another_card(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    merge(routes, "teacher")
    routes.service.hear([pair("principal", KEPT)])
    assert tutor.get(f"routes/{route['id']}")["awaits"] == "methodist"
    principal.post(f"routes/{route['id']}/approval", {}, 403)


def test_nobody_signs_their_own_route_under_another_card(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    routes.service.hear([replace(person("teacher", "A"), merged_into=known("principal"), version=9)])
    principal.post(f"routes/{route['id']}/approval", {}, 403)
    assert tutor.get(f"routes/{route['id']}")["state"] == "pending_approval"


def test_the_tutor_of_the_new_school_reads_what_stands_under_the_former_card(
    routes: Routes, tutor: Door, deficit: str
) -> None:
    merge(routes, "teacher")
    (job,) = person("teacher", "A").employments
    left = replace(job, until=TODAY - timedelta(days=1))
    gone = replace(person("teacher", "A"), employments=(left,), merged_into=known(KEPT), version=10)
    routes.service.hear([gone, replace(person(KEPT, "B"), version=2)])
    newcomer = routes.door("tutor", person="other_tutor", place="B")
    assert [one["id"] for one in newcomer.get(f"deficits?person_id={known(KEPT)}")] == [deficit]
    assert tutor.get(f"deficits?person_id={known(KEPT)}") == []


def test_work_under_either_card_makes_the_tutor(routes: Routes, tutor: Door, deficit: str) -> None:
    routes.service.hear([replace(person(KEPT, "A"), employments=()), consent(KEPT)])
    routes.service.hear([replace(person("teacher", "A"), merged_into=known(KEPT), version=9)])
    diagnosed(tutor, name="VISIT12", person=KEPT, **WEAK)
    assert [one["id"] for one in tutor.get(f"deficits?person_id={known(KEPT)}")] == [deficit]


def test_who_signs_in_under_the_card_that_gave_way_is_the_same_person(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    merge(routes, "teacher")
    result = diagnosed(tutor, name="VISIT12", person=KEPT, **WEAK)
    assert teacher.get(f"diagnostics/{result['id']}")["state"] == "scored"
    assert teacher.post(f"diagnostics/{result['id']}/acknowledgement")["state"] == "acknowledged"


def test_nobody_decides_of_themself_under_another_card(routes: Routes, tutor: Door) -> None:
    routes.service.hear([person(KEPT, "A"), consent(KEPT)])
    diagnosed(tutor, name="VISIT12", person=KEPT, **WEAK)
    read(tutor, person=KEPT)
    [found] = tutor.get("deficits")
    routes.service.hear([replace(person("tutor", "A"), merged_into=known(KEPT), version=9)])
    tutor.post(f"deficits/{found['id']}/confirmation", status=403)


def test_a_tutor_leads_no_route_of_their_own_under_another_card(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    route = pending(tutor, teacher)
    routes.service.hear([replace(person("tutor", "A"), merged_into=known("teacher"), version=9)])
    tutor.post(f"routes/{route['id']}/cancellation", {"reason": "Ошибка"}, 403)
