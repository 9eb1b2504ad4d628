"""The three journeys as sequences of requests; told by tests to an embedded and to a production system."""

from datetime import timedelta
from typing import Any

import httpx

from tests.journeys.village import TODAY, Village

MARKS = {"M1": 1, "M2": 3, "M5": 2, "M9": 3, "P1": 2, "C1": 1, "L2": 0, "D2": 1, "M3": 0, "M4": 1, "M11": 1}
MARKS |= {"S1": 0, "S2": 1, "S3": 0, "P2": 1, "P3": 0, "P5": 1, "P6": 0, "C2": 1, "C3": 0, "C4": 0, "L1": 1}
ROUTES = "/routes/api/v1"


def said(reply: httpx.Response, status: int = 200) -> Any:
    """The body of a reply that must have this status."""
    assert reply.status_code == status, reply.text
    return reply.json()


def inbox(client: httpx.Client, rule: str) -> list[dict[str, Any]]:
    """The open items of one rule."""
    items: list[dict[str, Any]] = said(client.get("/notifications/api/v1/inbox?state=open"))
    return [one for one in items if one["rule"] == rule]


def from_result_to_approved_route(
    village: Village, *, teacher: str = "Кравец", kind: str = "lesson_visit"
) -> str:
    """A tutor enters a result, confirms, sends a route; the teacher agrees; the principal approves."""
    tutor = village.as_role("tutor", "Зуева")
    deficit_id = confirmed_deficit(village, tutor, teacher)
    step = {"kind": kind, "title": "Посетить урок", "deficit_ids": [deficit_id]}
    step["expected_result"] = "Разбор урока"
    step["due_on"] = (TODAY + timedelta(days=30)).isoformat()
    body = {
        "teacher_id": village.people[teacher]["id"],
        "goal": "Держать время урока",
        "deficit_ids": [deficit_id],
        "planned_until": (TODAY + timedelta(days=90)).isoformat(),
    }
    path = f"{ROUTES}/routes/{said(tutor.post(f'{ROUTES}/routes', json=body), 201)['id']}"
    said(tutor.post(f"{path}/steps", json=step), 201)
    said(tutor.post(f"{path}/submission"))
    village.settle()
    person = village.as_person(teacher)
    assert len(inbox(person, "route_agreement")) == 1
    assert tutor.post(f"{path}/agreement").status_code == 403
    assert said(person.post(f"{path}/agreement"))["state"] == "pending_approval"
    village.settle()
    principal = village.as_role("principal", "Власова")
    assert len(inbox(principal, "route_approval")) == 1
    assert tutor.post(f"{path}/approval").status_code == 403
    approved = said(principal.post(f"{path}/approval"))
    assert (approved["state"], approved["approved_on"]) == ("approved", TODAY.isoformat())
    village.settle()
    assert inbox(principal, "route_approval") == []
    return path


def confirmed_deficit(village: Village, tutor: httpx.Client, teacher: str) -> str:
    """Enter a self-assessment and confirm the first proposed deficit."""
    instruments = said(tutor.get(f"{ROUTES}/instruments"))
    [self23] = [one for one in instruments if one["name"] == "SELF23"]
    body = {"person_id": village.people[teacher]["id"], "instrument_id": self23["id"]}
    diagnostic = said(tutor.post(f"{ROUTES}/diagnostics", json=body), 201)
    result = {"conducted_on": TODAY.isoformat(), "answers": MARKS}
    said(tutor.post(f"{ROUTES}/diagnostics/{diagnostic['id']}/result", json=result))
    own = village.as_person(teacher)
    said(own.post(f"{ROUTES}/diagnostics/{diagnostic['id']}/acknowledgement", json={}))
    query = {"person_id": village.people[teacher]["id"], "state": "detected"}
    proposed = said(tutor.get(f"{ROUTES}/deficits", params=query))
    assert {one["topic"] for one in proposed} >= {"M2", "M9"}
    deficit = next(one for one in proposed if one["topic"] == "M2")
    assert deficit["severity"] == "high"
    confirmed = said(tutor.post(f"{ROUTES}/deficits/{deficit['id']}/confirmation", json={}))
    assert confirmed["state"] == "confirmed"
    return str(deficit["id"])


def from_session_to_confirmation(village: Village) -> None:
    """A mentor logs a session; the mentee finds the request in the inbox and confirms it."""
    mentor, mentee = village.as_person("Панова"), village.as_person("Кравец")
    [pair] = said(mentor.get("/mentorship/api/v1/pairs?state=active"))
    body = {"session_date": TODAY.isoformat(), "minutes": 30, "topics": ["M2"], "note": "Видна нам двоим"}
    session = said(mentor.post(f"/mentorship/api/v1/pairs/{pair['id']}/sessions", json=body), 201)
    assert session["state"] == "held"
    village.settle()
    [request] = inbox(mentee, "session_confirmation")
    assert session["id"] in request["action"]["href"]
    action = request["action"]
    assert mentor.request(action["method"], action["href"]).status_code == 403
    assert said(mentee.request(action["method"], action["href"]))["state"] == "confirmed"
    village.settle()
    assert inbox(mentee, "session_confirmation") == []
    outsider = village.as_role("principal", "Власова")
    seen = said(outsider.get(f"/mentorship/api/v1/sessions/{session['id']}"))
    assert seen["state"] == "confirmed"
    assert "note" not in seen


def coverage_by_school(village: Village) -> None:
    """A methodist reads who of the young is covered, who is not, and why."""
    methodist = village.as_role("methodist")
    query = {"municipality": "ust-koksa", "as_of": TODAY.isoformat()}
    body = said(methodist.get("/mentorship/api/v1/coverage", params=query))
    [school] = body["organizations"]
    assert school["organization"] == "МБОУ «СОШ № 1»"
    states = {one["name"].split()[0]: one["state"] for one in school["people"]}
    assert states == {"Кравец": "covered", "Дёмина": "uncovered", "Сотников": "unknown"}
    reasons = {one["name"].split()[0]: one["reason"] for one in school["people"]}
    assert "наставник" in reasons["Дёмина"]
    assert (body["young_teachers"], body["covered"], body["unknown"], body["percent"]) == (2, 1, 1, 50.0)
    assert village.as_person("Кравец").get("/mentorship/api/v1/coverage", params=query).status_code == 403
