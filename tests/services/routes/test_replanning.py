"""Steps changed and taken out over the API: before the approval freely, afterwards by versions."""

from typing import Any

from tests.services.routes.acting import confirmed, drafted, pending
from tests.services.routes.making import Door, ahead


def test_the_api_changes_and_removes_steps_too(tutor: Door, teacher: Door, principal: Door) -> None:
    route = drafted(tutor, confirmed(tutor))
    step = route["steps"][0]
    changed = tutor.patch(f"steps/{step['id']}", {"title": "Другой курс"})
    assert changed["steps"][0]["title"] == "Другой курс"
    assert changed["steps"][0]["due_on"] == step["due_on"]
    teacher.patch(f"steps/{step['id']}", {"title": "Свой"}, 403)
    tutor.patch(f"steps/{step['id']}", {"due_on": ahead(900)}, 422)
    reply = tutor.client.delete(f"/api/v1/steps/{step['id']}")
    assert reply.get_json()["steps"] == []
    assert tutor.client.delete(f"/api/v1/steps/{step['id']}").status_code == 404


def test_a_step_of_an_approved_route_is_not_removed(tutor: Door, teacher: Door, principal: Door) -> None:
    route = pending(tutor, teacher)
    path = f"/api/v1/steps/{route['steps'][0]['id']}"
    assert tutor.client.delete(path).status_code == 409
    principal.post(f"routes/{route['id']}/approval")
    assert tutor.client.delete(path).status_code == 409
    step: dict[str, Any] = {"deficit_ids": []}
    tutor.patch(f"steps/{route['steps'][0]['id']}", step, 409)
    assert tutor.get(f"routes/{route['id']}")["plan_version"] == 1
