"""The history of each schema ends where the models are, on SQLite and on PostgreSQL."""

import pytest

from services.catalogue import SERVICES
from shared.db import Database
from shared.migrating import differences, is_newest, migrate
from shared.settings import Settings


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_models_match_the_history_on_sqlite(name: str, settings: Settings) -> None:
    database = Database(settings.database(name))
    assert is_newest(name, database)
    assert differences(SERVICES[name], database) == []
    database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("name", sorted(SERVICES))
def test_models_match_the_history_on_postgresql(name: str, postgres_url: str) -> None:
    database = Database(postgres_url.replace("{service}", name))
    assert is_newest(name, database)
    assert not migrate(name, database)
    assert differences(SERVICES[name], database) == []
    database.close()
