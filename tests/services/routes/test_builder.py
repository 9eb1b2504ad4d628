"""The builder: a route in three presses, dates and order in place, versions of an approved plan."""

import re
from datetime import date

import pytest

from services.routes.rules.periods import default_period
from services.routes.rules.wording import GOAL
from tests.services.routes.acting import confirmed, drafted, pending
from tests.services.routes.making import SHOWN, TODAY, Door, Routes, ahead, known, pair
from tests.services.routes.visiting import Visitor, visitor, words

PERSON = f"/routes/people/{known('teacher')}"


@pytest.fixture
def at_work(routes: Routes) -> Visitor:
    """The tutor at a browser."""
    return visitor(routes, "tutor", person="tutor", place="A")


def ticked(page: str) -> list[str]:
    """The suggestions that are ticked when the page is opened."""
    boxes = re.findall(r'<input class="form-check-input"[^>]*name="offer" value="([^"]*)"[^>]*>', page)
    chosen = re.findall(r'name="offer" value="([^"]*)"[^>]* checked>', page)
    assert set(chosen) < set(boxes)
    return chosen


def test_three_presses_from_the_list_to_a_sent_route(tutor: Door, teacher: Door, at_work: Visitor) -> None:
    """Built, filled with the suggestions that are ticked already, sent; a press repeated changes nothing."""
    confirmed(tutor)
    begin = f"{PERSON}/builder"
    assert f'action="{begin}"' in at_work.see("/routes/")
    page = at_work.send(begin)
    assert at_work.send(begin) == page
    built = at_work.see(page)
    assert "Добавьте хотя бы один шаг." in built
    assert "Отправить педагогу" not in words(built)
    [offer] = ticked(built)
    for _ in range(2):
        at_work.send(f"{page}/suggestions", {"offer": offer})
    [route] = tutor.get("routes")
    assert (route["starts_on"], route["planned_until"]) == tuple(
        day.isoformat() for day in default_period(TODAY)
    )
    assert route["goal"] == GOAL
    [step] = route["steps"]
    assert route["starts_on"] <= step["due_on"] <= route["planned_until"]
    assert "шагов для него: 1" in at_work.see(page)
    at_work.send(f"{page}/submission", {"version": str(route["version"])})
    assert teacher.get(f"routes/{route['id']}")["awaits"] == "teacher"


def test_several_suggestions_in_one_press_are_due_on_different_days(tutor: Door, at_work: Visitor) -> None:
    route = drafted(tutor, confirmed(tutor), steps=[])
    page = f"/routes/routes/{route['id']}"
    offers = re.findall(r'name="offer" value="([^"]*)"', at_work.see(page))
    at_work.send(f"{page}/suggestions")
    assert "Отметьте хотя бы одну подсказку." in at_work.see(page)
    at_work.send(f"{page}/suggestions", {"offer": offers})
    steps = tutor.get(f"routes/{route['id']}")["steps"]
    assert len(steps) == len(offers) > 1
    assert len({one["due_on"] for one in steps}) == len(offers)
    at_work.send(f"{page}/suggestions", {"only": "нет такой"})
    assert len(tutor.get(f"routes/{route['id']}")["steps"]) == len(offers)


def test_dates_of_all_steps_are_set_in_place_and_a_wrong_one_keeps_what_was_typed(
    tutor: Door, at_work: Visitor
) -> None:
    deficit_id = confirmed(tutor)
    steps = [
        {"kind": "course", "title": title, "due_on": ahead(30), "deficit_ids": [deficit_id]} | SHOWN
        for title in ("Курс", "Урок")
    ]
    route = drafted(tutor, deficit_id, steps=steps)
    page = f"/routes/routes/{route['id']}"
    first, second = [f"due-{one['id']}" for one in route["steps"]]
    refused = at_work.send(f"{page}/dates", {first: ahead(40), second: ahead(900)}, status=422)
    assert "Срок шага должен лежать внутри срока маршрута." in refused
    assert ahead(900) in refused
    assert {one["due_on"] for one in tutor.get(f"routes/{route['id']}")["steps"]} == {ahead(30)}
    assert at_work.send(f"{page}/dates", {first: ahead(40), second: ""}) == page
    assert [one["due_on"] for one in tutor.get(f"routes/{route['id']}")["steps"]] == [ahead(40), None]


def test_steps_are_put_in_another_order_and_stay_there(tutor: Door, at_work: Visitor) -> None:
    deficit_id = confirmed(tutor)
    steps = [
        {"kind": "webinar", "title": title, "due_on": ahead(days), "deficit_ids": [deficit_id]}
        for title, days in (("Третий", 30), ("Первый", 10), ("Второй", 20))
    ]
    route = drafted(tutor, deficit_id, steps=steps)
    assert [one["title"] for one in route["steps"]] == ["Первый", "Второй", "Третий"]
    last = route["steps"][-1]["id"]
    stale = at_work.send(f"/routes/steps/{last}/place", {"position": "1", "version": "0"})
    assert "Прочитайте ещё раз" in at_work.see(stale)
    at_work.send(f"/routes/steps/{last}/place", {"position": "1", "version": str(route["version"])})
    moved = tutor.get(f"routes/{route['id']}")
    assert [one["title"] for one in moved["steps"]] == ["Третий", "Первый", "Второй"]
    again = tutor.post(f"steps/{last}/place", {"position": 1})
    assert again["version"] == moved["version"]
    shown = at_work.see(f"/routes/routes/{route['id']}")
    assert shown.index("Выше: Первый") < shown.index("Выше: Второй")
    assert "Выше: Третий" not in shown
    tutor.patch(f"steps/{last}", {"due_on": ahead(60)})
    assert tutor.get(f"routes/{route['id']}")["steps"][0]["title"] == "Третий"


def test_an_approved_plan_keeps_its_versions_and_says_what_changed(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, at_work: Visitor
) -> None:
    route = pending(tutor, teacher)
    principal.post(f"routes/{route['id']}/approval")
    page, step = f"/routes/routes/{route['id']}", route["steps"][0]
    assert f"{page}/builder" in at_work.see(page)
    assert "станет новой версией плана" in at_work.see(f"{page}/builder")
    at_work.send(f"{page}/dates", {f"due-{step['id']}": step["due_on"]})
    assert tutor.get(f"routes/{route['id']}")["plan_version"] == 1
    assert at_work.send(f"{page}/dates", {f"due-{step['id']}": ahead(45)}) == f"{page}/builder"
    tutor.patch(f"routes/{route['id']}", {"goal": "Иная цель"})
    told = words(visitor(routes, person="teacher").see(f"{page}/versions"))
    assert "Версия 3 — действует" in told
    assert "стала «Иная цель»" in told
    was = date.fromisoformat(step["due_on"]).strftime("%d.%m.%Y")
    assert f"Шаг «Курс»: срок был {was}" in told
    assert [one["number"] for one in teacher.get(f"routes/{route['id']}/versions")] == [3, 2, 1]
    for other in (principal, routes.door("methodist")):
        other.get(f"routes/{route['id']}/versions", 403)
    visitor(routes, "principal", person="principal", place="A").see(f"{page}/versions", 403)


def test_what_has_another_version_is_not_overwritten(tutor: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    step, api = route["steps"][0]["id"], "/api/v1"
    stale = {"If-Match": f'"{route["version"] - 1}"'}
    dates = {"steps": [{"step_id": step, "due_on": ahead(50)}]}
    for method, path, body in (
        ("PATCH", f"steps/{step}", {"title": "Другой"}),
        ("DELETE", f"steps/{step}", None),
        ("POST", f"steps/{step}/place", {"position": 1}),
        ("PATCH", f"routes/{route['id']}/dates", dates),
        ("POST", f"routes/{route['id']}/submission", None),
        ("POST", f"routes/{route['id']}/copies", {"person_ids": [str(known("mentor"))]}),
    ):
        reply = tutor.client.open(f"{api}/{path}", method=method, json=body, headers=stale)
        assert reply.status_code == 412, path
    key = {"Idempotency-Key": "send", "If-Match": f'"{route["version"]}"'}
    sent = [tutor.client.post(f"{api}/routes/{route['id']}/submission", headers=key) for _ in range(2)]
    assert [one.status_code for one in sent] == [200, 200]
    assert sent[1].headers["Idempotency-Replayed"] == "true"


def test_a_mentor_who_signs_hands_the_signature_over(routes: Routes, tutor: Door, teacher: Door) -> None:
    """The principal becomes the teacher's mentor while the route awaits them: the methodist is asked."""
    route = pending(tutor, teacher)
    assert route["awaits"] == "principal"
    routes.service.hear([pair("principal", "teacher")])
    assert routes.door("methodist").get(f"routes/{route['id']}")["awaits"] == "methodist"
    signing = visitor(routes, "methodist")
    form = signing.see("/routes/signing")
    [asked] = re.findall(r'name="route" value="([^"]*)"', form)
    signing.send("/routes/signing", {"route": asked})
    assert tutor.get(f"routes/{route['id']}")["state"] == "approved"


def test_a_deficit_dismissed_meanwhile_is_named_before_sending(tutor: Door, at_work: Visitor) -> None:
    deficit_id = confirmed(tutor)
    route = drafted(tutor, deficit_id)
    tutor.post(f"deficits/{deficit_id}/dismissal", {"reason": "Ошибка"})
    assert "уберите его из этого маршрута" in at_work.see(f"/routes/routes/{route['id']}")
    tutor.post(f"routes/{route['id']}/submission", status=409)
