"""The route on pages: drawn up, given steps, moved by buttons, closed; refusals said where they arise."""

import re

import pytest

from services.routes.rules.wording import GOAL
from tests.services.routes.acting import confirmed, diagnosed, drafted, pending, read
from tests.services.routes.making import Door, Routes, ahead, consent, known
from tests.services.routes.visiting import Visitor, visitor, words

PERSON = f"/routes/people/{known('teacher')}"


@pytest.fixture
def at_work(routes: Routes) -> Visitor:
    """The tutor at a browser."""
    return visitor(routes, "tutor", person="tutor", place="A")


@pytest.fixture
def at_home(routes: Routes) -> Visitor:
    """The teacher with a phone."""
    return visitor(routes, person="teacher")


def test_from_the_persons_page_to_sent_in_a_few_taps(tutor: Door, at_work: Visitor) -> None:
    diagnosed(tutor)
    read(tutor)
    (deficit,) = tutor.get("deficits")
    assert at_work.send(f"/routes/deficits/{deficit['id']}/confirmation") == PERSON
    assert f"{PERSON}/builder" in at_work.see(PERSON)
    form = at_work.see(f"{PERSON}/route")
    assert GOAL in form
    plan = {"goal": "Цель", "deficit_ids": deficit["id"], "starts_on": ahead(0), "planned_until": ahead(150)}
    route = at_work.send(f"{PERSON}/route", plan)
    builder = at_work.see(route)
    assert "Добавьте хотя бы один шаг." in builder
    assert "нет ни одного шага" in builder
    assert "Отправить педагогу" not in words(builder)
    only = re.findall(r'name="only" value="([^"]*)"', builder)[0]
    assert at_work.send(f"{route}/suggestions", {"only": only}) == route
    [step] = tutor.get("routes")[0]["steps"]
    assert ahead(0) <= step["due_on"] <= ahead(150)
    ready = at_work.see(route)
    assert "шагов для него: 1" in ready
    assert "Отправить педагогу" in words(ready)
    at_work.send(f"{route}/submission")
    assert "Ждёт согласия педагога с сегодняшнего дня." in at_work.see(route)


def test_a_suggestion_says_what_helped_colleagues(routes: Routes, tutor: Door, at_work: Visitor) -> None:
    """The same deficit of two colleagues: closed for one, not for the other, by one and the same course."""
    routes.service.hear([consent("mentor"), consent("principal")])
    director = routes.door("principal", person="other_principal", place="A")
    for name, outcome in (("mentor", "resolved"), ("principal", "persists")):
        own = routes.door(person=name)
        diagnosed(tutor, person=name)
        read(tutor, person=name)
        (deficit,) = [one for one in tutor.get("deficits") if one["person_id"] == str(known(name))]
        tutor.post(f"deficits/{deficit['id']}/confirmation")
        route = drafted(tutor, deficit["id"], teacher_id=str(known(name)))
        path = f"routes/{route['id']}"
        tutor.post(f"{path}/submission")
        own.post(f"{path}/agreement")
        director.post(f"{path}/approval")
        own.post(f"steps/{route['steps'][0]['id']}/evidence", {"evidence": "Удостоверение"})
        tutor.post(f"steps/{route['steps'][0]['id']}/acceptance")
        tutor.post(f"{path}/completion")
        tutor.post(f"{path}/closing", {"conclusion": "Итог", "outcomes": {deficit["id"]: outcome}})
    mine = drafted(tutor, confirmed_of(tutor, "teacher"), steps=[])
    page = words(at_work.see(f"/routes/routes/{mine['id']}"))
    assert "Помогло закрыть этот дефицит 1 из 2 коллег." in page
    assert "mentor" not in page[page.index("Подсказки для") :]


def confirmed_of(tutor: Door, name: str) -> str:
    """A confirmed deficit of one person among others."""
    diagnosed(tutor, person=name)
    read(tutor, person=name)
    (deficit,) = [one for one in tutor.get("deficits") if one["person_id"] == str(known(name))]
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    return str(deficit["id"])


def test_a_step_is_added_mended_and_taken_back(tutor: Door, at_work: Visitor) -> None:
    deficit_id = confirmed(tutor)
    route = drafted(tutor, deficit_id)
    page = f"/routes/routes/{route['id']}"
    late = {"kind": "webinar", "title": "Вебинар", "due_on": ahead(500), "deficit_ids": deficit_id}
    shown = at_work.send(f"{page}/steps", late, status=422)
    assert "Срок шага должен лежать внутри срока маршрута." in shown
    assert 'value="Вебинар"' in shown
    at_work.send(f"{page}/steps", late | {"due_on": ahead(20)})
    step = next(one for one in tutor.get(f"routes/{route['id']}")["steps"] if one["kind"] == "webinar")
    assert not step["required"]
    form = at_work.see(f"/routes/steps/{step['id']}")
    assert 'value="Вебинар"' in form
    at_work.change(f"/routes/steps/{step['id']}", late | {"due_on": ahead(25), "required": "true"})
    [changed] = [one for one in tutor.get(f"routes/{route['id']}")["steps"] if one["id"] == step["id"]]
    assert (changed["due_on"], changed["required"]) == (ahead(25), True)
    assert at_work.send(f"/routes/steps/{step['id']}/removal") == page
    assert len(tutor.get(f"routes/{route['id']}")["steps"]) == 1


def test_a_change_of_a_sent_plan_asks_the_teacher_anew(tutor: Door, at_work: Visitor) -> None:
    route = drafted(tutor, confirmed(tutor))
    tutor.post(f"routes/{route['id']}/submission")
    page = f"/routes/routes/{route['id']}"
    assert "спросят о согласии ещё раз" in at_work.see(f"{page}/plan")
    plan = {"goal": "Другая", "starts_on": ahead(0), "planned_until": ahead(120)}
    shown = at_work.change(f"{page}/plan", plan, status=422)
    assert "Маршрут строится на подтверждённом дефиците" in shown
    at_work.change(f"{page}/plan", plan | {"deficit_ids": route["deficits"][0]["id"]})
    assert tutor.get(f"routes/{route['id']}")["awaits"] == "tutor"


def test_two_who_change_a_plan_do_not_lose_each_others_words(tutor: Door, at_work: Visitor) -> None:
    route = drafted(tutor, confirmed(tutor))
    page = f"/routes/routes/{route['id']}/plan"
    plan = {"goal": "Моя цель", "starts_on": ahead(0), "planned_until": ahead(120)}
    plan |= {"deficit_ids": route["deficits"][0]["id"], "version": str(route["version"])}
    tutor.patch(f"routes/{route['id']}", {"goal": "Цель коллеги"})
    shown = at_work.send(page, plan, status=412)
    assert "Моя цель" in shown
    assert "Цель коллеги" in shown
    assert tutor.get(f"routes/{route['id']}")["goal"] == "Цель коллеги"


def test_a_deficit_left_out_is_included_and_one_taken_out_leaves_its_steps(
    tutor: Door, at_work: Visitor
) -> None:
    route = drafted(tutor, confirmed(tutor))
    body = {"person_id": str(known("teacher")), "area": "legal", "severity": "medium"}
    second = tutor.post("deficits", body | {"evidence": "lesson_visit"}, 201)
    tutor.post(f"deficits/{second['id']}/confirmation")
    page = f"/routes/routes/{route['id']}"
    assert "в маршрут не включён" in at_work.see(page)
    at_work.send(f"{page}/deficits/{second['id']}")
    assert "Добавьте шаг для дефицита «Нормативная область»." in at_work.see(page)
    first = route["deficits"][0]["id"]
    plan = {"goal": "Цель", "starts_on": ahead(0), "planned_until": ahead(120)}
    at_work.change(f"{page}/plan", plan | {"deficit_ids": second["id"]})
    [step] = tutor.get(f"routes/{route['id']}")["steps"]
    assert first not in step["deficit_ids"]


def test_nobody_signs_what_they_have_not_seen(
    routes: Routes, tutor: Door, teacher: Door, at_home: Visitor
) -> None:
    route = pending(tutor, teacher)
    page = f"/routes/routes/{route['id']}"
    director = visitor(routes, "principal", person="principal", place="A")
    form = director.see(page)
    [version] = re.findall(r'name="version" value="(\d+)"', form)
    director.send(f"{page}/approval", {"version": str(int(version) - 1)})
    assert tutor.get(f"routes/{route['id']}")["state"] == "pending_approval"
    director.send(f"{page}/approval", {"version": version})
    assert tutor.get(f"routes/{route['id']}")["state"] == "approved"


def test_returned_with_a_remark_that_must_be_said(routes: Routes, tutor: Door, teacher: Door) -> None:
    page = f"/routes/routes/{pending(tutor, teacher)['id']}"
    director = visitor(routes, "principal", person="principal", place="A")
    assert "Это поле нужно заполнить." in director.send(f"{page}/return", {}, status=422)
    director.send(f"{page}/return", {"comment": "Добавьте шаг"})
    shown = visitor(routes, "tutor", person="tutor", place="A").see(page)
    assert "Маршрут вернули: Добавьте шаг" in shown
    director.see(f"{page}/return", 403)


def _running(tutor: Door, teacher: Door, principal: Door) -> tuple[str, str]:
    route = pending(tutor, teacher)
    principal.post(f"routes/{route['id']}/approval")
    return f"/routes/routes/{route['id']}", f"/routes/steps/{route['steps'][0]['id']}"


def test_evidence_acceptance_completion_and_closing(
    tutor: Door, teacher: Door, principal: Door, at_work: Visitor, at_home: Visitor
) -> None:
    page, step = _running(tutor, teacher, principal)
    assert "Напишите, что сделано" in at_home.send(f"{step}/evidence", {}, status=422)
    link = "https://example.org/plan?a=1 <b>"
    assert at_home.send(f"{step}/evidence", {"evidence": link}) == "/routes/mine"
    shown = at_work.client.get(page.removeprefix("/routes")).get_data(as_text=True)
    assert '<a href="https://example.org/plan?a=1"' in shown
    assert "&lt;b&gt;" in shown
    at_work.send(f"{step}/return", {"comment": "Приложите конспект"})
    assert "Дополните подтверждение: Курс" in words(at_home.see("/routes/mine"))
    at_home.send(f"{step}/evidence", {"evidence": "Конспект"})
    at_work.send(f"{step}/acceptance")
    at_work.see(f"{page}/closing", 409)
    at_work.send(f"{page}/completion")
    refused = at_work.send(f"{page}/closing", {"conclusion": "Итог"}, status=422)
    assert "укажите итог остальных" in refused
    assert "Нужна повторная диагностика или заключение." in at_work.send(f"{page}/closing", {}, status=422)
    at_work.send(f"{page}/closing", {"conclusion": "Итог", "outcome-1": "resolved"})
    assert tutor.get("deficits")[0]["state"] == "resolved"
    assert "Заключение: Итог" in words(at_home.see(page))


def test_a_rediagnosis_closes_the_route_by_itself(
    tutor: Door, teacher: Door, principal: Door, at_work: Visitor
) -> None:
    page, step = _running(tutor, teacher, principal)
    again = diagnosed(tutor, name="VISIT12", answers=dict.fromkeys(VISITED, 3))
    at_work.send(f"{step}/evidence", {"evidence": "За педагога: на бумаге"})
    at_work.send(f"{step}/acceptance")
    at_work.send(f"{page}/completion")
    assert "Посещение урока, сегодня" in at_work.see(f"{page}/closing")
    at_work.send(f"{page}/closing", {"rediagnosis_id": again["id"]})
    assert tutor.get("deficits")[0]["state"] == "resolved"


VISITED = ("M1", "M2", "M4", "M5", "M9", "M6", "M7", "P1", "C3", "D2", "M10", "S1")


def test_an_approved_plan_is_changed_by_versions_and_steps_are_skipped_with_a_reason(
    tutor: Door, teacher: Door, principal: Door, at_work: Visitor
) -> None:
    page, step = _running(tutor, teacher, principal)
    assert "станет новой версией плана" in at_work.see(step)
    at_work.send(f"{step}/removal")
    assert len(tutor.get(page.removeprefix("/routes/"))["steps"]) == 1
    at_work.change(step, {"kind": "course", "title": "Другой курс", "due_on": ahead(40)}, status=422)
    assert "Сначала сделайте шаг необязательным" in at_work.see(f"{step}/skipping")
    at_work.send(f"{step}/skipping", {"reason": "Курс отменили"})
    assert "пропущен" in words(at_work.see(page))
    at_work.send(f"{page}/start")
    assert "Осталось: 1 обязательный шаг." in at_work.see(page)


def test_an_objection_is_answered_before_it_is_confirmed(
    tutor: Door, at_work: Visitor, at_home: Visitor
) -> None:
    diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    path = f"/routes/deficits/{deficit['id']}"
    assert at_home.send(f"{path}/contest", {"text": "Не мой предмет"}) == "/routes/mine"
    assert "Не мой предмет" in at_work.see(PERSON)
    assert "1 возражение ждёт вашего ответа" in at_work.see("/routes/")
    at_work.send(f"{path}/confirmation")
    assert tutor.get("deficits")[0]["state"] == "detected"
    assert "ответьте на возражение" in at_work.send(f"{path}/answer", {}, status=422)
    at_work.send(f"{path}/answer", {"answer": "Посетили урок вместе"})
    assert "Посетили урок вместе" in at_home.see("/routes/mine")
    assert "Возразить можно, пока дефицит не подтверждён." in at_home.send(
        f"{path}/contest", {"text": "Поздно"}, status=422
    )


def test_told_by_oneself_and_recorded_by_the_tutor(tutor: Door, at_work: Visitor, at_home: Visitor) -> None:
    at_home.send("/routes/mine/deficits", {"about": "digital/D3", "severity": "medium"})
    (told,) = tutor.get("deficits")
    assert (told["topic"], told["evidence"]) == ("D3", "self_report")
    at_work.send(f"/routes/deficits/{told['id']}/dismissal", {"reason": "Разобрались"})
    body = {"about": "legal", "severity": "high", "evidence": "lesson_visit", "evidence_text": "Журнал"}
    assert at_work.send(f"{PERSON}/deficits", body) == PERSON
    again = at_work.send(f"{PERSON}/deficits", body, status=422)
    assert "Такой дефицит у человека уже есть" in again
    wrong = at_work.send(f"{PERSON}/deficits", body | {"about": "legal/M1"}, status=422)
    assert "В этой области такой темы нет." in wrong


def test_certificates_are_entered_by_both(at_work: Visitor, at_home: Visitor) -> None:
    body = {"programme": "ФГОС", "kind": "retraining", "hours": "72", "issued_on": ahead(-9), "number": "7"}
    assert at_home.send("/routes/mine/certificates", body) == "/routes/mine"
    assert "ФГОС профессиональная переподготовка · 72 ч" in words(at_home.see("/routes/mine"))
    again = at_work.send(f"{PERSON}/certificates", body, status=422)
    assert "Удостоверение с этим номером и датой у человека уже есть." in again


def test_the_lists_are_searched_filtered_and_taken_away(
    routes: Routes, tutor: Door, teacher: Door, at_work: Visitor
) -> None:
    pending(tutor, teacher)
    listed = words(at_work.see("/routes/routes?q=teacher&awaits=principal"))
    assert "на утверждении" in listed
    assert "По этим условиям ничего не нашлось" in at_work.see("/routes/routes?awaits=tutor")
    assert "teacher" in visitor(routes, "methodist").see("/routes/routes?export=csv")
    home = words(at_work.see("/routes/?need=accept"))
    assert "По этим условиям ничего не нашлось" in home


def test_back_changed_and_sent_again_says_what_was_saved(tutor: Door, at_work: Visitor) -> None:
    """The browser's «Назад» brings the same form: once is written, the second leads to it."""
    form = {"about": "legal/L2", "evidence": "lesson_visit", "severity": "high", "once": "form-1"}
    assert at_work.send(f"{PERSON}/deficits", form) == PERSON
    again = at_work.send(f"{PERSON}/deficits", form | {"severity": "medium"}, 422)
    assert "Первая отправка сохранена" in again
    assert f'href="{PERSON}"' in again
    assert "Idempotency" not in again
    assert [one["severity"] for one in tutor.get("deficits")] == ["high"]
    assert at_work.send(f"{PERSON}/deficits", form) == PERSON
