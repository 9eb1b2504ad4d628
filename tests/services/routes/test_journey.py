"""The tutor's journey: result → deficits → route → agreement → approval → closing (ust-koksa п.13, 14)."""

from typing import Any

from services.routes.actions import republish
from tests.services.routes.acting import confirmed, diagnosed, drafted, pending, read
from tests.services.routes.making import SHOWN, Door, Routes, ahead, session_of


def states(routes: Routes) -> list[str]:
    """The states the route has told, in order."""
    return [one["data"].decode().split('"state":"')[1].split('"')[0] for one in routes.told("route_changed")]


def test_from_a_result_to_an_approved_route(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    result = diagnosed(tutor)
    assert result["state"] == "scored"
    (deficit,) = tutor.get(f"deficits?diagnostic_id={result['id']}")
    assert (deficit["area"], deficit["severity"], deficit["state"]) == ("methodical", "high", "detected")
    read(tutor)
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    route = drafted(tutor, deficit["id"])
    assert (route["state"], route["awaits"], route["warnings"]) == ("draft", "tutor", [])
    offered = tutor.post(f"routes/{route['id']}/submission")
    assert (offered["state"], offered["awaits"]) == ("draft", "teacher")
    agreed = teacher.post(f"routes/{route['id']}/agreement")
    assert (agreed["state"], agreed["awaits"]) == ("pending_approval", "principal")
    approved = principal.post(f"routes/{route['id']}/approval")
    assert (approved["state"], approved["approved_on"], approved["awaits"]) == ("approved", ahead(0), None)
    assert teacher.get("deficits")[0]["state"] == "in_work"
    versions = [one["sequence"] for one in routes.told("route_changed")]
    assert versions == list(range(1, len(versions) + 1))


def test_the_teacher_may_agree_first(tutor: Door, teacher: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    agreed = teacher.post(f"routes/{route['id']}/agreement")
    assert (agreed["state"], agreed["awaits"]) == ("agreed", "tutor")
    sent = tutor.post(f"routes/{route['id']}/submission")
    assert (sent["state"], sent["awaits"]) == ("pending_approval", "principal")


def test_returned_edited_and_sent_again_is_agreed_anew(tutor: Door, teacher: Door, principal: Door) -> None:
    path = f"routes/{pending(tutor, teacher)['id']}"
    tutor.patch(path, {"goal": "Другая"}, 409)
    back = principal.post(f"{path}/return", {"comment": "Уточните сроки"})
    assert (back["state"], back["awaits"]) == ("returned", "tutor")
    assert tutor.patch(path, {"planned_until": ahead(100)})["state"] == "draft"
    principal.post(f"{path}/approval", status=404)
    assert tutor.post(f"{path}/submission")["awaits"] == "teacher"
    assert teacher.post(f"{path}/return", {"comment": "Не успею"})["state"] == "returned"
    assert tutor.post(f"{path}/submission")["awaits"] == "teacher"
    assert teacher.post(f"{path}/agreement")["state"] == "pending_approval"


def _done(tutor: Door, teacher: Door, principal: Door) -> tuple[str, str]:
    """A completed route and its deficit."""
    route = pending(tutor, teacher)
    path = f"routes/{route['id']}"
    principal.post(f"{path}/approval")
    tutor.post(f"{path}/start")
    tutor.post(f"{path}/completion", status=409)
    step = tutor.get(path)["steps"][0]
    teacher.post(f"steps/{step['id']}/evidence", {"evidence": "Удостоверение № 1"})
    tutor.post(f"steps/{step['id']}/return", {"comment": "Приложите план урока"})
    teacher.post(f"steps/{step['id']}/evidence", {"evidence": "План урока"})
    tutor.post(f"steps/{step['id']}/acceptance")
    assert tutor.post(f"{path}/completion")["awaits"] == "tutor"
    return path, tutor.get("deficits")[0]["id"]


def test_closing_by_a_conclusion(tutor: Door, teacher: Door, principal: Door) -> None:
    path, deficit_id = _done(tutor, teacher, principal)
    tutor.post(f"{path}/closing", {}, 422)
    tutor.post(f"{path}/closing", {"conclusion": "Итог"}, 422)
    body = {"conclusion": "Итог", "outcomes": {deficit_id: "resolved"}}
    closed = tutor.post(f"{path}/closing", body)
    assert (closed["state"], closed["closed_on"]) == ("closed", ahead(0))
    assert tutor.get(f"deficits/{deficit_id}")["state"] == "resolved"


def test_closing_by_a_rediagnosis(tutor: Door, teacher: Door, principal: Door) -> None:
    path, deficit_id = _done(tutor, teacher, principal)
    answers = dict.fromkeys(("M1", "M2", "M4", "M5", "M9", "M6", "M7", "P1", "C3", "D2", "M10", "S1"), 2)
    again = diagnosed(tutor, name="VISIT12", answers=answers)
    closed = tutor.post(f"{path}/closing", {"rediagnosis_id": again["id"]})
    assert closed["state"] == "closed"
    assert tutor.get(f"deficits/{deficit_id}")["state"] == "persists"


def test_an_edit_after_approval_is_a_new_version(tutor: Door, teacher: Door, principal: Door) -> None:
    path = f"routes/{pending(tutor, teacher)['id']}"
    principal.post(f"{path}/approval")
    edited = tutor.patch(path, {"goal": "Уточнённая цель"})
    assert (edited["state"], edited["plan_version"]) == ("approved", 2)
    tutor.post(f"{path}/steps", {"kind": "webinar", "due_on": ahead(400)}, 422)
    assert tutor.post(f"{path}/steps", {"kind": "webinar"}, 201)["plan_version"] == 3


def test_a_mentoring_step_is_advanced_by_the_session(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    deficit_id = confirmed(tutor)
    route = drafted(
        tutor,
        deficit_id,
        steps=[{"kind": "mentoring", "title": "Уроки", "deficit_ids": [deficit_id]} | SHOWN],
    )
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    principal.post(f"{path}/approval")
    for _ in range(2):
        routes.service.hear([session_of(deficit_id)])
    moved = tutor.get(path)
    assert (moved["state"], moved["steps"][0]["state"]) == ("in_progress", "in_progress")
    assert states(routes).count("in_progress") >= 1


def test_cancelling_gives_the_deficit_back(tutor: Door, teacher: Door, principal: Door) -> None:
    path = f"routes/{pending(tutor, teacher)['id']}"
    principal.post(f"{path}/approval")
    assert tutor.post(f"{path}/cancellation", {"reason": "Уволилась"})["cancelled_on"] == ahead(0)
    assert tutor.get("deficits")[0]["state"] == "confirmed"


def test_republishing_tells_the_same_versions(routes: Routes, tutor: Door, teacher: Door) -> None:
    pending(tutor, teacher)
    before = routes.told("route_changed")[-1]
    with routes.service.database.write() as session:
        assert republish(session) == 3
    assert routes.told("route_changed")[-1] == before


def test_what_is_not_written_is_not_sent_and_all_of_it_is_named(tutor: Door) -> None:
    """As much as the printed route asks for: documents have no sentence of their own for it."""
    deficit_id = confirmed(tutor)
    bare = {"kind": "webinar", "deficit_ids": [deficit_id]}
    steps = [bare | SHOWN, bare | {"kind": "course", "title": "Курс"}, bare | {"title": "Вебинар"} | SHOWN]
    route = drafted(tutor, deficit_id, steps=steps)
    path = f"routes/{route['id']}"
    refused = tutor.post(f"{path}/submission", status=409)
    assert refused["detail"] == (
        "Шаг 1 (вебинар): не написано, что сделать. Шаг «Курс»: не указан предъявляемый результат."
    )
    untitled, unshown, _ = route["steps"]
    tutor.patch(f"steps/{untitled['id']}", {"title": "Вебинар о целях"})
    tutor.patch(f"steps/{unshown['id']}", SHOWN)
    assert tutor.post(f"{path}/submission")["awaits"] == "teacher"


def test_what_a_route_may_not_be(tutor: Door) -> None:
    deficit_id = confirmed(tutor)
    body: dict[str, Any] = {"teacher_id": tutor.get("deficits")[0]["person_id"], "goal": "Цель"}
    tutor.post("routes", body | {"planned_until": ahead(9)}, 409)
    tutor.post("routes", body | {"planned_until": ahead(-9), "deficit_ids": [deficit_id]}, 422)
    bare = tutor.post("routes", body | {"planned_until": ahead(9), "deficit_ids": [deficit_id]}, 201)
    tutor.post(f"routes/{bare['id']}/submission", status=409)
    second = tutor.post("routes", body | {"planned_until": ahead(9), "request": "Прошу"}, 201)
    assert second["warnings"] == ["У педагога уже есть открытый маршрут."]
