"""One plan for a group: copied by deficits, sent together, signed together, each decided by itself."""

import re

from services.routes.rules.wording import GOAL
from tests.services.routes.acting import diagnosed, drafted, read
from tests.services.routes.banking import published
from tests.services.routes.making import SHOWN, Door, Routes, ahead, consent, known, pair, person
from tests.services.routes.visiting import Visitor, visitor, words

GROUP = [f"colleague{number}" for number in range(20)]
WEAK = [{"area": "methodical", "percent": 55}, {"area": "legal", "percent": 50}]


def _confirmed(tutor: Door, name: str, *, weak: int = 1) -> list[str]:
    """Results that propose deficits, and the tutor who confirms them."""
    diagnosed(tutor, person=name, areas=WEAK[:weak])
    found = [one for one in tutor.get("deficits?limit=100") if one["person_id"] == str(known(name))]
    read(tutor, person=name)
    for one in found:
        tutor.post(f"deficits/{one['id']}/confirmation")
    return [one["id"] for one in sorted(found, key=lambda one: one["area"], reverse=True)]


def _people(routes: Routes, names: list[str]) -> None:
    routes.service.hear(person(name, "A") for name in names)
    routes.service.hear(consent(name) for name in names)


def _at_work(routes: Routes) -> Visitor:
    return visitor(routes, "tutor", person="tutor", place="A")


def test_from_twenty_results_to_twenty_routes_sent(routes: Routes, tutor: Door) -> None:
    """One route built in two presses, nineteen copied in one, all sent in one."""
    _people(routes, GROUP)
    for name in GROUP:
        _confirmed(tutor, name)
    at_work = _at_work(routes)
    page = at_work.send(f"/routes/people/{known(GROUP[0])}/builder")
    offers = re.findall(r'name="offer" value="([^"]*)"', at_work.see(page))
    at_work.send(f"{page}/suggestions", {"offer": offers[:2]})
    form = at_work.see(f"{page}/copies")
    chosen = re.findall(r'name="person_ids" value="([^"]*)"[^>]* checked', form)
    assert set(chosen) == {str(known(name)) for name in GROUP[1:]}
    assert words(form).count("Подходит: Методическая область · 2 шага") == 19
    for _ in range(2):
        assert at_work.send(f"{page}/copies", {"person_ids": chosen}) == "/routes/sending"
    drafts = at_work.see("/routes/sending")
    ready = re.findall(r'name="route" value="([^"]*)"', drafts)
    assert len(ready) == 20
    assert "Отправить все" in words(drafts)
    at_work.send("/routes/sending", {"route": ready})
    assert "Отправлено 20 маршрутов." in at_work.see("/routes/sending")
    sent = tutor.get("routes?limit=100")
    assert {one["awaits"] for one in sent} == {"teacher"}
    assert len({one["teacher_id"] for one in sent}) == len(sent) == 20


def test_what_does_not_match_is_named_before_and_left_out(routes: Routes, tutor: Door) -> None:
    _people(routes, ["both", "one", "none"])
    both = _confirmed(tutor, "both", weak=2)
    steps = [
        {"kind": "course", "title": "Курс права", "due_on": ahead(30), "deficit_ids": [both[1]]},
        {"kind": "lesson_visit", "title": "Урок", "due_on": ahead(20), "deficit_ids": [both[0]]},
        {"kind": "webinar", "title": "Для всех", "due_on": None, "deficit_ids": []},
    ]
    plan = {"teacher_id": str(known("both")), "deficit_ids": both, "goal": "Помочь человеку"}
    route = drafted(tutor, both[0], **plan, steps=steps)
    [own] = _confirmed(tutor, "one")
    at_work, page = _at_work(routes), f"/routes/routes/{route['id']}"
    form = words(at_work.see(f"{page}/copies"))
    assert "Не копируются шаги для: Нормативная область" in form
    assert "none" not in form
    [candidate] = tutor.get(f"routes/{route['id']}/copies")
    assert (candidate["name"], candidate["steps"]) == ("one Анна", 2)
    assert "Отметьте хотя бы одного" in at_work.send(f"{page}/copies", {}, status=422)
    [made] = tutor.post(f"routes/{route['id']}/copies", {"person_ids": [str(known("one"))]}, 201)
    assert [one["title"] for one in made["steps"]] == ["Урок", "Для всех"]
    assert [one["id"] for one in made["deficits"]] == [own]
    assert made["goal"] == GOAL
    body = {"person_ids": [str(known("one")), str(known("none"))]}
    assert tutor.post(f"routes/{route['id']}/copies", body, 201) == []


def test_a_copy_and_a_template_bring_the_whole_step(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    """Who teaches, how long, what is shown, which practice; one not offered now leaves its title."""
    _people(routes, ["one", "two", "three", "four"])
    told = {"organization": "ИРО", "hours": 36.0, "expected_result": "План урока"}
    practice = published(teacher, methodist)
    found = {name: _confirmed(tutor, name)[0] for name in ("one", "two", "three", "four")}
    step = {"kind": "course", "title": "Курс", "practice_id": practice["id"], "deficit_ids": [found["one"]]}
    route = drafted(tutor, found["one"], teacher_id=str(known("one")), steps=[step | told])
    at_work, path = _at_work(routes), f"routes/{route['id']}"
    form = at_work.see(f"/routes/{path}/template")
    line = {f"steps-1-{name}": str(value) for name, value in told.items()}
    kept = {"title": "Как у one", "topics": "methodical", "steps-1-kind": "course", "steps-1-title": "Курс"}
    assert practice["title"] in words(form)
    at_work.send(f"/routes/{path}/template", kept | line | {"steps-1-practice_id": practice["id"]})
    [template] = tutor.get("templates")
    [copy] = tutor.post(f"{path}/copies", {"person_ids": [str(known("two"))]}, 201)
    plan = {"teacher_id": str(known("three")), "deficit_ids": [found["three"]], "goal": "Цель"}
    third = tutor.post("routes", plan, 201)
    at_work.send(f"/routes/routes/{third['id']}/templates/{template['id']}")
    whole = told | {"practice_id": practice["id"]}
    for one in (copy, tutor.get(f"routes/{third['id']}")):
        [taken] = one["steps"]
        assert {name: taken[name] for name in whole} == whole
    methodist.post(f"practices/{practice['id']}/archiving")
    [bare] = tutor.post(f"{path}/copies", {"person_ids": [str(known("four"))]}, 201)
    assert (bare["steps"][0]["title"], bare["steps"][0]["practice_id"]) == ("Курс", None)


def test_a_plan_is_copied_to_ones_own_people_only(routes: Routes, tutor: Door) -> None:
    _people(routes, ["one"])
    [deficit_id] = _confirmed(tutor, "one")
    route = drafted(tutor, deficit_id, teacher_id=str(known("one")))
    body = {"person_ids": [str(known("stranger"))]}
    tutor.post(f"routes/{route['id']}/copies", body, 403)
    routes.door("tutor", person="other_tutor", place="B").post(f"routes/{route['id']}/copies", body, 404)
    routes.door("methodist").post(f"routes/{route['id']}/copies", body, 403)
    other = visitor(routes, "tutor", person="other_tutor", place="B")
    other.see(f"/routes/routes/{route['id']}/copies", 404)
    assert str(route["id"]) not in other.see("/routes/sending")


def test_what_is_refused_does_not_hold_the_others_back(routes: Routes, tutor: Door) -> None:
    """A draft without a step stays; of two signed together the one that changed meanwhile waits."""
    _people(routes, ["one", "two", "three"])
    made = []
    for name in ("one", "two", "three"):
        [deficit_id] = _confirmed(tutor, name)
        steps = (
            []
            if name == "three"
            else [{"kind": "webinar", "title": "Вебинар", "deficit_ids": [deficit_id]} | SHOWN]
        )
        made.append(drafted(tutor, deficit_id, teacher_id=str(known(name)), steps=steps))
    at_work = _at_work(routes)
    assert "Добавьте хотя бы один шаг." in words(at_work.see("/routes/sending"))
    at_work.send("/routes/sending", {"route": [one["id"] for one in made]})
    told = words(at_work.see("/routes/sending"))
    assert "Отправлено 2 маршрута." in told
    assert "Не прошло: 1 маршрут. В маршруте нет ни одного шага." in told
    for name, one in zip(("one", "two"), made, strict=False):
        routes.door(person=name).post(f"routes/{one['id']}/agreement")
    director = visitor(routes, "principal", person="principal", place="A")
    assert "На подпись: 2" in words(director.see("/routes/routes"))
    asked = re.findall(r'name="route" value="([^"]*)"', director.see("/routes/signing"))
    assert len(asked) == 2
    old = f"{asked[1].partition('@')[0]}@1"
    director.send("/routes/signing", {"route": [asked[0], old]})
    told = words(director.see("/routes/signing"))
    assert "Утверждён 1 маршрут." in told
    assert "Прочитайте ещё раз." in told
    assert "none" not in told
    signed = [tutor.get(f"routes/{one['id']}") for one in made[:2]]
    assert sorted(one["state"] for one in signed) == ["approved", "pending_approval"]


def test_a_party_is_not_asked_to_sign(routes: Routes, tutor: Door) -> None:
    _people(routes, ["one"])
    routes.service.hear([pair("principal", "one")])
    route = drafted(tutor, _confirmed(tutor, "one")[0], teacher_id=str(known("one")))
    tutor.post(f"routes/{route['id']}/submission")
    routes.door(person="one").post(f"routes/{route['id']}/agreement")
    director = visitor(routes, "principal", person="principal", place="A")
    assert "Ничего не ждёт вашей подписи" in director.see("/routes/signing")
    told = director.send("/routes/signing", {"route": f"{route['id']}@99"})
    assert "Не прошло: 1 маршрут." in words(director.see(told))
    visitor(routes, person="teacher").see("/routes/signing", 403)
