"""Three journeys over HTTP; the core services go on when registry and monitoring are stopped."""

import pytest

from tests.journeys import stories
from tests.journeys.village import TODAY, Village
from tests.system import System

CORE = ("mentorship", "routes", "notifications")


@pytest.fixture
def core_only(system: System, village: Village) -> Village:
    """Registry and monitoring are stopped: neither their doors nor their consumers are there."""
    system.close()
    left = System(system.settings, names=CORE)
    assert left.client().get("/registry/health/live").status_code == 404
    return Village(
        client=left.client,
        settle=left.deliver,
        municipality_id=village.municipality_id,
        organization_id=village.organization_id,
        people=village.people,
    )


def routes_in_force(village: Village) -> tuple[int, int]:
    query = {"municipality": "ust-koksa", "as_of": TODAY.isoformat()}
    body = village.as_role("methodist").get("/monitoring/api/v1/indicators", params=query).json()
    [fifth] = [one for one in body["indicators"] if one["number"] == 5]
    return fifth["numerator"], fifth["denominator"]


def test_from_a_result_to_an_approved_route_the_indicator_changes(village: Village) -> None:
    assert routes_in_force(village) == (0, 5)
    stories.from_result_to_approved_route(village)
    assert routes_in_force(village) == (1, 5)


def test_from_a_logged_session_to_a_confirmed_one(village: Village) -> None:
    stories.from_session_to_confirmation(village)


def test_a_methodist_reads_coverage(village: Village) -> None:
    stories.coverage_by_school(village)


def test_without_consent_nothing_is_entered(village: Village) -> None:
    tutor = village.as_role("tutor", "Зуева")
    instruments = stories.said(tutor.get("/routes/api/v1/instruments"))
    body = {"person_id": village.people["Сотников"]["id"], "instrument_id": instruments[0]["id"]}
    reply = tutor.post("/routes/api/v1/diagnostics", json=body)
    assert reply.status_code in {403, 422}
    assert "соглас" in reply.json()["detail"].lower()


def test_routes_and_notifications_work_alone(core_only: Village) -> None:
    stories.from_result_to_approved_route(core_only)


def test_mentorship_and_notifications_work_alone(core_only: Village) -> None:
    stories.from_session_to_confirmation(core_only)
    stories.coverage_by_school(core_only)
