"""A copy is of one moment on both databases; on PostgreSQL it goes through pg_dump and pg_restore."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from deploy.native.postgres import Postgres
from services.catalogue import SERVICES
from services.copying import back_up, moment, restore
from services.copying.moment import Busy, one_moment
from services.delivering import open_databases
from shared.db import Database
from shared.errors import Conflict
from shared.migrating import metadata_of
from shared.outbox import emit_all, unpublished
from shared.settings import SERVICES as NAMES
from shared.settings import Settings, load
from shared.tables import outbox
from tests.services.test_delivering import look
from tests.system import System

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SIGN_IN = {"email": "m@mo.example", "password": "dlinnaya-fraza-2026"}


def in_production(home: Path, url: str) -> Settings:
    """Settings of a home on PostgreSQL; the broker is not asked for anything here."""
    return load({"MMS_HOME": str(home), "MMS_DATABASE_URL": url, "MMS_BUS": "kafka://127.0.0.1:9"})


@pytest.fixture
def empty_url(postgres: Postgres) -> Iterator[str]:
    """An MMS_DATABASE_URL over five databases without tables."""
    pattern = f"empty_{uuid4().hex[:12]}_{{service}}"
    for name in NAMES:
        postgres.create_database(pattern.format(service=name))
    yield postgres.url(pattern)
    for name in NAMES:
        postgres.drop_database(pattern.format(service=name))


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, Database]]:
    """Migrated databases of both kinds."""
    of_kind = request.param == "sqlite"
    found = (
        request.getfixturevalue("settings")
        if of_kind
        else in_production(tmp_path, request.getfixturevalue("postgres_url"))
    )
    opened = open_databases(found)
    yield opened
    for one in opened.values():
        one.close()


def told(database: Database) -> None:
    """Somebody looked at a card."""
    with database.write() as session:
        emit_all(session, [look()])


def test_a_moment_is_fixed_only_while_nobody_writes(
    databases: dict[str, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moment, "LIMIT_SECONDS", 0.0)
    monkeypatch.setattr(moment, "PATIENCE_SECONDS", 0.01)
    with databases["monitoring"].write() as writing:
        emit_all(writing, [look()])
        with pytest.raises(Busy, match="пишет другая команда"), one_moment(databases):
            pass
        told(databases["registry"])  # the others are let go


def test_who_writes_goes_on_and_the_copy_does_not_see_it(databases: dict[str, Database]) -> None:
    told(databases["registry"])
    with one_moment(databases) as seen:
        told(databases["registry"])
        assert seen["registry"].scalar(select(func.count()).select_from(outbox)) == 1


def rows(name: str, database: Database) -> dict[str, list[Any]]:
    """Everything a service keeps, save when an event was sent."""
    kept: dict[str, list[Any]] = {}
    with database.read() as session:
        for metadata in metadata_of(SERVICES[name]):
            for table in metadata.tables.values():
                columns = [column for column in table.c if column is not outbox.c.published_at]
                kept[table.name] = sorted(map(repr, session.execute(select(*columns)).all()))
    return kept


@pytest.mark.postgres
def test_postgresql_is_dumped_and_restored_into_empty_databases(
    postgres_url: str, empty_url: str, tmp_path: Path
) -> None:
    old, new = in_production(tmp_path / "old", postgres_url), in_production(tmp_path / "new", empty_url)
    system = System(old)
    operator = system.client(operator=True)
    place = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()["id"]
    account = {**SIGN_IN, "municipality_id": place, "grants": [{"role": "methodist"}]}
    made = operator.post("/registry/api/v1/accounts", json=account)
    assert made.is_success, made.text
    back_up(old, system.databases, tmp_path / "copy", now=NOW)
    before = {name: rows(name, database) for name, database in system.databases.items()}
    with pytest.raises(Conflict, match="только в пустой дом"):
        restore(old, system.databases, tmp_path / "copy")
    system.close()
    empty = open_databases(new)
    assert restore(new, empty, tmp_path / "copy").kind == "postgresql"
    assert {name: rows(name, database) for name, database in empty.items()} == before
    with empty["registry"].read() as session:
        assert unpublished(session) == len(before["registry"]["outbox"])
    for one in empty.values():
        one.close()
    restored = System(new)
    assert restored.client().post("/registry/api/v1/tokens", json=SIGN_IN).is_success
    restored.close()
