"""The register over HTTP: filters, states with their history, confirming one and several, the headline."""

from datetime import timedelta

import pytest

from tests.services.routes.acting import diagnosed, drafted, read
from tests.services.routes.making import SHOWN, TODAY, Door, Routes, ahead, known
from tests.services.routes.populating import BEFORE, LAST, Given, many, populate
from tests.services.routes.visiting import visitor, words


def _proposed(tutor: Door) -> list[str]:
    """Three proposals of the teacher, the severest first."""
    weak = [("methodical", 40), ("legal", 65), ("communicative", 70)]
    diagnosed(
        tutor, conducted_on=ahead(-40), areas=[{"area": area, "percent": share} for area, share in weak]
    )
    read(tutor)
    found = {one["area"]: one["id"] for one in tutor.get("deficits")}
    return [found[area] for area, _ in weak]


def test_the_api_filters_by_everything_a_tutor_asks(tutor: Door, teacher: Door) -> None:
    first, second, third = _proposed(tutor)
    teacher.post(f"deficits/{third}/contest", {"text": "Не согласен"})

    def ids(query: str) -> list[str]:
        return [one["id"] for one in tutor.get(f"deficits?{query}")]

    assert ids("severity=high") == [first]
    assert ids("area=legal") == [second]
    assert ids("contested=true") == [third]
    assert set(ids("contested=false")) == {first, second}
    assert ids("state=confirmed") == []
    assert set(ids(f"organization_id={known('A')}")) == {first, second, third}
    assert ids(f"organization_id={known('B')}") == []
    assert ids("topic=M1") == []
    tutor.get("deficits?severity=mild", 422)


def test_several_are_confirmed_at_once_all_or_none(tutor: Door, teacher: Door) -> None:
    first, second, third = _proposed(tutor)
    teacher.post(f"deficits/{third}/contest", {"text": "Не согласен"})
    body = {"deficit_ids": [first, second, third]}
    refused = tutor.post("deficits/confirmations", body, 422)
    assert "возражение" in refused["detail"]
    assert tutor.get("deficits?state=confirmed") == []
    done = tutor.post("deficits/confirmations", {"deficit_ids": [first, second, first]})
    assert {one["state"] for one in done} == {"confirmed"}
    assert tutor.post("deficits/confirmations", {"deficit_ids": [first, second]}) == done
    teacher.post("deficits/confirmations", {"deficit_ids": [third]}, 403)


def test_the_history_says_who_and_with_which_words(tutor: Door, teacher: Door, routes: Routes) -> None:
    first, _, third = _proposed(tutor)
    teacher.post(f"deficits/{third}/contest", {"text": "Класс был другой"})
    tutor.post(f"deficits/{third}/confirmation", {"answer": "Посмотрели вместе"})
    states = [(one["state"], one["comment"]) for one in teacher.get(f"deficits/{third}/history")]
    assert states == [
        ("proposed", ""),
        ("contested", "Класс был другой"),
        ("confirmed", "Посмотрели вместе"),
    ]
    assert tutor.get(f"deficits/{first}/history")[0]["by"].startswith("tutor")
    routes.door("methodist").get(f"deficits/{third}/history", 403)
    routes.door("tutor", person="other_tutor", place="B").get(f"deficits/{third}/history", 404)
    page = visitor(routes, "tutor", person="tutor", place="A").see(f"/routes/deficits/{third}")
    assert "Посмотрели вместе" in words(page)


def test_a_decision_of_an_earlier_day_keeps_its_day(tutor: Door) -> None:
    first, second, _ = _proposed(tutor)
    path = f"deficits/{first}/confirmation"
    assert "Не раньше" in str(tutor.post(path, {"confirmed_on": ahead(-41)}, 422))
    tutor.post(path, {"confirmed_on": ahead(1)}, 422)
    assert tutor.post(path, {"confirmed_on": ahead(-30)})["confirmed_on"] == ahead(-30)
    assert tutor.post(f"deficits/{second}/confirmation")["confirmed_on"] == ahead(0)


def test_the_page_of_the_register(tutor: Door, teacher: Door, routes: Routes) -> None:
    first, second, third = _proposed(tutor)
    teacher.post(f"deficits/{third}/contest", {"text": "=1+1 возражение"})
    me = visitor(routes, "tutor", person="tutor", place="A")
    page = me.see("/routes/deficits")
    assert words(page).index("оспорен") < words(page).index("предложен ")
    assert page.count('name="deficit_ids"') == 2
    assert me.see("/routes/deficits?state=contested").count(f"/routes/deficits/{third}") == 1
    assert me.see("/routes/deficits?severity=высокий").count("/routes/people/") == 1
    assert "/people/" not in me.see("/routes/deficits?q=никто")
    file = me.client.get("/deficits?export=csv").get_data().decode("utf-8-sig")
    assert "'=1+1 возражение" in file
    assert me.send("/routes/deficits", {"deficit_ids": [first, second]}) == "/routes/deficits"
    assert {one["id"] for one in tutor.get("deficits?state=confirmed")} == {first, second}
    assert "ответить отдельно" in me.send("/routes/deficits", {"deficit_ids": [third]}, 422)
    assert "Отмеченные дефициты" in me.send("/routes/deficits", {}, 422)


def test_the_headline_is_a_plain_recount(routes: Routes, tutor: Door) -> None:
    """A closing by re-diagnosis counts; one by a conclusion, of last year or after the period does not."""
    start = LAST.replace(month=1, day=1)
    closed = {"state": "resolved", "closed_on": BEFORE + timedelta(days=3)}
    rows = [
        *many(7, place="A"),
        *(Given(name=f"A{n:03}", area="digital", outcome_by="rediagnosis", **closed) for n in range(10, 16)),  # type: ignore[arg-type] # fields of a test
        Given(name="A016", area="digital", **closed),  # type: ignore[arg-type] # fields of a test
        Given(name="A017", state="resolved", closed_on=start - timedelta(days=1), confirmed_on=None),
        Given(name="A018", confirmed_on=LAST + timedelta(days=1)),
    ]
    populate(routes, rows)
    found = routes.door("methodist").get("deficits/headline")
    assert found["span"] == {"since": start.isoformat(), "until": LAST.isoformat()}
    assert (found["fraction"]["numerator"], found["fraction"]["denominator"]) == (6, 14)
    assert found["fraction"]["percent"] == pytest.approx(100 * 6 / 14)
    exact = tutor.get("deficits/headline")["fraction"]
    assert exact["denominator"] == 15  # up to today
    assert routes.door("principal", person="principal", place="A").get("deficits/headline") == found


def test_a_closing_by_rediagnosis_is_remembered_and_one_by_conclusion_is_not(
    tutor: Door, teacher: Door, principal: Door, methodist: Door
) -> None:
    first, second, _ = _proposed(tutor)
    tutor.post("deficits/confirmations", {"deficit_ids": [first, second]})
    steps = [{"kind": "course", "title": "Курс", "due_on": ahead(30), "deficit_ids": [first, second]} | SHOWN]
    route = drafted(tutor, first, deficit_ids=[first, second], steps=steps)
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    principal.post(f"{path}/approval")
    tutor.post(f"{path}/start")
    step = route["steps"][0]["id"]
    teacher.post(f"steps/{step}/evidence", {"evidence": "Конспект"})
    tutor.post(f"steps/{step}/acceptance")
    tutor.post(f"{path}/completion")
    methodist.post("instruments", {"name": "ИПК", "scale": {"achievement": 80, "medium": 60}}, 201)
    again = diagnosed(tutor, name="ИПК", areas=[{"area": "methodical", "percent": 90}])
    body = {"rediagnosis_id": again["id"], "conclusion": "Видно", "outcomes": {second: "resolved"}}
    tutor.post(f"{path}/closing", body)
    found = {one["id"]: one for one in tutor.get("deficits?state=resolved")}
    assert found[first]["outcome_by"] == "rediagnosis"
    assert found[second]["outcome_by"] == "conclusion"
    assert found[first]["closed_on"] == TODAY.isoformat()
