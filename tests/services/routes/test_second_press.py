"""The second press of a button says the truth: nothing changes, or it is said where things stand."""

from typing import Any

from tests.services.routes.acting import confirmed, diagnosed, drafted, read
from tests.services.routes.attaching import report
from tests.services.routes.cooperating import asked
from tests.services.routes.making import Door, Routes, ahead
from tests.services.routes.visiting import visitor


def twice(door: Door, path: str, body: Any = None) -> dict[str, Any]:
    """Press, press again: the second changes nothing, not even the version."""
    first = door.post(path, body)
    again = door.post(path, body)
    assert again == first, path
    return dict(again)


def refused(door: Door, path: str, body: Any = None) -> str:
    return str(door.post(path, body, 409)["detail"])


def test_every_move_of_a_route_pressed_twice(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    deficit = confirmed(tutor)
    route = drafted(tutor, deficit)
    path, step = f"routes/{route['id']}", route["steps"][0]["id"]
    twice(tutor, f"{path}/submission")
    assert twice(teacher, f"{path}/agreement")["state"] == "pending_approval"
    assert twice(tutor, f"{path}/submission")["state"] == "pending_approval"
    assert twice(principal, f"{path}/approval")["state"] == "approved"
    assert twice(principal, f"{path}/approval", {"approved_on": ahead(0)})["state"] == "approved"
    assert "а этот в состоянии «утверждён»" in refused(tutor, f"{path}/submission")
    assert "утверждён" in refused(principal, f"{path}/return", {"comment": "Рано"})
    assert "утверждён" in refused(teacher, f"{path}/agreement")
    assert twice(tutor, f"{path}/start")["state"] == "in_progress"
    assert "в работе" in refused(principal, f"{path}/approval"), "not the deficits of the route are to blame"
    report(teacher, step, evidence="Сделано")
    twice(tutor, f"steps/{step}/acceptance")
    assert twice(tutor, f"{path}/completion")["state"] == "completed"
    assert twice(tutor, f"steps/{step}/acceptance")["state"] == "completed"
    outcome = {"conclusion": "Видно на уроках", "outcomes": {deficit: "resolved"}}
    tutor.post(f"{path}/closing", outcome)
    for body in (outcome, {}):
        assert "завершён" in refused(tutor, f"{path}/closing", body)
    assert "завершён" in refused(tutor, f"{path}/completion")
    assert len([one for one in tutor.get(f"deficits/{deficit}/history") if one["state"] == "resolved"]) == 1


def test_what_was_sent_back_or_given_up_is_said_to_be(tutor: Door, teacher: Door, principal: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    principal.post(f"{path}/return", {"comment": "Мало шагов"})
    assert "Маршрут уже возвращён" in refused(principal, f"{path}/return", {"comment": "Мало шагов"})
    tutor.post(f"{path}/cancellation", {"reason": "Отпуск"})
    assert "Маршрут уже отменён" in refused(tutor, f"{path}/cancellation", {"reason": "Отпуск"})
    assert "отменён" in refused(tutor, f"{path}/submission")


def test_a_signature_on_an_old_page_is_no_change_behind_ones_back(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    """Both tabs of the principal show the version that awaited them: the second press is as good as none."""
    route = drafted(tutor, confirmed(tutor))
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    version = teacher.post(f"{path}/agreement")["version"]
    at_desk = visitor(routes, "principal", person="principal", place="A")
    for _ in range(2):
        assert at_desk.send(f"/routes/{path}/approval", {"version": version}) == f"/routes/{path}"
        assert "Маршрут утверждён." in at_desk.see(f"/routes/{path}")


def test_decisions_on_deficits_and_results_pressed_twice(tutor: Door, teacher: Door) -> None:
    one = diagnosed(tutor, areas=[{"area": "methodical", "percent": 40}, {"area": "legal", "percent": 45}])
    twice(teacher, f"diagnostics/{one['id']}/acknowledgement", {"comment": "Прочла"})
    first, second = (found["id"] for found in tutor.get("deficits"))
    twice(tutor, f"deficits/{first}/confirmation")
    for _ in range(2):
        done = tutor.post("deficits/confirmations", {"deficit_ids": [first, second]})
        assert {found["state"] for found in done} <= {"confirmed"}
    assert "Дефицит уже подтверждён" in refused(tutor, f"deficits/{first}/confirmation", {"answer": "Иначе"})
    tutor.post(f"deficits/{first}/dismissal", {"reason": "Разобрались"})
    assert "отклонён" in refused(tutor, f"deficits/{first}/confirmation")
    assert "результат внесён" not in refused(tutor, f"diagnostics/{one['id']}/result", _result())


def _result() -> dict[str, Any]:
    return {"conducted_on": ahead(0), "areas": [{"area": "legal", "percent": 50}]}


def test_consultations_pressed_twice(routes: Routes, teacher: Door, methodist: Door, tutor: Door) -> None:
    path = f"consultations/{asked(teacher, show_tutor=True)['id']}"
    twice(methodist, f"{path}/routing")
    route = drafted(tutor, confirmed(tutor))
    stands = tutor.post(f"{path}/step")
    tutor.post(f"routes/{route['id']}/cancellation", {"reason": "Отпуск"})
    assert tutor.post(f"{path}/step") == stands, "it is a step, whatever became of the route"
    waiting = f"consultations/{asked(teacher, show_tutor=True)['id']}"
    assert "постройте маршрут" in refused(tutor, f"{waiting}/step")
    sent = drafted(tutor, route["deficits"][0]["id"])
    tutor.post(f"routes/{sent['id']}/submission")
    teacher.post(f"routes/{sent['id']}/agreement")
    assert "на утверждении" in refused(tutor, f"{waiting}/step"), "there is a route, and it is being signed"
    other = f"consultations/{asked(teacher)['id']}"
    twice(teacher, f"{other}/cancellation")


def test_an_objection_is_one_need_not_two(routes: Routes, tutor: Door, teacher: Door) -> None:
    diagnosed(tutor, areas=[{"area": "methodical", "percent": 40}, {"area": "legal", "percent": 45}])
    read(tutor)
    first = tutor.get("deficits")[0]["id"]
    teacher.post(f"deficits/{first}/contest", {"text": "Не согласна"})
    home = visitor(routes, "tutor", person="tutor", place="A").see("/routes/?export=csv")
    assert "1 возражение ждёт вашего ответа; 1 дефицит ждёт вашего решения" in home
