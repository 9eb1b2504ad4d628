"""Looks set aside while somebody else writes to the same SQLite file for long, as a large import does.

A look must be on the disk before its page leaves, and its reader must not wait for the import: it goes to
a small file beside the database, from which whoever delivers events takes it to the outbox. On PostgreSQL
nobody waits for another's rows, and nothing is ever set aside.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, Uuid, delete, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from shared.contracts.event import Event
from shared.db import Database, is_locked, new_metadata
from shared.inbox import upsert
from shared.outbox import emit_all, row_of
from shared.tables import event_columns, outbox

PATIENCE = 0.25
AT_ONCE = 500
METADATA = new_metadata()

aside = Table("aside", METADATA, Column("event_id", Uuid, primary_key=True), *event_columns())


def tell_soon(database: Database, events: Iterable[Event]) -> None:
    """Tell of events now or, while another writes for long, from aside; raises when neither can be."""
    told = list(events)
    try:
        with database.write(patience=PATIENCE if database.is_sqlite else None) as session:
            emit_all(session, told)
    except OperationalError as error:
        if not is_locked(error):
            raise
        _set_aside(database, [row_of(event) for event in told])


def take_in(database: Database) -> int:
    """Move what was set aside to the outbox, once however often it is tried; tells how much that was."""
    path = _path(database)
    if path is None or not path.exists():
        return 0
    beside = _beside(path)
    try:
        return _move(beside, database)
    finally:
        beside.close()


def lies_aside(database: Database) -> bool:
    """Whether something waits aside to be moved."""
    path = _path(database)
    if path is None or not path.exists():
        return False
    beside = _beside(path)
    try:
        with beside.read() as session:
            return session.scalar(select(aside.c.event_id).limit(1)) is not None
    finally:
        beside.close()


def _move(beside: Database, database: Database) -> int:
    with beside.read() as session:
        rows = [row._asdict() for row in session.execute(select(aside).order_by(aside.c.time).limit(AT_ONCE))]
    if not rows:
        return 0
    try:
        with database.write(patience=PATIENCE) as session:
            told = upsert(session, outbox).on_conflict_do_nothing(index_elements=["event_id"])
            session.execute(told, rows)
    except OperationalError as error:
        if is_locked(error):
            return 0  # it waits where it is
        raise
    with beside.write() as session:
        session.execute(delete(aside).where(aside.c.event_id.in_([row["event_id"] for row in rows])))
    return len(rows)


def _set_aside(database: Database, rows: list[dict[str, Any]]) -> None:
    path = _path(database)
    if path is None:
        return
    beside = _beside(path)
    try:
        METADATA.create_all(beside.engine.execution_options(writing=True))
        with beside.write() as session:
            session.execute(insert(aside), rows)
    finally:
        beside.close()


def _beside(path: Path) -> Database:
    return Database(f"sqlite:///{path}")


def _path(database: Database) -> Path | None:
    """Give the file beside a SQLite database."""
    file = make_url(database.url).database if database.is_sqlite else None
    return Path(file).with_suffix(".aside.db") if file else None
