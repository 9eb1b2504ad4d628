"""A self-assessment answered a bit at a time: kept on the server, seen by nobody but the teacher."""

import pytest

from tests.services.routes.acting import instrument
from tests.services.routes.making import TODAY, Door, Routes, consent, known
from tests.services.routes.test_result_forms import SELF23
from tests.services.routes.visiting import Visitor, visitor, words


@pytest.fixture
def at_home(routes: Routes) -> Visitor:
    """The teacher with a phone."""
    return visitor(routes, person="teacher")


@pytest.fixture
def one(tutor: Door) -> str:
    """A self-assessment assigned to the teacher."""
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "SELF23")}
    return str(tutor.post("diagnostics", body, 201)["id"])


def test_answers_wait_for_the_next_time(routes: Routes, one: str, at_home: Visitor, teacher: Door) -> None:
    path = f"/routes/diagnostics/{one}"
    assert at_home.send(f"{path}/answers", {"answer-1": "3", "answer-2": "none"}) == path
    assert "Продолжить ответы" in words(at_home.see(path))
    form = at_home.see(f"{path}/result")
    assert form.count(" checked") == 2
    assert 'max="23" value="2"' in form
    assert "Отвечено 2 из 23" in words(form)
    teacher.post(f"diagnostics/{one}/answers", {"answers": {"M1": 1}})
    assert teacher.get(f"diagnostics/{one}/answers") == {
        "answers": {"M1": "1", "M2": None},
        "answered": 2,
        "questions": SELF23,
    }
    assert [b'"in_progress"' in told["data"] for told in routes.told("diagnostic_changed")] == [False, True]


def test_the_script_saves_an_answer_without_a_page(one: str, at_home: Visitor, teacher: Door) -> None:
    reply = at_home.client.post(f"/diagnostics/{one}/answers", data={"answer-5": "2", "quiet": "yes"})
    assert (reply.status_code, reply.data) == (204, b"")
    assert teacher.get(f"diagnostics/{one}/answers")["answers"] == {"M5": "2"}
    at_home.send(f"/routes/diagnostics/{one}/answers", {"answer-5": "9"}, status=422)


def test_nobody_else_sees_what_is_unfinished(
    routes: Routes, one: str, tutor: Door, methodist: Door, teacher: Door
) -> None:
    teacher.post(f"diagnostics/{one}/answers", {"answers": {"M1": 3}})
    seen = tutor.get(f"diagnostics/{one}")
    assert (seen["state"], seen["answers"], seen["findings"]) == ("in_progress", None, None)
    tutor.get(f"diagnostics/{one}/answers", 403)
    methodist.get(f"diagnostics/{one}/answers", 403)
    tutor.post(f"diagnostics/{one}/answers", {"answers": {"M1": 0}}, 403)
    form = visitor(routes, "tutor", person="tutor", place="A").see(f"/routes/diagnostics/{one}/result")
    assert " checked" not in form
    assert tutor.get("deficits") == []


def test_what_is_sent_is_final(one: str, at_home: Visitor, teacher: Door) -> None:
    path = f"/routes/diagnostics/{one}"
    at_home.send(f"{path}/answers", {"answer-1": "3"})
    at_home.send(f"{path}/result", {f"answer-{number}": "0" for number in range(1, SELF23)}, status=422)
    at_home.send(f"{path}/result", {f"answer-{number}": "0" for number in range(1, SELF23 + 1)})
    seen = teacher.get(f"diagnostics/{one}")
    assert (seen["state"], seen["conducted_on"]) == ("scored", TODAY.isoformat())
    assert teacher.get(f"diagnostics/{one}/answers")["answers"] == {}
    teacher.post(f"diagnostics/{one}/answers", {"answers": {"M1": 3}}, 409)


def test_wrong_answers_and_withdrawn_consents_are_refused(routes: Routes, one: str, teacher: Door) -> None:
    for wrong in ({"M1": 4}, {"M77": 1}, {"M1": 0.5}):
        teacher.post(f"diagnostics/{one}/answers", {"answers": wrong}, 422)
    routes.service.hear([consent("teacher", version=2, withdrawn_on=TODAY)])
    teacher.post(f"diagnostics/{one}/answers", {"answers": {"M1": 1}}, 403)


def test_a_test_is_not_answered_bit_by_bit(tutor: Door, teacher: Door) -> None:
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    test = tutor.post("diagnostics", body, 201)["id"]
    teacher.post(f"diagnostics/{test}/answers", {"answers": {"1.1": 1}}, 403)
