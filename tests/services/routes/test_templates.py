"""Templates of routes: a plan without a person, one's own or the municipality's, taken by topics."""

import re
from dataclasses import replace
from typing import Any

from tests.services.routes.acting import confirmed, drafted
from tests.services.routes.making import Door, Routes, ahead, known, person
from tests.services.routes.visiting import Visitor, visitor, words

LESSON = {"kind": "lesson_visit", "title": "Урок коллеги", "days": 30}
COURSE = {"kind": "course", "title": "Курс", "days": 60, "topics": ["legal/L1"]}
BODY: dict[str, Any] = {"title": "Методика за полгода", "topics": ["methodical"], "steps": [LESSON]}


def _at_work(routes: Routes, name: str = "tutor", place: str = "A") -> Visitor:
    return visitor(routes, "tutor", person=name, place=place)


def test_a_plan_becomes_a_template_and_serves_another(routes: Routes, tutor: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    at_work, page = _at_work(routes), f"/routes/routes/{route['id']}"
    form = at_work.see(f"{page}/template")
    assert "Преодолеть" not in form
    line = {"steps-1-kind": "course", "steps-1-days": "30", "steps-1-required": "true"}
    line |= {"title": "Методика", "topics": "methodical", "steps-1-title": "Курс для teacher"}
    at_work.send(f"{page}/template", line | {"steps-1-title": "Разобрать с Ивановым И. И."}, status=422)
    assert "названа" not in form
    assert at_work.send(f"{page}/template", line | {"steps-1-title": "Курс"}) == "/routes/templates"
    [kept] = tutor.get("templates")
    whole = {"kind": "course", "title": "Курс", "programme": "", "days": 30, "required": True, "topics": []}
    added = {"organization": "", "hours": None, "expected_result": "", "practice_id": None}
    assert kept["steps"] == [whole | added]
    assert "goal" not in kept
    assert "Методика" in words(at_work.see("/routes/templates"))
    other = tutor.post("routes", _plan(route), 201)
    shown = words(at_work.see(f"/routes/routes/{other['id']}"))
    assert "1 шаг для: Методическая область." in shown
    for _ in range(2):
        at_work.send(f"/routes/routes/{other['id']}/templates/{kept['id']}")
    [step] = tutor.get(f"routes/{other['id']}")["steps"]
    assert (step["title"], step["deficit_ids"]) == ("Курс", [route["deficits"][0]["id"]])
    assert other["starts_on"] < step["due_on"] <= ahead(30)
    assert "1 шаг для: Методическая область." not in words(at_work.see(f"/routes/routes/{other['id']}"))


def _plan(route: dict[str, Any]) -> dict[str, Any]:
    deficits = [one["id"] for one in route["deficits"]]
    return {"teacher_id": route["teacher_id"], "goal": "Цель", "deficit_ids": deficits}


def test_the_teacher_is_not_named_in_a_template(routes: Routes, tutor: Door) -> None:
    routes.service.hear([replace(person("teacher", "A"), last_name="Дёмина", version=2)])
    route = drafted(tutor, confirmed(tutor))
    line = {"title": "Методика", "topics": "methodical", "steps-1-kind": "course"}
    path = f"/routes/routes/{route['id']}/template"
    refused = _at_work(routes).send(path, line | {"steps-1-title": "Урок Деминой"}, status=422)
    assert "уберите имя" in refused
    assert "Урок Деминой" in refused
    _at_work(routes).send(path, line | {"steps-1-title": "Урок"})


def test_a_template_is_its_owners_the_municipalitys_is_the_methodists(
    routes: Routes, tutor: Door, methodist: Door
) -> None:
    own = tutor.post("templates", BODY, 201)
    shared = methodist.post("templates", BODY | {"title": "Для всех", "for_all": True}, 201)
    tutor.post("templates", BODY | {"for_all": True}, 403)
    other = routes.door("tutor", person="other_tutor", place="B")
    assert [one["title"] for one in other.get("templates")] == ["Для всех"]
    other.get(f"templates/{own['id']}", 404)
    tutor.patch(f"templates/{shared['id']}", {"title": "Моё"}, 403)
    methodist.patch(f"templates/{own['id']}", {"title": "Моё"}, 404)
    for door in (routes.door(person="teacher"), routes.door("principal", person="principal", place="A")):
        door.get("templates", 403)
        door.post("templates", BODY, 403)
    at_work = _at_work(routes)
    listed = at_work.see("/routes/templates?whose=муниципальный")
    assert "Для всех" in listed
    assert f'href="/routes/templates/{shared["id"]}"' not in listed
    at_work.see(f"/routes/templates/{shared['id']}", 403)
    assert "Методика за полгода" in at_work.see("/routes/templates?export=csv")


def test_a_template_is_changed_put_away_and_taken_back(routes: Routes, tutor: Door) -> None:
    body = BODY | {"topics": ["methodical", "legal/L1"], "steps": [LESSON, COURSE]}
    one = tutor.post("templates", body, 201)
    path, at_work = f"/routes/templates/{one['id']}", _at_work(routes)
    form = at_work.see(path)
    assert 'value="Урок коллеги"' in form
    lines = {"title": "Иначе", "topics": ["methodical", "legal/L1"]}
    lines |= {"steps-1-kind": "", "steps-2-kind": "course", "steps-2-title": "Курс", "steps-2-days": "год"}
    assert "Нужно целое число." in at_work.change(path, lines, status=422)
    at_work.change(path, lines | {"steps-2-days": "90", "steps-2-topics": "legal/L1"})
    changed = tutor.get(f"templates/{one['id']}")
    assert (changed["title"], len(changed["steps"])) == ("Иначе", 1)
    assert (changed["steps"][0]["days"], changed["steps"][0]["topics"]) == (90, ["legal/L1"])
    stale = {"If-Match": '"1"'}
    reply = tutor.client.patch(f"/api/v1/templates/{one['id']}", json={"title": "Х"}, headers=stale)
    assert reply.status_code == 412
    at_work.send(f"{path}/archive")
    assert tutor.get("templates?archived=false") == []
    route = drafted(tutor, confirmed(tutor), steps=[])
    tutor.post(f"routes/{route['id']}/templates/{one['id']}", status=409)
    at_work.send(f"{path}/restoring")
    taken = tutor.post(f"routes/{route['id']}/templates/{one['id']}", status=409)
    assert "таких дефицитов в маршруте нет" in taken["detail"]


def test_what_a_template_may_not_be(tutor: Door) -> None:
    tutor.post("templates", BODY | {"steps": []}, 422)
    tutor.post("templates", BODY | {"topics": []}, 422)
    tutor.post("templates", BODY | {"topics": ["методика"]}, 422)
    tutor.post("templates", BODY | {"steps": [COURSE]}, 422)
    tutor.post("templates", BODY | {"steps": [LESSON | {"days": 400}]}, 422)
    tutor.post("templates", BODY | {"note": "Спросить у Петровой М. С."}, 422)


def test_what_of_a_template_does_not_fit_is_said_before_it_is_taken(routes: Routes, tutor: Door) -> None:
    topics = {"topics": ["methodical", "legal"], "steps": [LESSON | {"topics": ["methodical"]}]}
    tutor.post("templates", BODY | topics, 201)
    legal = {"topics": ["methodical", "legal"], "steps": [LESSON, COURSE | {"topics": ["legal"]}]}
    tutor.post("templates", BODY | legal | {"title": "Оба"}, 201)
    route = drafted(tutor, confirmed(tutor), steps=[])
    shown = words(_at_work(routes).see(f"/routes/routes/{route['id']}"))
    assert "Без шагов для: Нормативная область — такого дефицита здесь нет." in shown
    assert len(re.findall("Взять шаги", shown)) == 2
    assert known("teacher").hex not in shown


def test_a_plan_that_worked_is_kept_from_the_page_of_the_route(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    """Not only while it is a draft: what is worth keeping shows later; only whoever accompanies may."""
    route = drafted(tutor, confirmed(tutor))
    path = f"routes/{route['id']}"
    for door, move in ((tutor, "submission"), (teacher, "agreement"), (principal, "approval")):
        door.post(f"{path}/{move}")
    link = f'href="/routes/{path}/template"'
    assert link in _at_work(routes).see(f"/routes/{path}")
    assert "Курс" in _at_work(routes).see(f"/routes/{path}/template")
    for other in (visitor(routes, person="teacher"), visitor(routes, "methodist")):
        assert link not in other.see(f"/routes/{path}")
