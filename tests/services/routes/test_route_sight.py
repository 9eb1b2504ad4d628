"""Who reads the words of a route: one rule for the page, the API, the list's export and the paper."""

from typing import Any

import pytest

from services.routes.rules.visibility import route_sight
from services.routes.rules.wording import GOAL
from tests.services.routes.acting import confirmed, drafted, pending
from tests.services.routes.making import SHOWN, Door, Routes, ahead, known, pair
from tests.services.routes.visiting import visitor

SECRETS = ("СЕКРЕТ-ЦЕЛИ", "СЕКРЕТ-ШАГА", "высокий", '"high"', "Методическая область", '"methodical"')


def everything(door: Door, route: dict[str, Any]) -> str:
    """What the doors of one route and of the list say to somebody, refused ones nothing."""
    path = f"/routes/{route['id']}"
    doors = (f"/api/v1{path}", "/api/v1/routes", path, "/routes?export=csv", "/signing", f"{path}/print")
    replies = [door.client.get(address) for address in doors]
    return "".join(one.get_data(as_text=True) for one in replies if one.status_code == 200)


def told(text: str) -> set[str]:
    return {one for one in SECRETS if one in text}


def of_person(tutor: Door) -> dict[str, Any]:
    """A route whose goal and step give its deficit away."""
    deficit = confirmed(tutor)
    step = {"kind": "course", "title": "СЕКРЕТ-ШАГА", "due_on": ahead(30), "deficit_ids": [deficit]}
    step |= {"hours": 36} | SHOWN
    return drafted(tutor, deficit, goal="СЕКРЕТ-ЦЕЛИ", steps=[step])


def signed(tutor: Door, teacher: Door, signer: Door) -> dict[str, Any]:
    """Sent, agreed to, signed and begun."""
    route = of_person(tutor)
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    signer.post(f"{path}/approval")
    tutor.post(f"{path}/start")
    return route


def test_whoever_led_a_route_to_its_end_sees_only_that_it_was(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    """A tutor who is no longer assigned: the same everywhere, and no button that refuses."""
    route = signed(tutor, teacher, principal)
    path = f"routes/{route['id']}"
    former = routes.door("tutor", person="tutor", place="B")
    assert {"СЕКРЕТ-ЦЕЛИ", "СЕКРЕТ-ШАГА"} <= told(everything(former, route))
    assert former.get(path)["deficits"][0]["severity"]
    [step] = tutor.get(path)["steps"]
    teacher.client.post(f"/api/v1/steps/{step['id']}/evidence", data={"evidence": "Сделано"})
    tutor.post(f"steps/{step['id']}/acceptance")
    tutor.post(f"{path}/completion")
    deficit = route["deficits"][0]["id"]
    outcome = {"conclusion": "Видно на уроках", "outcomes": {deficit: "resolved"}}
    former.post(f"{path}/closing", outcome)
    assert told(everything(former, route)) == set()
    assert former.get(path)["state"] == "closed"
    assert former.get("routes")[0]["id"] == route["id"]
    page = former.client.get(f"/{path}").get_data(as_text=True)
    for tail in ("copies", "print", "versions", "builder"):
        assert f"{route['id']}/{tail}" not in page
    assert former.client.get(f"/api/v1/{path}/print.docx").status_code == 403
    assert {"СЕКРЕТ-ЦЕЛИ", "СЕКРЕТ-ШАГА"} <= told(everything(tutor, route)), (
        "the school's tutor is still theirs"
    )


def test_a_result_is_read_by_the_assigned_tutor_not_by_whoever_entered_it(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    confirmed(tutor)
    elsewhere = routes.door("tutor", person="tutor", place="B")
    assert elsewhere.get("diagnostics") == elsewhere.get("deficits") == []


def test_a_deputy_signs_by_kinds_and_dates_until_the_teacher_opens_the_topics(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    """Domain: the methodist knows the topics that the teacher released, also while signing."""
    routes.service.hear([pair("principal", "teacher")])
    route = of_person(tutor)
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    asked = methodist.get(path)
    assert asked["awaits"] == "methodist"
    assert asked["steps"][0]["hours"] == 36
    assert told(everything(methodist, route)) == set()
    assert "Утвердить" in methodist.client.get(f"/{path}").get_data(as_text=True)
    [deficit] = route["deficits"]
    teacher.post(f"deficits/{deficit['id']}/release", {"released": True})
    read = told(everything(methodist, route))
    assert {"СЕКРЕТ-ЦЕЛИ", "СЕКРЕТ-ШАГА", "Методическая область"} <= read
    assert not {"высокий", '"high"'} & read
    assert methodist.client.get(f"/api/v1/{path}/print").status_code == 200
    methodist.post(f"{path}/approval")
    assert told(everything(methodist, route)) == set(), "a released topic stands on the teacher's page"


def test_a_principal_who_is_a_party_is_not_shown_what_they_may_not_sign(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    """Of two principals of a school the teacher's mentor reads no topics: nobody asks them to sign."""
    routes.service.hear([pair("principal", "teacher"), pair("mentor", "teacher")])
    route = of_person(tutor)
    tutor.post(f"routes/{route['id']}/submission")
    teacher.post(f"routes/{route['id']}/agreement")
    mentor = routes.door("principal", person="mentor", place="A")
    assert told(everything(mentor, route)) == set()
    assert mentor.get(f"routes/{route['id']}")["state"] == "pending_approval"


def test_the_list_and_its_file_have_no_words_of_routes(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    """Not even for whoever may read them one by one: a file goes on to others."""
    pending(tutor, teacher)
    for door in (tutor, teacher, principal):
        for kind in ("csv", "xlsx"):
            text = door.client.get(f"/routes?export={kind}").get_data()
            assert "Преодолеть".encode() not in text
        assert "Цель" not in door.client.get("/routes?export=csv").get_data(as_text=True)


def test_the_usual_goal_names_no_deficit(routes: Routes, tutor: Door) -> None:
    confirmed(tutor)
    page = visitor(routes, "tutor", person="tutor", place="A")
    page.send(f"/routes/people/{known('teacher')}/builder")
    [route] = tutor.get("routes")
    assert route["goal"] == GOAL
    assert "область" not in route["goal"]


def test_the_approver_reads_no_route(routes: Routes, tutor: Door, teacher: Door) -> None:
    """Domain: the education authority has aggregates, and nobody's name."""
    route = pending(tutor, teacher)
    approver = visitor(routes, "approver")
    for door in ("/routes/routes", f"/routes/routes/{route['id']}", "/routes/signing"):
        approver.see(door, 403)
    overview = approver.see("/routes/overview")
    assert 'href="/routes/routes' not in overview
    for move in ("approval", "return"):
        routes.door("approver").post(f"routes/{route['id']}/{move}", {"comment": "Рано"}, 403)


@pytest.mark.parametrize("released", [(), (True,), (True, False)])
def test_the_rule_as_a_table(released: tuple[bool, ...]) -> None:
    def words(*relations: str, asked: str = "", party: bool = False) -> bool:
        return route_sight(relations, asked=asked, party=party, released=released).words

    assert words("teacher")
    assert words("tutor")
    assert words("principal", asked="principal")
    assert words("methodist", asked="methodist") == all(released)
    assert not words("principal", asked="principal", party=True)
    for others in ((), ("principal",), ("methodist",), ("mentor",), ("approver",), ("analyst",)):
        assert not words(*others)
