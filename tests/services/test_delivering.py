"""Waiting for delivery: as long as it advances, no longer than told when it stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from services.delivering import NotCaughtUp, Patience, drain, open_databases
from shared import db
from shared.contracts.access import NOWHERE, RegistryAccessed
from shared.db import Database, new_id
from shared.outbox import emit_all
from shared.settings import Settings


@pytest.fixture
def databases(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Database]]:
    """Databases that do not wait for a lock."""
    monkeypatch.setattr(db, "BUSY_SECONDS", 0)
    opened = open_databases(settings)
    yield opened
    for database in opened.values():
        database.close()


def look() -> RegistryAccessed:
    """Somebody looked at a card."""
    return RegistryAccessed(
        id=new_id(),
        municipality_id=NOWHERE,
        version=1,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        account_id=new_id(),
        actor_id=None,
        roles=("methodist",),
        kind="card",
        purpose="GET /registry/people",
        person_ids=(new_id(),),
    )


def test_the_limit_is_on_standing_still(settings: Settings, databases: dict[str, Database]) -> None:
    with databases["registry"].write() as session:
        emit_all(session, [look() for _ in range(900)])
    told: list[tuple[int, int]] = []
    drain(settings, databases, timeout=0, tell=lambda done, total: told.append((done, total)))
    assert [total for _, total in told] == [900] * len(told)
    assert len(told) > 1
    assert told[-1] == (900, 900)


def test_who_holds_the_database_is_waited_for_and_then_said(
    settings: Settings, databases: dict[str, Database]
) -> None:
    with databases["registry"].write() as session:
        emit_all(session, [look()])
    with databases["registry"].write() as held:
        held.connection()
        with pytest.raises(NotCaughtUp, match="пишет другая команда"):
            drain(settings, databases, timeout=0)
    drain(settings, databases, timeout=0)


def test_patience_begins_anew_with_each_move() -> None:
    told: list[tuple[int, int]] = []
    waiting = Patience(0, lambda done, total: told.append((done, total)))
    assert waiting.is_over
    waiting.seconds = 3600
    waiting.moved(7, 5)
    assert (waiting.is_over, told) == (False, [(7, 7)])
