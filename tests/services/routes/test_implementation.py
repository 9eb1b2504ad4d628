"""After a course: what was learnt is put to work, or the reason why not is written down (ust-koksa п.6)."""

from typing import Any

import pytest

from tests.services.routes.attaching import running, sent
from tests.services.routes.making import Door, Routes, ahead, known
from tests.services.routes.visiting import Visitor, visitor, words
from tests.shared.uploads.making import pdf

WARNING = "После шага «Курс» не запланировано внедрение изученного."


@pytest.fixture
def course(tutor: Door, teacher: Door, principal: Door) -> dict[str, Any]:
    """A running route whose course is accepted."""
    step = running(tutor, teacher, principal)["steps"][0]["id"]
    teacher.post(f"steps/{step}/evidence", {"evidence": "Прошёл"})
    accepted: dict[str, Any] = tutor.post(f"steps/{step}/acceptance")
    return accepted


def as_tutor(routes: Routes) -> Visitor:
    return visitor(routes, "tutor", person="tutor", place="A")


def test_who_may_not_read_the_titles_of_steps_is_not_warned_by_them(
    routes: Routes, teacher: Door, principal: Door, course: dict[str, Any]
) -> None:
    """A title names a topic; that another route is open may be a draft's secret."""
    path = f"routes/{course['id']}"
    assert teacher.get(path)["warnings"] == [WARNING]
    for somebody in (principal, routes.door("methodist")):
        assert somebody.get(path)["warnings"] == []


def test_an_accepted_course_asks_and_one_press_plans_it(
    routes: Routes, tutor: Door, course: dict[str, Any]
) -> None:
    [step] = course["steps"]
    address = f"/routes/routes/{course['id']}"
    assert course["warnings"] == [WARNING]
    page = as_tutor(routes).see(address)
    assert "Запланировать внедрение" in page
    assert WARNING in words(page)
    as_tutor(routes).send(f"/routes/steps/{step['id']}/implementation")
    route = tutor.get(f"routes/{course['id']}")
    added = route["steps"][1]
    assert (added["kind"], added["follows_id"], added["due_on"]) == ("implementation", step["id"], ahead(30))
    assert added["deficit_ids"] == step["deficit_ids"]
    assert route["warnings"] == []
    assert route["plan_version"] == course["plan_version"] + 1
    page = as_tutor(routes).see(address)
    assert "Запланировать внедрение" not in page
    assert "после шага «Курс»" in page
    tutor.post(f"steps/{step['id']}/implementation", {}, 409)


def test_it_may_be_declined_with_a_reason(routes: Routes, tutor: Door, course: dict[str, Any]) -> None:
    [step] = course["steps"]
    address = f"/routes/steps/{step['id']}/implementation/refusal"
    as_tutor(routes).send(address, {"reason": " "}, 422)
    as_tutor(routes).send(address, {"reason": "Курс вводный, применять нечего"})
    assert tutor.get(f"routes/{course['id']}")["warnings"] == []
    page = as_tutor(routes).see(f"/routes/routes/{course['id']}")
    assert "Курс вводный, применять нечего" in page
    assert "Запланировать внедрение" not in page
    assert tutor.post(f"routes/{course['id']}/completion")["state"] == "completed"


def test_a_route_without_it_warns_and_is_still_completed(tutor: Door, course: dict[str, Any]) -> None:
    assert tutor.get(f"routes/{course['id']}")["warnings"] == [WARNING]
    assert tutor.post(f"routes/{course['id']}/completion")["state"] == "completed"


def test_what_the_plan_has_already_is_not_asked(tutor: Door, course: dict[str, Any]) -> None:
    step = {"kind": "implementation", "due_on": ahead(40), "deficit_ids": course["steps"][0]["deficit_ids"]}
    assert tutor.post(f"routes/{course['id']}/steps", step, 201)["warnings"] == []


def test_nobody_but_the_tutor_decides_about_it(
    teacher: Door, principal: Door, routes: Routes, course: dict[str, Any]
) -> None:
    address = f"steps/{course['steps'][0]['id']}/implementation"
    for door in (teacher, principal, routes.door("methodist")):
        door.post(address, {}, 403)
        door.post(f"{address}/refusal", {"reason": "Нет"}, 403)
    routes.door("tutor", person="other_tutor", place="B").post(address, {}, 404)


def test_the_certificate_of_a_course_is_offered_filled_in(
    routes: Routes, tutor: Door, course: dict[str, Any]
) -> None:
    [step] = course["steps"]
    tutor.patch(f"steps/{step['id']}", {"hours": 36}, 409)  # accepted: what was planned is history
    page = as_tutor(routes).see(f"/routes/routes/{course['id']}")
    address = f"/routes/people/{known('teacher')}/certificates?step={step['id']}"
    assert address in page
    assert 'value="Курс"' in as_tutor(routes).see(address)
    scan = sent(pdf(), "Удостоверение.pdf")
    form = {"programme": "Курс", "kind": "professional_development", "hours": "36"}
    as_tutor(routes).send(address, form | {"issued_on": ahead(0), "files": scan})
    [kept] = tutor.get("certificates")
    assert (kept["step_id"], kept["hours"]) == (step["id"], 36.0)
    assert address not in as_tutor(routes).see(f"/routes/routes/{course['id']}")
    for role, place, status in (("principal", "A", 200), ("principal", "B", 404), ("methodist", None, 200)):
        somebody = routes.door(role, place=place)
        assert somebody.client.get(f"/api/v1/files/{kept['files'][0]['id']}").status_code == status
    routes.door(person="stranger").get(f"files/{kept['files'][0]['id']}", 404)
