"""Who may act and what each sees: other schools, principals, mentors, methodists, parties of a route."""

from dataclasses import replace

from tests.services.routes.acting import confirmed, diagnosed, drafted, instrument, pending
from tests.services.routes.making import (
    MUN,
    Door,
    Routes,
    ahead,
    consent,
    known,
    pair,
    person,
    principal_account,
)

SECRET = ("answers", "findings", "comment", "instrument_id", "conducted_on")


def test_another_schools_people_are_not_there(routes: Routes, tutor: Door, teacher: Door) -> None:
    route = pending(tutor, teacher)
    for roles, name in ((("tutor",), "other_tutor"), (("principal",), "other_principal"), ((), "stranger")):
        door = routes.door(*roles, person=name, place="B")
        assert door.get("diagnostics") == door.get("deficits") == door.get("routes") == []
        door.get(f"routes/{route['id']}", 404)
    routes.door("principal", person="other_principal", place="B").post(
        f"routes/{route['id']}/approval", status=404
    )
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    routes.door("tutor", person="other_tutor", place="B").post("diagnostics", body, 403)


def test_the_methodist_and_the_mentor_see_only_that_it_exists(
    routes: Routes, tutor: Door, methodist: Door
) -> None:
    diagnosed(tutor)
    for door in (methodist, routes.door(person="mentor")):
        (seen,) = door.get("diagnostics")
        assert seen["passed"]
        assert not set(SECRET) & set(seen)
    assert routes.door(person="mentor").get("deficits") == []
    methodist.get("deficits", 403)
    routes.door("approver").get("diagnostics", 403)
    routes.door("analyst").get("deficits", 403)


def test_the_principal_sees_topics_only_while_asked_to_sign(
    tutor: Door, teacher: Door, principal: Door
) -> None:
    draft = drafted(tutor, confirmed(tutor))
    path = f"routes/{draft['id']}"
    principal.get(path, 404)
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    asked = principal.get(path)
    assert set(asked["deficits"][0]) == {"id", "area", "topic"}
    assert asked["goal"]
    principal.post(f"{path}/approval")
    after = principal.get(path)
    assert after["deficits"] == []
    assert "goal" not in after
    assert "title" not in after["steps"][0]
    assert principal.get("deficits") == []


def test_only_the_signatory_approves(routes: Routes, tutor: Door, teacher: Door, methodist: Door) -> None:
    path = f"routes/{pending(tutor, teacher)['id']}/approval"
    teacher.post(path, status=403)
    tutor.post(path, status=403)
    methodist.post(path, status=403)
    routes.door("approver").post(path, status=403)
    routes.door("principal", person="tutor", place="A").post(path, status=403)
    routes.door("principal", person="teacher", place="A").post(path, status=403)
    routes.door("principal", person="mentor", place="A").post(path, status=403)


def test_the_methodist_approves_when_the_principal_is_the_mentor(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, methodist: Door
) -> None:
    routes.service.hear([pair("principal", "teacher")])
    route = pending(tutor, teacher)
    assert route["awaits"] == "methodist"
    principal.post(f"routes/{route['id']}/approval", status=403)
    assert methodist.post(f"routes/{route['id']}/approval")["state"] == "approved"


def test_a_second_principal_keeps_the_signature_at_school(routes: Routes, tutor: Door, teacher: Door) -> None:
    routes.service.hear([pair("principal", "teacher"), principal_account("stranger", "A")])
    assert pending(tutor, teacher)["awaits"] == "principal"


def test_the_teacher_moves_nothing_that_is_the_tutors(tutor: Door, teacher: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    path = f"routes/{route['id']}"
    for move in ("submission", "start", "completion"):
        teacher.post(f"{path}/{move}", status=403)
    teacher.patch(path, {"goal": "Своё"}, 403)
    tutor.post(f"{path}/agreement", status=403)
    teacher.post(f"{path}/return", {"comment": "Рано"}, 409)


def test_without_a_token_there_is_nothing(routes: Routes) -> None:
    response = routes.service.app.test_client().get("/api/v1/routes")
    assert response.status_code == 401


def test_certificates_go_by_reach(routes: Routes, teacher: Door, principal: Door, methodist: Door) -> None:
    body = {"person_id": str(known("teacher")), "programme": "ФГОС", "issued_on": "2025-03-10", "number": "1"}
    teacher.post("certificates", body, 201)
    principal.post("certificates", body, 409)
    for door in (teacher, principal, methodist):
        assert len(door.get("certificates")) == 1
    other = routes.door("principal", person="other_principal", place="B")
    assert other.get("certificates") == []
    other.post("certificates", body | {"number": "2"}, 403)


def test_a_stale_version_is_refused_and_pages_follow(tutor: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    path = f"/api/v1/routes/{route['id']}"
    stale = tutor.client.patch(path, json={"goal": "Цель"}, headers={"If-Match": '"9"'})
    assert stale.status_code == 412
    step = route["steps"][0]["id"]
    dates = {"steps": [{"step_id": step, "due_on": ahead(20)}]}
    for address, body in ((f"{path}/dates", dates), (f"/api/v1/steps/{step}", {"title": "Иначе"})):
        late = tutor.client.patch(address, json=body, headers={"If-Match": '"9"'})
        assert late.status_code == 412, address
    for unsaid in ({}, {"If-Match": "*"}):
        assert tutor.client.patch(path, json={"goal": "Цель"}, headers=unsaid).status_code == 200
    present = tutor.client.get(path).headers["ETag"]
    assert tutor.client.patch(path, json={"goal": "Цель"}, headers={"If-Match": present}).status_code == 200
    first = tutor.client.get("/api/v1/instruments?limit=1")
    assert "cursor=" in first.headers["Link"]


def test_an_account_without_a_person_is_nobodys_tutor(routes: Routes, tutor: Door, methodist: Door) -> None:
    """A null person must not match what has no tutor or nobody entered yet."""
    row = {"row": 2, "person_id": str(known("teacher")), "goal": "Цель", "state": "draft"}
    body = {"kind": "routes", "municipality_id": str(MUN), "imported_on": "2025-12-01", "rows": [row]}
    methodist.post("imports", body)
    person = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    tutor.post("diagnostics", person, 201)
    for role in ("tutor", "principal"):
        door = routes.door(role, place="B")
        assert door.get("routes") == []
    assert routes.door("tutor", place="B").get("diagnostics") == []


def test_the_principal_knows_that_a_diagnostic_exists_and_nothing_of_its_content(
    routes: Routes, tutor: Door, principal: Door
) -> None:
    """Domain: that a diagnostic exists – yes; scores, severity, texts, topics – no."""
    passed = diagnosed(tutor)
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "SELF23")}
    withdrawn = tutor.post("diagnostics", body, 201)
    (seen,) = [one for one in principal.get("diagnostics") if one["passed"]]
    assert set(seen) == {"id", "person_id", "passed", "instrument_id", "assigned_on", "conducted_on"}
    assert principal.get(f"diagnostics/{passed['id']}") == seen
    tutor.post(f"diagnostics/{withdrawn['id']}/annulment", {"reason": "Согласие отозвано"})
    assert principal.get("diagnostics") == [seen]
    assert routes.door("principal", person="other_principal", place="B").get("diagnostics") == []
    page = principal.client.get("/diagnostics").get_data(as_text=True)
    assert "пройдена" in page
    for door in ("/diagnostics/new", "/instruments", "/annulment", "/result"):
        assert f'/routes{door}"' not in page
    one = principal.client.get(f"/diagnostics/{passed['id']}").get_data(as_text=True)
    assert "видят только педагог и его тьютор" in one
    exported = principal.client.get("/diagnostics?export=csv").get_data(as_text=True)
    assert "Инструмент" in exported
    assert "55" not in exported


def test_a_schools_tutor_is_no_tutor_of_its_managers(routes: Routes, tutor: Door, methodist: Door) -> None:
    """Domain: the assigned tutor; a subordinate does not read how a head was measured (ust-koksa 9)."""
    head = person("principal", "A")
    job = replace(head.employments[0], staff_category="managerial")
    routes.service.hear([replace(head, employments=(job,), version=2), consent("principal")])
    body = {"person_id": str(known("principal")), "instrument_id": instrument(tutor, "SELF23")}
    one = methodist.post("diagnostics", body, 201)
    himself = routes.door("principal", person="principal", place="A")
    himself.post(f"diagnostics/{one['id']}/result", {"conducted_on": ahead(0), "answers": {"M1": 3}})
    assert himself.get("deficits")
    assert tutor.get("diagnostics") == tutor.get("deficits") == []
    tutor.get(f"diagnostics/{one['id']}", 404)
    deficit = {"person_id": str(known("principal")), "area": "legal", "severity": "high"}
    tutor.post("deficits", deficit | {"evidence": "lesson_visit"}, 403)
    assert tutor.client.get(f"/people/{known('principal')}").status_code == 404
    himself.post(f"diagnostics/{one['id']}/acknowledgement")
    chief = routes.door("tutor", person="chief")
    assert {each["person_id"] for each in chief.get("diagnostics")} == {str(known("principal"))}
    (found, *_) = chief.get("deficits")
    assert chief.post(f"deficits/{found['id']}/confirmation")["state"] == "confirmed"
    made = drafted(chief, found["id"], teacher_id=str(known("principal")))
    assert [each["id"] for each in chief.get("routes")] == [made["id"]]
    chief.post("deficits", deficit | {"person_id": str(known("teacher")), "evidence": "lesson_visit"}, 403)
    assert str(known("principal")) in chief.client.get("/").get_data(as_text=True)


def test_a_released_topic_of_a_proposal_is_seen_by_the_mentor_and_the_methodist(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    """It is the teacher who releases, whatever the tutor has decided; the level stays with the two."""
    diagnosed(tutor, areas=[{"area": "methodical", "topic": "M1", "percent": 30}])
    (deficit,) = teacher.get("deficits")
    assert deficit["state"] == "detected"
    mentor = routes.door(person="mentor")
    for door in (mentor, methodist):
        assert door.get("deficits/released") == []
    teacher.post(f"deficits/{deficit['id']}/release", {"released": True})
    for door in (mentor, methodist):
        (seen,) = door.get("deficits/released")
        assert set(seen) == {"person_id", "area", "topic", "released_on"}
        page = door.client.get(f"/people/{known('teacher')}").get_data(as_text=True)
        assert "Открытые темы" in page
        assert "Цели урока" in page
        assert "высок" not in page
    assert "Цели урока" in mentor.client.get("/mine").get_data(as_text=True)
    assert routes.door("tutor", person="other_tutor", place="B").get("deficits/released") == []
    teacher.post(f"deficits/{deficit['id']}/release", {"released": False})
    assert mentor.get("deficits/released") == []


def test_a_draft_is_between_the_teacher_and_the_tutor(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, methodist: Door
) -> None:
    """Others learn of a route once the teacher has agreed to it: in lists, pages, papers and counts."""
    path = f"routes/{drafted(tutor, confirmed(tutor))['id']}"
    others = (principal, methodist)

    def seen() -> list[int]:
        return [len(door.get("routes")) for door in others]

    def refused(status: int) -> None:
        for door in others:
            door.get(path, status)
            assert door.client.get(f"/{path}").status_code == status
        assert principal.client.get(f"/{path}/print").status_code == status

    for move in ("", "submission"):
        if move:
            tutor.post(f"{path}/{move}")
        assert seen() == [0, 0]
        refused(404)
    assert "черновик" not in methodist.client.get("/overview").get_data(as_text=True).lower()
    teacher.post(f"{path}/agreement")
    assert seen() == [1, 1]
    refused(200)
    principal.post(f"{path}/return", {"comment": "Добавьте шаг"})
    assert seen() == [1, 1], "whoever sent it back sees where it is"
    tutor.patch(path, {"goal": "Другая цель"})
    tutor.post(f"{path}/submission")
    assert seen() == [0, 0]
