"""Fixtures for everybody: a system of all services on an embedded home, as new for each test."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from shared.settings import Settings
from tests.founded import VILLAGES, Founded
from tests.holding import check_held
from tests.journeys.village import Village
from tests.shelf import Shelf
from tests.system import System, system_at

pytest_plugins = ["tests.processes.fixtures"]


SYSTEMS = Shelf(system_at)
event.listen(Session, "do_orm_execute", check_held)


@pytest.fixture
def founded() -> Iterator[Founded]:
    """The village as it was founded."""
    with VILLAGES.lend() as made:
        yield made


@pytest.fixture
def village(founded: Founded) -> Village:
    """The village of the journeys; `system` and `settings` are its own."""
    return replace(founded.village, people=dict(founded.village.people))


@pytest.fixture
def lent(request: pytest.FixtureRequest) -> Iterator[System]:
    """A system as new, for those who give `system` or `settings` a meaning of their own."""
    if "founded" in request.fixturenames:
        founded: Founded = request.getfixturevalue("founded")
        yield founded.system
        return
    with SYSTEMS.lend() as made:
        yield made


@pytest.fixture
def system(lent: System) -> System:
    """All five services in this process."""
    return lent


@pytest.fixture
def settings(lent: System) -> Settings:
    """Settings of an embedded home of the test's own."""
    return lent.settings
