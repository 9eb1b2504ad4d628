"""A read model says what the others told: verified by a recomputation, made anew where it does not."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, update

from services.monitoring.models import PairFact
from shared import roster
from tests.journeys.conftest import Run
from tests.journeys.village import Village
from tests.system import System

PLANS = "/monitoring/api/v1/plans"


@pytest.fixture
def village(run: Run, system: System) -> Village:
    """The village with its pair."""
    del run  # the home it makes is the one the village is founded in
    made = Village(system.client, system.deliver)
    made.found(system.client(operator=True))
    return made


def _planned(village: Village) -> list[dict[str, Any]]:
    """A plan with its item, as they are: written once, it is no read model and outlives a rebuild."""
    door = village.as_role("methodist")
    plan = door.post(PLANS, json={"year": 2025}).json()
    address = f"{PLANS}/{plan['id']}"
    item = {"section": "analytical", "title": "Семинар", "due_on": "2025-10-15", "owner_name": "Отдел"}
    if not door.get(f"{address}/items").json():
        door.post(f"{address}/items", json=item)
    found: list[dict[str, Any]] = door.get(f"{address}/items").json()
    return found


def test_a_read_model_that_was_touched_is_found_and_made_anew(
    run: Run, system: System, village: Village
) -> None:
    village.settle()
    plan = _planned(village)
    assert plan
    for name in ("monitoring", "registry", "routes"):
        assert run("readmodel", "verify", name)[0] == 0
    with system.db("monitoring").write() as session:
        session.execute(delete(PairFact))
        session.execute(update(roster.Employment).values(until=date(2020, 1, 1)))
    status, _, said = run("readmodel", "verify", "monitoring")
    assert status == 1
    assert "pair_fact: не хватает 1, лишних 0, отличается 0" in said
    assert "roster_employment: не хватает 0, лишних 0, отличается 6" in said
    assert "mms readmodel rebuild monitoring" in said
    assert run("readmodel", "rebuild", "monitoring")[0] == 0
    assert run("readmodel", "verify", "monitoring")[0] == 0
    assert _planned(village) == plan
