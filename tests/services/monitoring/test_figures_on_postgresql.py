"""PostgreSQL says of random histories what a plain recount says, and the same place of work as SQLite."""

from datetime import date

import pytest

from services.monitoring import queries
from services.monitoring.app import SERVICE
from shared import roster
from shared.db import Database
from shared.inbox import receive
from tests.services.given import message
from tests.services.monitoring.histories import KINDS, History
from tests.services.monitoring.making import MUNICIPALITY, S
from tests.services.monitoring.naive import Naive
from tests.services.monitoring.telling import municipality
from tests.services.monitoring.test_recomputed import assert_same

pytestmark = pytest.mark.postgres


def test_figures_and_places_are_those_of_a_recount(postgres_url: str) -> None:
    told = History(MUNICIPALITY, seed=8, amounts=dict.fromkeys(KINDS, 9) | {"person": 60}).told(again=9)
    database = Database(postgres_url.format(service="monitoring"))
    with database.write() as session:
        receive(
            session, SERVICE.consumers, [message(event) for event in (municipality(), *told)], careful=False
        )
        for day in (S, date(2025, 5, 31)):
            facts = queries.facts_on(session, municipality_id=MUNICIPALITY, as_of=day)
            assert_same(facts, Naive(told, day))
            assert facts.teachers == roster.teachers_on(session, municipality_id=MUNICIPALITY, as_of=day)
            assert facts.managers == roster.managers_on(session, municipality_id=MUNICIPALITY, as_of=day)
            main = roster.main_organizations_on(session, person_ids=facts.teachers, as_of=day)
            for person, place in main.items():
                assert roster.main_organization_on(session, person_id=person, as_of=day) == place
    database.close()
