"""A result entered by the form of its instrument: chips, points of experts, percents, evidence."""

import re
from typing import Any

import pytest

from tests.services.routes.acting import instrument
from tests.services.routes.making import TODAY, Door, Routes, ahead, consent, known
from tests.services.routes.visiting import Visitor, visitor, words

SELF23, TEST4 = 23, 24
DAY = {"conducted_on": ahead(0)}


@pytest.fixture
def at_work(routes: Routes) -> Visitor:
    """The tutor at a browser."""
    return visitor(routes, "tutor", person="tutor", place="A")


@pytest.fixture
def at_home(routes: Routes) -> Visitor:
    """The teacher with a phone."""
    return visitor(routes, person="teacher")


def _assigned(tutor: Door, name: str) -> str:
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, name)}
    return str(tutor.post("diagnostics", body, 201)["id"])


def _answers(count: int, value: str, **others: str) -> dict[str, str]:
    answers = {f"answer-{number}": value for number in range(1, count + 1)}
    return answers | {name.replace("_", "-"): given for name, given in others.items()} | DAY


def test_a_teacher_answers_a_self_assessment(tutor: Door, at_home: Visitor) -> None:
    one = _assigned(tutor, "SELF23")
    assert "Ответьте на вопросы: Самооценка затруднений" in words(at_home.see("/routes/mine"))
    form = at_home.see(f"/routes/diagnostics/{one}/result")
    assert form.count("не справляюсь, нужна помощь") == form.count("не сталкивался") == SELF23
    led = at_home.send(
        f"/routes/diagnostics/{one}/result", _answers(SELF23, "0", answer_2="3", answer_3="none")
    )
    assert led == f"/routes/diagnostics/{one}"
    result = words(at_home.see(led))
    assert "Структура и время выраженные затруднения" in result
    assert "Методическая область затруднений почти нет" in result
    stored = tutor.get(f"diagnostics/{one}")["answers"]["items"]
    assert (stored["M2"], stored["M3"], stored["M1"]) == ("3", None, "0")


def test_a_forgotten_question_is_named_and_nothing_is_lost(tutor: Door, at_home: Visitor) -> None:
    one = _assigned(tutor, "SELF23")
    answers = _answers(SELF23, "1") | {"answer-5": ""}
    shown = at_home.send(f"/routes/diagnostics/{one}/result", answers, status=422)
    assert "Ответьте или выберите «не сталкивался»." in shown
    assert '<a href="#answer-5">' in shown
    assert len(re.findall(r'value="1" checked', shown)) == SELF23 - 1
    assert tutor.get(f"diagnostics/{one}")["state"] == "assigned"


def test_points_of_a_test_and_marks_of_two_experts(tutor: Door, at_work: Visitor) -> None:
    one = _assigned(tutor, "TEST4")
    path = f"/routes/diagnostics/{one}/result"
    marks = _answers(0, "", answer_1="1", answer_5="2", second_5="0")
    shown = at_work.send(path, marks, status=422)
    assert "Оценки разошлись на 2: нужен третий эксперт." in shown
    at_work.send(path, marks | {"third-5": "1.5"})
    stored = tutor.get(f"diagnostics/{one}")
    assert stored["answers"]["items"]["1.5"] == ["2", "0", "1.5"]
    assert {finding["area"] for finding in stored["findings"]} == {"subject"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answer-1": "7"}, "Такого в списке нет"),
        ({"answer-5": "3"}, "Число от 0 до 2."),
        ({"answer-5": "много"}, "Число от 0 до 2."),
        ({"second-5": "1"}, "Нет оценки первого эксперта."),
        ({}, "Нет ни одного ответа."),
        ({"answer-1": "1", "conducted_on": ahead(1)}, "Дата ещё не наступила."),
        ({"answer-1": "1", "conducted_on": "вчера"}, "Нужна дата"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    tutor: Door, at_work: Visitor, typed: dict[str, str], said: str
) -> None:
    path = f"/routes/diagnostics/{_assigned(tutor, 'TEST4')}/result"
    assert said in at_work.send(path, DAY | typed, status=422)


def test_a_low_mark_of_a_visit_needs_what_was_seen(tutor: Door, at_work: Visitor) -> None:
    one = _assigned(tutor, "VISIT12")
    path = f"/routes/diagnostics/{one}/result"
    given = _answers(12, "3", answer_1="0") | {"class": "7 «Б»", "topic": "Давление"}
    shown = at_work.send(path, given, status=422)
    assert "без этого оценка 0 или 1 не принимается" in shown
    assert 'id="evidence-1-wrong"' in shown
    assert 'value="7 «Б»"' in shown
    led = at_work.send(path, given | {"evidence-1": "Цель не прозвучала"})
    result = words(at_work.see(led))
    assert "7 «Б»" in result
    assert "Цель не прозвучала" in result


def test_percents_by_areas(tutor: Door, methodist: Door, at_work: Visitor) -> None:
    methodist.post("instruments", {"name": "АКИПКРО-2025"}, 201)
    one = _assigned(tutor, "АКИПКРО-2025")
    at_work.send(f"/routes/diagnostics/{one}/result", DAY | {"methodical": "55", "legal": "90"})
    assert "Методическая область выраженные затруднения" in words(at_work.see(f"/routes/diagnostics/{one}"))
    test = _assigned(tutor, "TEST4")
    assert "Внести готовые проценты" in at_work.see(f"/routes/diagnostics/{test}/result")
    by_areas = f"/routes/diagnostics/{test}/result?by=areas"
    assert "Цифровая" not in at_work.see(by_areas)
    at_work.send(by_areas, DAY | {"digital": "61.5"}, status=422)
    at_work.send(by_areas, DAY | {"subject": "61,5", "legal": "85.5%", "methodical": " 90 "})
    shown = at_work.see(f"/routes/diagnostics/{test}")
    for percent in ("61,5", "85,5", "90"):
        assert f"верно {percent} %, цель 80 %" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("100,5", "Число от 0 до 100."),
        ("1.000,5", "Число от 0 до 100."),
        ("%", "Число от 0 до 100."),
        ("-5%", "Число от 0 до 100."),
        ("0,855", "Похоже на долю. Напишите в процентах: 85,5."),
    ],
)
def test_a_percent_that_cannot_be_read_stays_in_its_field(
    tutor: Door, at_work: Visitor, typed: str, said: str
) -> None:
    by_areas = f"/routes/diagnostics/{_assigned(tutor, 'TEST4')}/result?by=areas"
    shown = at_work.send(by_areas, DAY | {"subject": typed, "legal": "85,5%"}, status=422)
    assert said in shown
    assert f'value="{typed}"' in shown
    assert 'value="85,5%"' in shown


def test_a_teacher_enters_no_test_and_nobody_a_result_twice(
    tutor: Door, at_home: Visitor, at_work: Visitor
) -> None:
    one = _assigned(tutor, "TEST4")
    path = f"/routes/diagnostics/{one}/result"
    at_home.see(path, 403)
    assert "Результат внесёт тьютор" in words(at_home.see(f"/routes/diagnostics/{one}"))
    at_work.send(path, DAY | {"answer-1": "1"})
    assert at_work.send(path, DAY | {"answer-1": "0"}) == f"/routes/diagnostics/{one}"
    assert tutor.get(f"diagnostics/{one}")["answers"]["items"]["1.1"] == "1"


def test_a_withdrawn_consent_stops_the_form(routes: Routes, tutor: Door, at_work: Visitor) -> None:
    path = f"/routes/diagnostics/{_assigned(tutor, 'TEST4')}/result"
    routes.service.hear([consent("teacher", version=2, withdrawn_on=TODAY)])
    assert "Нет действующего согласия на диагностику: внести результат нельзя." in at_work.see(path)
    at_work.send(path, DAY | {"answer-1": "1"}, status=403)


def _assignment(tutor: Door, *people: str, **more: Any) -> dict[str, Any]:
    chosen = [str(known(one)) for one in people]
    return {"instrument_id": instrument(tutor, "SELF23"), "person_ids": chosen} | more


def test_several_are_assigned_at_once_or_nobody(routes: Routes, tutor: Door, at_work: Visitor) -> None:
    page = at_work.see(f"/routes/diagnostics/new?person={known('mentor')}")
    assert "mentor А.: нет действующего согласия на диагностику, назначить нельзя." in page
    shown = at_work.send("/routes/diagnostics/new", _assignment(tutor, "teacher", "mentor"), status=422)
    assert "Нет действующего согласия на диагностику: mentor А." in shown
    assert tutor.get("diagnostics") == []
    routes.service.hear([consent("mentor")])
    at_work.send("/routes/diagnostics/new", _assignment(tutor, "teacher", "mentor", due_on=ahead(9)))
    assert len(tutor.get("diagnostics")) == 2
    at_work.send("/routes/diagnostics/new", _assignment(tutor, "mentor"))
    told = words(at_work.see("/routes/diagnostics"))
    assert "Нового ничего не назначено. Было назначено раньше и ещё не пройдено: 1." in told
    assert len(tutor.get("diagnostics")) == 2
    late = at_work.send(
        "/routes/diagnostics/new", _assignment(tutor, "teacher", due_on=ahead(-1)), status=422
    )
    assert "Выберите" not in late
    nobody = at_work.send("/routes/diagnostics/new", {}, status=422)
    assert "Выберите один из вариантов." in nobody


def test_nobody_else_learns_of_a_consent_by_assigning(routes: Routes, tutor: Door) -> None:
    other = visitor(routes, "tutor", person="other_tutor", place="B")
    refused = other.send("/routes/diagnostics/new", _assignment(tutor, "mentor"), status=403)
    elsewhere = visitor(routes, "methodist", home="elsewhere")
    unknown = elsewhere.send("/routes/diagnostics/new", _assignment(tutor, "mentor"), status=404)
    for shown in (refused, unknown):
        assert "mentor" not in words(shown)
        assert "огласи" not in words(shown)


def test_a_methodist_asks_for_somebody_first(routes: Routes, tutor: Door) -> None:
    methodist = visitor(routes, "methodist")
    assert "Сначала выберите, кого искать" in methodist.see("/routes/diagnostics/new")
    page = methodist.see("/routes/diagnostics/new?school=A")
    assert "teacher" in words(page)
    assert methodist.send("/routes/diagnostics/new", _assignment(tutor, "teacher")) == "/routes/diagnostics"
    assert "не пройдена" in words(methodist.see("/routes/diagnostics"))
