"""Random histories told in any order: the service says of any date and school what a plain recount says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from services.monitoring import queries
from services.monitoring.app import SERVICE
from services.monitoring.rules import INDICATORS, Facts, deeds, names
from shared.inbox import receive
from shared.permissions import Scope
from tests.services.given import Alone, alone, message
from tests.services.monitoring.doing import done
from tests.services.monitoring.histories import DAYS, KINDS, History
from tests.services.monitoring.making import MUNICIPALITY
from tests.services.monitoring.naive import TEN, Naive
from tests.services.monitoring.telling import municipality

OF_BODIES = 9
ONE_OF_PEOPLE = 4
MANY = dict.fromkeys(KINDS, 6) | {"person": 14, "attendance": 40, "pair": 12, "route": 12, "document": 12}
EVERYBODY = Scope(
    level="municipality", person_id=None, organization_ids=frozenset(), municipality_id=MUNICIPALITY
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """One service for all histories: each is taken back before the next."""
    with alone(SERVICE, tmp_path_factory.mktemp("recounted")) as made:
        made.hear([municipality()])
        yield made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(min_value=0), size=st.integers(1, 9), day=st.sampled_from(DAYS))
def test_every_figure_and_every_name_is_that_of_a_plain_recount(
    service: Alone, seed: int, size: int, day: date
) -> None:
    told = History(MUNICIPALITY, seed=seed, amounts=dict.fromkeys(KINDS, size)).told(again=size)
    naive = Naive(told, day)
    with service.database.writer() as session:
        receive(session, SERVICE.consumers, [message(event) for event in told], careful=False)
        assert_same(queries.facts_on(session, municipality_id=MUNICIPALITY, as_of=day), naive)
        assert shares_of_schools(session, day) == recounted_schools(naive)


def assert_same(facts: Facts, naive: Naive) -> None:
    """Compare figures by the names behind them."""
    for indicator, count in zip(INDICATORS, TEN, strict=True):
        share, found = count(naive), names(indicator, facts)
        of = share.counted if indicator.number == OF_BODIES else share.of
        assert set(found.counted) == share.counted & of, indicator.number
        if indicator.number != OF_BODIES:
            assert set(found.out) == share.of - share.counted, indicator.number
            assert set(found.apart) | set(found.unknown) >= share.counted - share.of, indicator.number


def shares_of_schools(session: Session, day: date) -> dict[UUID, tuple[int, int]]:
    """How many of each organization's people the service counts in an indicator, and of how many."""
    asked: dict[str, Any] = {"municipality_code": "ust-koksa", "number": ONE_OF_PEOPLE, "as_of": day}
    counted, out = (
        Counter(
            person.organization_id
            for person in queries.people(session, scope=EVERYBODY, list_name=name, **asked)
            if person.organization_id
        )
        for name in ("in", "out")
    )
    return {school: (counted[school], counted[school] + out[school]) for school in counted | out}


def recounted_schools(naive: Naive) -> dict[UUID, tuple[int, int]]:
    """The same by a plain recount: each person at the main place of work."""
    share, places = TEN[ONE_OF_PEOPLE - 1](naive), naive.everyone()
    counted = Counter(places[one] for one in share.counted & share.of)
    return {place: (counted[place], of) for place, of in Counter(places.values()).items()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(min_value=0), day=st.sampled_from(DAYS))
def test_whatever_is_proposed_brings_in_those_it_names(service: Alone, seed: int, day: date) -> None:
    """Each deed is done on the day, and a plain recount counts whom it brings; each one out has a deed."""
    told = History(MUNICIPALITY, seed=seed, amounts=MANY).told()
    naive = Naive(told, day)
    with service.database.writer() as session:
        receive(session, SERVICE.consumers, [message(event) for event in told], careful=False)
        facts = queries.facts_on(session, municipality_id=MUNICIPALITY, as_of=day)
        for indicator, count in zip(INDICATORS, TEN, strict=True):
            found, before = deeds(indicator, facts), count(naive)
            for deed in found:
                after = count(Naive([*told, *done(deed, naive)], day))
                assert set(deed.brings) <= (after.counted & after.of) - before.counted, deed
            if indicator.number != OF_BODIES:
                assert {one for deed in found for one in deed.brings} == before.of - before.counted
