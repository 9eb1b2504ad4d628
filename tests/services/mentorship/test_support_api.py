"""Support events over HTTP: planning, inviting, answering, marking, closing, correcting."""

from typing import Any

import pytest

from tests.services.mentorship.making import Mentorship, ago, known, person
from tests.services.mentorship.test_imports import event_row, load

EVENT = {"title": "Школа  молодого педагога", "kind": "young_support"}


def plan(mentorship: Mentorship, days: int = 5, **changes: Any) -> str:
    """An event so many days ahead; its id."""
    body = EVENT | {"event_date": str(ago(-days))} | changes
    made = mentorship.as_("methodist").post("support-events", body, 201)
    return f"support-events/{made['id']}"


def marks(mentorship: Mentorship, path: str) -> dict[str, str]:
    """Who stands how at an event, by id."""
    found = mentorship.as_("methodist").get(f"{path}/attendance")
    return {one["person_id"]: one["state"] for one in found}


def test_a_methodist_announces_and_marks_who_came(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    event = methodist.post("support-events", EVENT | {"event_date": str(ago(1))}, 201)
    methodist.post("support-events", EVENT | {"event_date": str(ago(1))}, 409)
    path = f"support-events/{event['id']}/attendance"
    body = {"person_id": str(known("Кравец")), "state": "registered"}
    assert methodist.post(path, body)["version"] == 1
    assert methodist.post(path, body)["version"] == 1
    assert methodist.post(path, body | {"state": "attended"})["version"] == 2
    methodist.post(path, {"person_id": str(known("Рыбин"))})
    assert [one.sequence for one in mentorship.events("attendance_changed")] == [1, 2, 1]
    assert len(methodist.get(path)) == 2
    assert len(mentorship.as_("principal", school="B").get(path)) == 1
    assert len(mentorship.as_(person="Кравец").get(path)) == 1
    assert mentorship.as_(person="Зуева").get(path) == []
    mentorship.as_(person="Зуева").post(path, body, 403)


def test_nobody_attends_the_future_and_events_are_filtered(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    event = methodist.post("support-events", EVENT | {"event_date": str(ago(-5))}, 201)
    path = f"support-events/{event['id']}/attendance"
    methodist.post(path, {"person_id": str(known("Кравец"))}, 422)
    assert methodist.get(f"support-events?since={ago(0)}&kind=young_support")[0]["id"] == event["id"]
    assert methodist.get(f"support-events?until={ago(0)}") == []
    assert methodist.get(f"support-events/{event['id']}")["title"] == "Школа молодого педагога"
    methodist.get(f"support-events/{known('нет')}", 404)


@pytest.mark.parametrize("role", ["principal", "tutor"])
def test_a_school_marks_its_own_people_only(mentorship: Mentorship, role: str) -> None:
    path = plan(mentorship, 0)
    own = mentorship.as_(role, school="B")
    own.post(f"{path}/attendance", {"person_id": str(known("Рыбин"))})
    own.post(f"{path}/attendance", {"person_id": str(known("Кравец"))}, 403)
    own.post(f"{path}/state", {"state": "cancelled"}, 403)
    own.post("support-events", EVENT | {"event_date": str(ago(0))}, 403)
    mentorship.as_("approver").get("support-events", 403)


def test_the_young_are_invited_once_and_those_who_come_later_too(mentorship: Mentorship) -> None:
    path, methodist = plan(mentorship), mentorship.as_("methodist")
    young = {"who": "young"}
    assert methodist.post(f"{path}/invitations", young) == {"invited": 3}
    assert methodist.post(f"{path}/invitations", young) == {"invited": 0}
    mentorship.keep(person("Новый", "B", young=person("Лапин", "B").young))
    assert methodist.post(f"{path}/invitations", young) == {"invited": 1}
    other = plan(mentorship, 6)
    assert methodist.post(f"{other}/invitations", young | {"schools": [str(known("B"))]}) == {"invited": 3}
    told = [one for one in mentorship.events("attendance_changed") if b'"invited"' in one.data]
    assert len(told) == 7
    mentorship.as_("principal", school="A").post(f"{path}/invitations", young, 403)


def test_a_person_answers_by_themselves_while_there_are_seats(mentorship: Mentorship) -> None:
    path = plan(mentorship, capacity=1)
    mentorship.as_("methodist").post(f"{path}/invitations", {"who": "young"})
    mine = mentorship.as_(person="Кравец").get(f"{path}/attendance")[0]
    taken = mentorship.as_(person="Кравец").post(f"attendance/{mine['id']}/acceptance")
    assert taken["state"] == "registered"
    assert mentorship.as_(person="Кравец").post(f"{path}/answer")["version"] == taken["version"]
    mentorship.as_(person="Лапин").post(f"{path}/answer", None, 409)
    mentorship.as_(person="Лапин").post(f"attendance/{mine['id']}/acceptance", None, 404)
    assert (
        mentorship.as_(person="Кравец").post(f"{path}/answer", {"state": "declined"})["state"] == "declined"
    )
    assert mentorship.as_(person="Зуева").post(f"{path}/answer")["state"] == "registered"
    mentorship.as_("methodist").post(f"{path}/answer", None, 403)


def test_closing_names_who_did_not_come_and_can_be_taken_back(mentorship: Mentorship) -> None:
    path, methodist = plan(mentorship, 0), mentorship.as_("methodist")
    mentorship.as_(person="Кравец").post(f"{path}/answer")
    methodist.post(f"{path}/invitations", {"who": "young"})
    methodist.post(f"{path}/attendance", {"person_id": str(known("Лапин"))})
    methodist.post(f"{path}/state", {"state": "held"})
    closed = {"Кравец": "no_show", "Лапин": "attended", "Дёмина": "invited"}
    assert marks(mentorship, path) == {str(known(name)): state for name, state in closed.items()}
    methodist.post(f"{path}/state", {"state": "planned"})
    assert marks(mentorship, path)[str(known("Кравец"))] == "registered"
    methodist.post(f"{path}/state", {"state": "cancelled"})
    methodist.post(f"{path}/attendance", {"person_id": str(known("Кравец"))}, 409)
    assert b'"state":"cancelled"' in mentorship.events("support_event_changed")[-1].data
    methodist.post(f"{plan(mentorship, 9)}/state", {"state": "held"}, 422)


def test_what_is_planned_changes_and_is_told_again(mentorship: Mentorship) -> None:
    path, methodist = plan(mentorship), mentorship.as_("methodist")
    methodist.post(f"{path}/invitations", {"who": "young"})
    changed = EVENT | {"title": "Открытие", "event_date": str(ago(-6)), "place": "Школа А"}
    reply = methodist.ask("PUT", path, json=changed, headers={"If-Match": '"1"'})
    assert (reply.status_code, reply.get_json()["place"]) == (200, "Школа А")
    assert methodist.ask("PUT", path, json=changed, headers={"If-Match": '"1"'}).status_code == 412
    assert '"title":"Открытие"'.encode() in mentorship.events("attendance_changed")[-1].data


def test_a_series_is_planned_by_its_dates(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    dates = f"{ago(-3):%d.%m.%Y} Современный урок\n{ago(-33)} — Работа с родителями\n{ago(-60):%d.%m.%Y}"
    body = {"title": "Школа молодого педагога", "kind": "young_support", "dates": dates, "hours": 2}
    made = methodist.post("support-series", body, 201)
    events = methodist.get("support-events")
    assert [one["title"] for one in events] == [
        "Школа молодого педагога: Современный урок",
        "Школа молодого педагога: Работа с родителями",
        "Школа молодого педагога",
    ]
    assert {(one["series_id"], one["hours"]) for one in events} == {(made["id"], 2.0)}
    methodist.post("support-series", body, 409)
    wrong = methodist.post("support-series", body | {"title": "Другая", "dates": "весной"}, 422)
    assert "Не понял строку «весной»" in str(wrong)


def test_a_file_brings_what_was_held_and_corrects_with_a_history(mentorship: Mentorship) -> None:
    load(mentorship, "events", event_row(2, "Кравец"), event_row(3, "Лапин", event_date=str(ago(-20))))
    methodist = mentorship.as_("methodist")
    states = {one["event_date"]: one["state"] for one in methodist.get("support-events")}
    assert states == {str(ago(20)): "held", str(ago(-20)): "planned"}
    [held] = methodist.get(f"support-events?until={ago(0)}")
    load(mentorship, "events", event_row(2, "Кравец", "no_show"))
    shown = methodist.page(f"/events/{held['id']}/attendance")
    assert "не пришёл(а)" in shown
    assert "загрузка файла" in shown
    methodist.post(f"support-events/{held['id']}/state", {"state": "planned"})
    methodist.post(f"support-events/{held['id']}/state", {"state": "cancelled"})
    reply = load(mentorship, "events", event_row(2, "Рыбин"))
    assert "мероприятие отменено" in reply["warnings"][0]["message"]
