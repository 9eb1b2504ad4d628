"""Whatever is done to the access log behind our back is found: edited, deleted, moved, cut, resealed."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from services.registry import actions, queries
from services.registry.errors import BrokenLog
from services.registry.models import AccessEntry, AccessHead
from services.registry.rules.chain import GENESIS, Head, seal
from shared.contracts.access import RoutesAccessed
from shared.db import Database
from shared.keys import Keys, load_keys
from shared.settings import Settings

LENGTH = 40
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
Rows = list[dict[str, Any]]
Damage = Callable[[Rows, random.Random], Rows]


def look(number: int, *, people: int = 1) -> RoutesAccessed:
    return RoutesAccessed(
        id=UUID(int=1000 + number),
        municipality_id=UUID(int=1),
        version=1,
        at=NOW + timedelta(minutes=number),
        account_id=UUID(int=2),
        actor_id=UUID(int=3) if number % 2 else None,
        roles=("tutor",),
        kind="diagnostics",
        purpose="GET /routes/api/v1/diagnostics",
        person_ids=tuple(UUID(int=100 * number + one) for one in range(people)),
    )


@pytest.fixture
def log(settings: Settings) -> Iterator[Database]:
    """A log of some length."""
    database = Database(settings.database("registry"))
    with database.write() as session:
        for number in range(LENGTH // 2):
            actions.keep_access(session, event=look(number, people=2))
    yield database
    database.close()


def head_of(database: Database) -> Head:
    with database.read() as session:
        return queries.access_head(session)


def written(session: Session) -> Rows:
    query = select(*AccessEntry.__table__.columns).order_by(AccessEntry.sequence)
    return [dict(row) for row in session.execute(query).mappings()]


def resealed(rows: Rows) -> Rows:
    """What somebody does who knows how the chain is made."""
    previous, chain = GENESIS, []
    for number, row in enumerate(rows, start=1):
        linked = row | {"sequence": number, "previous": previous}
        linked |= {"hash": seal(linked)}
        previous = linked["hash"]
        chain.append(linked)
    return chain


OTHER: Mapping[str, Any] = {
    "event_id": UUID(int=5),
    "person_id": UUID(int=6),
    "service": "monitoring",
    "at": NOW - timedelta(days=1),
    "account_id": UUID(int=7),
    "actor_id": UUID(int=8),
    "roles": ["analyst"],
    "kind": "card",
    "purpose": "GET /",
    "previous": "f" * 64,
    "hash": "e" * 64,
}


def edited(rows: Rows, chance: random.Random) -> Rows:
    place, name = chance.randrange(len(rows)), chance.choice(sorted(OTHER))
    return [row | {name: OTHER[name]} if number == place else row for number, row in enumerate(rows)]


def deleted(rows: Rows, chance: random.Random) -> Rows:
    gone = set(chance.sample(range(len(rows)), chance.randint(1, 5)))
    return [row for number, row in enumerate(rows) if number not in gone]


def swapped(rows: Rows, chance: random.Random) -> Rows:
    one, other = chance.sample(range(len(rows)), 2)
    moved = list(rows)
    moved[one], moved[other] = (
        rows[other] | {"sequence": rows[one]["sequence"]},
        rows[one] | {"sequence": rows[other]["sequence"]},
    )
    return moved


def cut(rows: Rows, chance: random.Random) -> Rows:
    return rows[: chance.randrange(len(rows))]


def inserted(rows: Rows, chance: random.Random) -> Rows:
    place = chance.randrange(len(rows))
    new = dict(rows[place]) | {"event_id": UUID(int=9), "kind": "export"}
    return [*rows[:place], new, *(row | {"sequence": row["sequence"] + 1} for row in rows[place:])]


DAMAGES: tuple[Damage, ...] = (edited, deleted, swapped, cut, inserted)


def test_a_thousand_random_damages_are_found(log: Database) -> None:
    """Half of them are made by somebody who reseals the chain and corrects the database's own head."""
    signed, chance = head_of(log), random.Random(20260301)
    with log.read() as session:
        assert queries.access_flaws(session, checkpoints=[signed]) == []
        rows = written(session)
    found: list[bool] = []
    while len(found) < 1000:
        damage, careful = DAMAGES[len(found) % len(DAMAGES)], chance.random() < 0.5
        damaged = damage(rows, chance)
        damaged = resealed(damaged) if careful else damaged
        if damaged != rows:  # resealing mends an edited hash
            found.append(_found(log, damaged, signed, careful=careful))
    assert all(found)


def _found(log: Database, damaged: Rows, signed: Head, *, careful: bool) -> bool:
    session = log.writer()
    session.execute(delete(AccessEntry))
    if damaged:
        session.execute(insert(AccessEntry), damaged)
    if careful:
        end = damaged[-1]["hash"] if damaged else GENESIS
        session.execute(update(AccessHead).values(count=len(damaged), hash=end))
    found = queries.access_flaws(session, checkpoints=[signed])
    session.close()
    return bool(found)


def test_what_the_program_could_not_have_written_is_found(log: Database) -> None:
    with log.write() as session:
        session.connection().exec_driver_sql("UPDATE access_entry SET roles = '{' WHERE sequence = 3")
    with log.read() as session:
        assert queries.access_flaws(session, checkpoints=[])


def sign(log: Database, folder: Path, keys: Keys, *, day: int = 0) -> bool:
    with log.read() as session:
        return actions.sign_access_log(session, folder=folder, keys=keys, now=NOW + timedelta(days=day))


def test_marks_are_signed_day_by_day_and_only_when_something_is_new(
    log: Database, settings: Settings
) -> None:
    keys, folder = load_keys(settings.keys), settings.audit
    assert sign(log, folder, keys)
    assert not sign(log, folder, keys, day=1)
    with log.write() as session:
        actions.keep_access(session, event=look(500))
    assert sign(log, folder, keys, day=1)
    assert sorted(path.name for path in folder.iterdir()) == ["2026-03-01.jwt", "2026-03-02.jwt"]
    counts = [one.count for one in actions.read_checkpoints(folder, keys=keys)]
    assert counts == [LENGTH, LENGTH + 1]


@pytest.mark.parametrize("damage", [edited, cut])
def test_a_log_that_does_not_go_on_from_its_mark_is_never_signed(
    log: Database, settings: Settings, damage: Damage
) -> None:
    keys, folder = load_keys(settings.keys), settings.audit
    assert sign(log, folder, keys)
    with log.write() as session:
        rows = resealed(damage(written(session), random.Random(1)))
        session.execute(delete(AccessEntry))
        session.execute(insert(AccessEntry), rows)
    with pytest.raises(BrokenLog, match="не продолжает отметку"):
        sign(log, folder, keys, day=1)
    assert [path.name for path in folder.iterdir()] == ["2026-03-01.jwt"]


def test_a_forged_mark_is_never_believed(log: Database, settings: Settings) -> None:
    keys, folder = load_keys(settings.keys), settings.audit
    sign(log, settings.home / "other", load_keys(settings.home / "foreign"))
    folder.mkdir()
    (folder / "2026-03-01.jwt").write_text((settings.home / "other" / "2026-03-01.jwt").read_text())
    with pytest.raises(BrokenLog, match="подделана"):
        actions.read_checkpoints(folder, keys=keys)
