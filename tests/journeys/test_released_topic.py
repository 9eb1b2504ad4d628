"""A teacher lets the mentor know a topic; a session that names it advances the step of the route."""

from typing import Any

from tests.journeys import stories
from tests.journeys.stories import ROUTES, said
from tests.journeys.village import TODAY, Village

PAIRS = "/mentorship/api/v1/pairs"


def test_a_session_that_names_a_released_deficit_advances_the_step(village: Village) -> None:
    path = stories.from_result_to_approved_route(village, kind="mentoring")
    mentor, mentee = village.as_person("Панова"), village.as_person("Кравец")
    [deficit] = said(mentee.get(f"{ROUTES}/deficits", params={"state": "in_work"}))
    [pair] = said(mentor.get(f"{PAIRS}?state=active"))
    plan = f"{PAIRS}/{pair['id']}/programme"
    body: dict[str, Any] = {"activity": "Разобрать урок", "due_on": TODAY.isoformat()}
    body = {"goal": "Время урока", "items": [body | {"deficit_ids": [deficit["id"]]}]}
    assert said(mentor.post(plan, json=body))["items"][0]["topics"] == ""
    assert mentor.post(f"{ROUTES}/deficits/{deficit['id']}/release", json={}).status_code in {403, 404}
    assert said(mentee.post(f"{ROUTES}/deficits/{deficit['id']}/release", json={}))["released_on"]
    village.settle()
    assert said(mentor.get(plan))["items"][0]["topics"] == "структура и время"
    session = {"session_date": TODAY.isoformat(), "deficit_ids": [deficit["id"]]}
    made = said(mentor.post(f"{PAIRS}/{pair['id']}/sessions", json=session), 201)
    said(mentee.post(f"/mentorship/api/v1/sessions/{made['id']}/confirmation"))
    village.settle()
    [step] = said(mentee.get(path))["steps"]
    assert (step["kind"], step["state"]) == ("mentoring", "in_progress")
    said(mentee.post(f"{ROUTES}/deficits/{deficit['id']}/release", json={"released": False}))
    village.settle()
    assert said(mentor.get(plan))["items"][0]["topics"] == ""
