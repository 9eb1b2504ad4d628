"""A read model says what the others told: verified by a recomputation, made anew where it does not."""

from datetime import date

import pytest
from sqlalchemy import delete, update

from services.monitoring.models import PairFact
from shared import roster
from tests.journeys.conftest import Run
from tests.journeys.village import Village
from tests.system import System


@pytest.fixture
def village(run: Run, system: System) -> Village:
    """The village with its pair."""
    del run  # the home it makes is the one the village is founded in
    made = Village(system.client, system.deliver)
    made.found(system.client(operator=True))
    return made


def test_a_read_model_that_was_touched_is_found_and_made_anew(
    run: Run, system: System, village: Village
) -> None:
    village.settle()
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
