"""Fixtures for everybody: an embedded home migrated once, a system of all services, tokens by role."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.db import Database
from shared.migrating import migrate
from shared.settings import SERVICES, Settings, load
from tests.system import System

pytest_plugins = ["tests.processes.fixtures"]


@pytest.fixture(scope="session")
def migrated_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the newest schemas and fresh keys, copied for each test."""
    home = tmp_path_factory.mktemp("migrated")
    settings = load({"MMS_HOME": str(home)})
    for name in SERVICES:
        database = Database(settings.database(name))
        migrate(name, database)
        database.close()
    return home


@pytest.fixture
def settings(migrated_home: Path, tmp_path: Path) -> Settings:
    """Settings of an embedded home of the test's own."""
    home = tmp_path / "home"
    shutil.copytree(migrated_home, home)
    return load({"MMS_HOME": str(home)})


@pytest.fixture
def system(settings: Settings) -> Iterator[System]:
    """All five services in this process."""
    made = System(settings)
    yield made
    made.close()
