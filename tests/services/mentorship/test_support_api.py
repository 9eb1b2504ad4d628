"""Support events and attendance over HTTP."""

from tests.services.mentorship.making import Mentorship, ago, known

EVENT = {"title": "Школа  молодого педагога", "kind": "young_support"}


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
