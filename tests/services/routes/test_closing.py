"""A route ends by a re-diagnosis or by a conclusion, and it stays known by which (ust-koksa п.13, 14)."""

from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from services.routes.models import StepOutcome
from tests.services.routes.acting import diagnosed, drafted, read
from tests.services.routes.attaching import texts
from tests.services.routes.making import Door, Routes, ahead
from tests.services.routes.visiting import Visitor, visitor, words

BETTER = {"answers": dict.fromkeys(("M2", "S1", "M4", "M5", "M9", "M6", "M7", "P1", "C3", "D2", "M10"), 3)}


@pytest.fixture
def route(tutor: Door, teacher: Door, principal: Door) -> dict[str, Any]:
    """A completed route that answers one deficit of a lesson visit."""
    seen = BETTER["answers"] | {"M1": 0}
    diagnosed(tutor, name="VISIT12", answers=seen, evidence={"M1": "Цель не названа"})
    read(tutor)
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    return completed(tutor, teacher, principal, deficit["id"])


def completed(tutor: Door, teacher: Door, principal: Door, *deficits: str) -> dict[str, Any]:
    """A route of one accepted step that answers these deficits."""
    step = {"kind": "course", "title": "Курс", "due_on": ahead(30), "expected_result": "Удостоверение"}
    chosen = list(deficits)
    made = drafted(tutor, chosen[0], deficit_ids=chosen, steps=[step | {"deficit_ids": chosen}])
    tutor.post(f"routes/{made['id']}/submission")
    teacher.post(f"routes/{made['id']}/agreement")
    principal.post(f"routes/{made['id']}/approval")
    teacher.post(f"steps/{made['steps'][0]['id']}/evidence", {"evidence": "Прошёл"})
    tutor.post(f"steps/{made['steps'][0]['id']}/acceptance")
    done: dict[str, Any] = tutor.post(f"routes/{made['id']}/completion")
    return done


def measured(tutor: Door, score: int) -> str:
    """Visit a lesson again."""
    again = diagnosed(
        tutor, name="VISIT12", answers=BETTER["answers"] | {"M1": score}, evidence={"M1": "Так"}
    )
    return str(again["id"])


def as_tutor(routes: Routes) -> Visitor:
    return visitor(routes, "tutor", person="tutor", place="A")


def told(routes: Routes) -> dict[str, Any]:
    """The last event of a deficit."""
    last: dict[str, Any] = msgspec.json.decode(routes.told("deficit_changed")[-1]["data"])
    return last


def test_a_rediagnosis_proposes_and_the_page_shows_before_and_after(
    routes: Routes, tutor: Door, route: dict[str, Any]
) -> None:
    measured(tutor, 3)
    page = as_tutor(routes).see(f"/routes/routes/{route['id']}/closing")
    assert "Было — высокий: «нет». Стало — затруднений нет: «полно и устойчиво»." in words(page)
    assert 'value="resolved" checked' in page
    asked = {"rediagnosis_id": _newest(page), "outcome-1": "resolved"}
    as_tutor(routes).send(f"/routes/routes/{route['id']}/closing", asked)
    shown = words(as_tutor(routes).see(f"/routes/routes/{route['id']}"))
    assert "закрыт по повторной диагностике" in shown
    paper = texts(tutor.client.get(f"/api/v1/routes/{route['id']}/print.docx").data)
    for said in ("Посещение урока", "высокий: «нет»", "затруднений нет: «полно и устойчиво»"):
        assert said in paper
    assert paper.count("закрыт по повторной диагностике") == 1
    assert (told(routes)["state"], told(routes)["outcome_by"]) == ("resolved", "rediagnosis")
    assert tutor.get(f"routes/{route['id']}")["deficits"][0]["outcome_by"] == "rediagnosis"


def _newest(page: str) -> str:
    return page.split('<option value="', 2)[2].split('"', 1)[0]


def test_what_persists_is_said_by_the_rediagnosis_too(
    routes: Routes, tutor: Door, route: dict[str, Any]
) -> None:
    closed = tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": measured(tutor, 0)})
    assert closed["deficits"][0]["state"] == "persists"
    assert (told(routes)["outcome_by"], told(routes)["closed_on"]) == ("rediagnosis", None)


def test_another_outcome_than_measured_needs_a_conclusion(
    routes: Routes, tutor: Door, route: dict[str, Any]
) -> None:
    [deficit] = route["deficits"]
    body = {"rediagnosis_id": measured(tutor, 0), "outcomes": {deficit["id"]: "resolved"}}
    refused = tutor.post(f"routes/{route['id']}/closing", body, 422)
    assert "Итог отличается" in refused["detail"]
    closed = tutor.post(f"routes/{route['id']}/closing", body | {"conclusion": "Видели ещё три урока"})
    assert closed["deficits"][0]["state"] == "resolved"
    assert told(routes)["outcome_by"] == "conclusion"


def test_a_conclusion_alone_is_known_as_one(routes: Routes, tutor: Door, route: dict[str, Any]) -> None:
    [deficit] = route["deficits"]
    body = {"conclusion": "Видели три урока", "outcomes": {deficit["id"]: "resolved"}}
    assert tutor.post(f"routes/{route['id']}/closing", body)["rediagnosis_id"] is None
    assert told(routes)["outcome_by"] == "conclusion"


def test_the_result_it_began_with_is_no_rediagnosis(
    routes: Routes, tutor: Door, route: dict[str, Any]
) -> None:
    [first] = tutor.get("diagnostics")
    refused = tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": first["id"]}, 422)
    assert refused["errors"][0]["field"] == "rediagnosis_id"
    assert first["id"] not in as_tutor(routes).see(f"/routes/routes/{route['id']}/closing")


def test_a_self_assessment_does_not_close_what_a_visit_found(
    routes: Routes, tutor: Door, route: dict[str, Any]
) -> None:
    [deficit] = route["deficits"]
    easy = str(diagnosed(tutor, name="SELF23", answers={"M1": 0})["id"])
    page = as_tutor(routes).see(f"/routes/routes/{route['id']}/closing")
    assert "самооценка: она не закрывает того, что нашли тест или посещение урока" in words(page)
    assert 'value="resolved" checked' not in page
    for outcomes in ({}, {deficit["id"]: "resolved"}):
        body = {"rediagnosis_id": easy, "outcomes": outcomes}
        refused = tutor.post(f"routes/{route['id']}/closing", body, 422)
        assert "измерен повторно" in refused["detail"]
    stated = body | {"conclusion": "Видели три урока"}
    assert tutor.post(f"routes/{route['id']}/closing", stated)["deficits"][0]["state"] == "resolved"
    assert told(routes)["outcome_by"] == "conclusion"


def test_an_annulled_rediagnosis_closes_nothing(
    routes: Routes, tutor: Door, methodist: Door, route: dict[str, Any]
) -> None:
    [deficit] = route["deficits"]
    again = measured(tutor, 3)
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again})
    assert methodist.get("deficits/headline")["fraction"]["numerator"] is None
    assert tutor.get("deficits/headline")["fraction"]["numerator"] == 1
    methodist.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"})
    reopened = tutor.get(f"routes/{route['id']}")
    assert (reopened["state"], reopened["awaits"], reopened["closed_on"]) == ("completed", "tutor", None)
    assert (reopened["rediagnosis_id"], reopened["deficits"][0]["state"]) == (None, "in_work")
    fraction = tutor.get("deficits/headline")["fraction"]
    assert (fraction["numerator"], fraction["denominator"]) == (0, 1)
    [row] = tutor.get("deficits")
    assert (row["state"], row["outcome_by"], row["closed_on"]) == ("in_work", "", None)
    assert (told(routes)["state"], told(routes)["closed_on"]) == ("in_work", None)
    with routes.service.database.read() as session:
        assert session.scalars(select(StepOutcome)).all() == []
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again}, 422)
    closed = tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": measured(tutor, 0)})
    assert (closed["deficits"][0]["id"], closed["deficits"][0]["state"]) == (deficit["id"], "persists")


def test_what_a_later_route_stands_on_is_not_annulled(
    tutor: Door, teacher: Door, route: dict[str, Any]
) -> None:
    [deficit] = route["deficits"]
    again = measured(tutor, 0)
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again})
    following = drafted(tutor, deficit["id"])
    refused = tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"}, 409)
    assert "Сначала отмените следующий маршрут" in refused["detail"]
    assert tutor.get(f"diagnostics/{again}")["state"] == "scored"
    tutor.post(f"routes/{following['id']}/cancellation", {"reason": "Ошибка"})
    tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"})
    assert tutor.get(f"routes/{route['id']}")["state"] == "completed"


def test_what_a_later_route_has_decided_stays_decided(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, route: dict[str, Any]
) -> None:
    [deficit] = route["deficits"]
    wrong = measured(tutor, 0)
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": wrong})
    following = completed(tutor, teacher, principal, deficit["id"])
    tutor.post(f"routes/{following['id']}/closing", {"rediagnosis_id": measured(tutor, 3)})
    tutor.post(f"diagnostics/{wrong}/annulment", {"reason": "Однофамилец"})
    assert tutor.get(f"diagnostics/{wrong}")["state"] == "annulled"
    kept = tutor.get(f"routes/{route['id']}")
    assert (kept["state"], kept["rediagnosis_id"]) == ("closed", None)
    page = words(as_tutor(routes).see(f"/routes/routes/{route['id']}"))
    assert "Аннулирована повторная диагностика: Однофамилец" in page
    assert tutor.get(f"routes/{following['id']}")["deficits"][0]["state"] == "resolved"
    with routes.service.database.read() as session:
        steps = {one.step_id for one in session.scalars(select(StepOutcome))}
    assert steps == {UUID(one["id"]) for one in following["steps"]}


def test_a_deficit_found_anew_is_settled_before_its_closing_is_taken_back(
    tutor: Door, route: dict[str, Any]
) -> None:
    again = measured(tutor, 3)
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again})
    measured(tutor, 0)
    [found] = [one for one in tutor.get("deficits") if one["state"] == "detected"]
    refused = tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"}, 409)
    assert "тот же дефицит потом нашли снова" in refused["detail"]
    tutor.post(f"deficits/{found['id']}/dismissal", {"reason": "Один и тот же"})
    tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"})
    assert tutor.get(f"routes/{route['id']}")["state"] == "completed"


def test_only_what_the_result_alone_decided_must_be_free(tutor: Door, teacher: Door, principal: Door) -> None:
    both: dict[str, Any] = {"answers": BETTER["answers"] | {"M1": 0, "M2": 0}}
    both["evidence"] = {"M1": "Цель не названа", "M2": "Не связан"}
    diagnosed(tutor, name="VISIT12", **both)
    read(tutor)
    first, second = (one["id"] for one in tutor.get("deficits") if one["topic"] in {"M1", "M2"})
    for one in (first, second):
        tutor.post(f"deficits/{one}/confirmation")
    route = completed(tutor, teacher, principal, first, second)
    wrong = diagnosed(tutor, name="VISIT12", **both)["id"]
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": wrong})
    later = completed(tutor, teacher, principal, first)
    again = diagnosed(tutor, name="VISIT12", **both)["id"]
    tutor.post(f"routes/{later['id']}/closing", {"rediagnosis_id": again})
    drafted(tutor, first)
    tutor.post(f"diagnostics/{wrong}/annulment", {"reason": "Однофамилец"})
    states = {one["id"]: one["state"] for one in tutor.get("deficits")}
    assert (states[first], states[second]) == ("persists", "confirmed")


def test_a_conclusion_stands_without_the_annulled_result(tutor: Door, route: dict[str, Any]) -> None:
    [deficit] = route["deficits"]
    again = measured(tutor, 0)
    outcomes = {deficit["id"]: "resolved"}
    body = {"rediagnosis_id": again, "outcomes": outcomes, "conclusion": "Видели ещё три урока"}
    tutor.post(f"routes/{route['id']}/closing", body)
    tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"})
    kept = tutor.get(f"routes/{route['id']}")
    assert (kept["state"], kept["rediagnosis_id"], kept["deficits"][0]["state"]) == (
        "closed",
        None,
        "resolved",
    )


def _seen(tutor: Door, score: int, *, days: int) -> str:
    """A lesson visited some days ago."""
    given: dict[str, Any] = {"answers": BETTER["answers"] | {"M1": score}, "evidence": {"M1": "Так"}}
    return str(diagnosed(tutor, name="VISIT12", conducted_on=ahead(-days), **given)["id"])


def test_what_was_signed_and_closed_on_paper_keeps_its_days(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    """Not ahead, not before what it stands on; events tell the days of the paper."""
    _seen(tutor, 0, days=40)
    read(tutor)
    (deficit,) = tutor.get("deficits")
    confirmed = {"deficit_ids": [deficit["id"]], "confirmed_on": ahead(-35)}
    tutor.post("deficits/confirmations", confirmed)
    made = drafted(tutor, deficit["id"], starts_on=ahead(-30))
    path = f"routes/{made['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    for day in (ahead(1), ahead(-36)):
        principal.post(f"{path}/approval", {"approved_on": day}, 422)
    approved = principal.post(f"{path}/approval", {"approved_on": ahead(-30)})
    assert (approved["approved_on"], approved["agreed_on"]) == (ahead(-30), ahead(-30))
    teacher.post(f"steps/{made['steps'][0]['id']}/evidence", {"evidence": "Прошёл"})
    tutor.post(f"steps/{made['steps'][0]['id']}/acceptance")
    tutor.post(f"{path}/completion")
    again = {"rediagnosis_id": _seen(tutor, 3, days=10)}
    for day in (ahead(1), ahead(-11), ahead(-40)):
        tutor.post(f"{path}/closing", again | {"closed_on": day}, 422)
    asked = again | {"outcome-1": "resolved", "closed_on": ahead(-9)}
    as_tutor(routes).send(f"/routes/{path}/closing", asked)
    assert tutor.get(path)["closed_on"] == told(routes)["closed_on"] == ahead(-9)
