"""Fixtures for everybody: a system of all services on an embedded home, as new for each test."""

from collections.abc import Iterator

import pytest

from shared.settings import Settings
from tests.shelf import Shelf
from tests.system import System, system_at

pytest_plugins = ["tests.processes.fixtures"]


SYSTEMS = Shelf(system_at)


@pytest.fixture
def lent() -> Iterator[System]:
    """A system as new, for those who give `system` or `settings` a meaning of their own."""
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
