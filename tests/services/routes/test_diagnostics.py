"""Diagnostics and deficits over HTTP: consent first, a score only proposes, the teacher may object."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from services.routes.models import StateChange
from shared.contracts.registry import DiagnosticsRule
from shared.russian import long_date
from shared.topics import topic_title
from tests.services.routes.acting import diagnosed, instrument
from tests.services.routes.making import TODAY, Door, Routes, ahead, consent, known, municipality


def test_without_a_consent_nothing_is_assigned_or_entered(routes: Routes, tutor: Door) -> None:
    body = {"person_id": str(known("mentor")), "instrument_id": instrument(tutor, "SELF23")}
    refused = tutor.post("diagnostics", body, 403)
    assert "согласия" in refused["detail"]
    manual = {"person_id": str(known("mentor")), "area": "legal", "severity": "high"}
    tutor.post("deficits", manual | {"evidence": "lesson_visit"}, 403)
    assigned = tutor.post("diagnostics", body | {"person_id": str(known("teacher"))}, 201)
    routes.service.hear([consent("teacher", version=2, withdrawn_on=TODAY)])
    result = {"conducted_on": ahead(0), "answers": {"M1": 3}}
    tutor.post(f"diagnostics/{assigned['id']}/result", result, 403)


def test_a_percent_of_what_the_test_does_not_measure_is_refused(tutor: Door) -> None:
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    path = f"diagnostics/{tutor.post('diagnostics', body, 201)['id']}/result"
    for row, said in (
        (
            {"area": "digital", "percent": 88},
            "Цифровая область этим инструментом не измеряется. Он измеряет:",
        ),
        (
            {"area": "methodical", "topic": "M10", "percent": 88},
            f"Тема «{topic_title('M10')}» этим инструментом не измеряется.",
        ),
    ):
        refused = tutor.post(path, {"conducted_on": ahead(0), "areas": [row]}, 422)
        assert refused["errors"][0]["messages"][0].startswith(said)
    assert [one["state"] for one in tutor.get("diagnostics")] == ["assigned"]


def test_after_a_withdrawal_a_deficit_may_be_dropped_but_not_confirmed(tutor: Door, routes: Routes) -> None:
    diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    routes.service.hear([consent("teacher", version=2, withdrawn_on=TODAY)])
    refused = tutor.post(f"deficits/{deficit['id']}/confirmation", {}, 403)
    assert "согласия" in refused["detail"]
    assert tutor.post(f"deficits/{deficit['id']}/dismissal", {"reason": "Отзыв"})["state"] == "dismissed"


def test_an_objection_needs_an_answer(tutor: Door, teacher: Door) -> None:
    diagnosed(tutor)
    (deficit,) = teacher.get("deficits")
    teacher.post(f"deficits/{deficit['id']}/contest", {"text": "Вопросы не по моему предмету"})
    tutor.post(f"deficits/{deficit['id']}/confirmation", {}, 422)
    done = tutor.post(f"deficits/{deficit['id']}/confirmation", {"answer": "Посетили урок вместе"})
    assert done["state"] == "confirmed"
    teacher.post(f"deficits/{deficit['id']}/contest", {"text": "Поздно"}, 409)


def test_a_deficit_is_dismissed_with_a_reason(tutor: Door) -> None:
    diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/dismissal", {}, 422)
    gone = tutor.post(f"deficits/{deficit['id']}/dismissal", {"reason": "Ошибка ввода"})
    assert (gone["state"], gone["closed_on"]) == ("dismissed", ahead(0))


def test_the_teacher_answers_a_self_assessment_but_not_a_test(tutor: Door, teacher: Door) -> None:
    for name, status in (("SELF23", 200), ("TEST4", 403)):
        body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, name)}
        assigned = tutor.post("diagnostics", body, 201)
        code = "M1" if name == "SELF23" else "1.1"
        result = {"conducted_on": ahead(0), "answers": {code: 1}}
        teacher.post(f"diagnostics/{assigned['id']}/result", result, status)


def test_a_test_within_a_year_is_taken_with_a_warning_and_a_result_once(tutor: Door) -> None:
    """What was measured is a fact; instruments want a test at most once a year, so both of them are told."""
    first = diagnosed(tutor)
    again = {"conducted_on": ahead(0), "areas": [{"area": "legal", "percent": 10}]}
    tutor.post(f"diagnostics/{first['id']}/result", again, 409)
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(tutor, "TEST4")}
    second = tutor.post("diagnostics", body, 201)
    tutor.post(f"diagnostics/{second['id']}/result", again | {"conducted_on": ahead(1)}, 422)
    assert SOON in tutor.client.get(f"/diagnostics/{second['id']}/result").get_data(as_text=True)
    entered = tutor.post(f"diagnostics/{second['id']}/result", again)
    assert entered["warnings"] == [f"Этот тест уже проводили {long_date(TODAY)}, {SOON}."]
    assert SOON in tutor.client.get(f"/diagnostics/{second['id']}").get_data(as_text=True)
    third = tutor.post("diagnostics", body, 201)
    old = tutor.post(f"diagnostics/{third['id']}/result", again | {"conducted_on": ahead(-366)})
    assert old["warnings"] == []


SOON = "а повторяют его не чаще раза в год"


def test_a_repeated_finding_adds_no_second_deficit_and_a_second_visit_is_final(tutor: Door) -> None:
    low: dict[str, Any] = {"answers": {"M1": 0, "M2": 3}, "evidence": {"M1": "Цель не названа"}}
    diagnosed(tutor, name="VISIT12", **low)
    (deficit,) = tutor.get("deficits")
    assert (deficit["topic"], deficit["severity"], deficit["provisional"]) == ("M1", "high", True)
    diagnosed(tutor, name="VISIT12", **low)
    (deficit,) = tutor.get("deficits")
    assert not deficit["provisional"]


def test_the_teacher_acknowledges_with_a_comment(tutor: Door, teacher: Door) -> None:
    result = diagnosed(tutor)
    tutor.post(f"diagnostics/{result['id']}/acknowledgement", status=403)
    seen = teacher.post(f"diagnostics/{result['id']}/acknowledgement", {"comment": "Согласна"})
    assert (seen["state"], seen["comment"]) == ("acknowledged", "Согласна")


def test_an_institutes_instrument_with_its_own_cut_offs(tutor: Door, methodist: Door) -> None:
    scale = {"achievement": 70, "medium": 40}
    methodist.post("instruments", {"name": "АКИПКРО-2025", "scale": scale}, 201)
    tutor.post("instruments", {"name": "Мой"}, 403)
    diagnosed(tutor, name="АКИПКРО-2025", areas=[{"area": "legal", "topic": "L2", "percent": 55.5}])
    (deficit,) = tutor.get("deficits")
    assert (deficit["topic"], deficit["severity"]) == ("L2", "medium")


def test_nothing_is_confirmed_before_the_teacher_could_object(tutor: Door, teacher: Door) -> None:
    """152-ФЗ ст. 16: a result nobody has shown the teacher decides nothing about them."""
    result = diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    path = f"deficits/{deficit['id']}"
    refused = tutor.post(f"{path}/confirmation", {}, 409)
    assert refused["type"].endswith("result-unread")
    assert "ещё не прочитал результат" in refused["detail"]
    tutor.post("deficits/confirmations", {"deficit_ids": [deficit["id"]]}, 409)
    teacher.post(f"diagnostics/{result['id']}/acknowledgement")
    teacher.post(f"{path}/contest", {"text": "Класс был чужой"})
    assert tutor.post(f"{path}/confirmation", {"answer": "Посмотрели урок"})["state"] == "confirmed"


def test_whoever_objects_without_acknowledging_has_read_it(tutor: Door, teacher: Door) -> None:
    diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    teacher.post(f"deficits/{deficit['id']}/contest", {"text": "Класс был чужой"})
    tutor.post(f"deficits/{deficit['id']}/confirmation", {"answer": "Посмотрели урок вместе"})


def test_silence_keeps_nobody_waiting_for_ever(routes: Routes, tutor: Door) -> None:
    """The term runs from the day the result was entered here, however old the result itself is."""
    diagnosed(tutor, conducted_on=ahead(-300), areas=[{"area": "legal", "percent": 10}])
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/confirmation", {}, 409)
    with routes.service.database.write() as session:
        entered = (StateChange.kind == "diagnostic") & (StateChange.state == "scored")
        session.execute(update(StateChange).where(entered).values(since=TODAY - timedelta(days=10)))
    rule = DiagnosticsRule(reading_days=11)
    routes.service.hear([replace(municipality(), version=2, diagnostics=rule)])
    tutor.post(f"deficits/{deficit['id']}/confirmation", {}, 409)
    routes.service.hear([replace(municipality(), version=3)])
    tutor.post(f"deficits/{deficit['id']}/confirmation")


def test_both_see_what_the_deficit_waits_for(tutor: Door, teacher: Door) -> None:
    result = diagnosed(tutor)
    (deficit,) = tutor.get("deficits")
    reason = "Подтвердить можно, когда прочитает"
    for path in (f"people/{known('teacher')}", f"deficits/{deficit['id']}"):
        page = tutor.client.get(f"/{path}").get_data(as_text=True)
        assert reason in page
        assert f"/deficits/{deficit['id']}/confirmation" not in page
    register = tutor.client.get("/deficits").get_data(as_text=True)
    assert "педагог ещё не прочитал результат" in register
    assert f'value="{deficit["id"]}"' not in register
    own = teacher.client.get(f"/diagnostics/{result['id']}").get_data(as_text=True)
    assert "тьютор подтвердит дефицит не раньше" in own
    teacher.post(f"diagnostics/{result['id']}/acknowledgement")
    page = tutor.client.get(f"/people/{known('teacher')}").get_data(as_text=True)
    assert f"/deficits/{deficit['id']}/confirmation" in page


def test_what_is_done_already_is_said_in_words_that_agree(tutor: Door) -> None:
    result = diagnosed(tutor)
    again = {"conducted_on": ahead(0), "areas": [{"area": "legal", "percent": 50}]}
    refused = tutor.post(f"diagnostics/{result['id']}/result", again, 409)
    assert refused["detail"] == "Результат этой диагностики уже внесён. Если он неверен, аннулируйте его."
    reason = {"reason": "Однофамилец"}
    tutor.post(f"diagnostics/{result['id']}/annulment", reason)
    assert tutor.post(f"diagnostics/{result['id']}/annulment", reason, 409)["detail"] == (
        "Диагностика уже аннулирована."
    )
