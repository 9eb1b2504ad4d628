"""Verifying a read model: what a service remembers of the others against their present state told anew.

Nothing is written: the producers tell into a transaction that is taken back, the telling is heard by an
empty copy of the service, and the two are compared row by row.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import eq
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, delete, func, select

from services.catalogue import SERVICES
from shared.bus.message import Message, from_outbox
from shared.db import Database
from shared.inbox import receive
from shared.migrating import migrate
from shared.roster import METADATA
from shared.service import Service
from shared.tables import outbox

BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A table that is not what it should be: rows that are missing, that should not be, that differ."""

    table: str
    missing: int
    extra: int
    different: int


def verify(name: str, databases: Mapping[str, Database]) -> list[Difference]:
    """Compare a service's read model with a recomputation; an empty list when they are equal."""
    service = SERVICES[name]
    with _recomputed(service, databases) as copy:
        found = [_compared(table, databases[name], copy) for table in _tables(service)]
    return [one for one in found if one.missing or one.extra or one.different]


def drop_extra(name: str, databases: Mapping[str, Database]) -> int:
    """Delete the rows that no present state explains: telling anew adds and mends, it takes none away.

    Rows are looked at before the recomputation, so that what arrives meanwhile stays.
    """
    service, dropped = SERVICES[name], 0
    present = {table: _rows(table, databases[name]).keys() for table in _tables(service)}
    with _recomputed(service, databases) as copy:
        for table, keys in present.items():
            extra = keys - _rows(table, copy).keys()
            with databases[name].write() as session:
                for key in extra:
                    session.execute(delete(table).where(*(map(eq, table.primary_key, key))))
            dropped += len(extra)
    return dropped


def _tables(service: Service) -> list[Table]:
    kept = METADATA.sorted_tables if METADATA in service.metadata else []
    return [*kept, *service.replicas]


@contextmanager
def _recomputed(service: Service, databases: Mapping[str, Database]) -> Iterator[Database]:
    with TemporaryDirectory() as folder:
        copy = Database(f"sqlite:///{Path(folder) / 'copy.db'}")
        try:
            migrate(service.name, copy)
            for producer, database in databases.items():
                for batch in _told_anew(SERVICES[producer], database):
                    with copy.write() as session:
                        receive(session, service.consumers, batch, careful=True)
            yield copy
        finally:
            copy.close()


def _told_anew(producer: Service, database: Database) -> Iterator[list[Message]]:
    """What a producer would tell of everything it owns; its outbox stays as it was."""
    with database.writer() as session:
        newest = session.scalar(select(func.max(outbox.c.position))) or 0
        producer.republish(session)
        rows = session.execute(
            select(outbox).where(outbox.c.position > newest).order_by(outbox.c.position)
        ).all()
        session.rollback()
    messages = [from_outbox(row) for row in rows]
    for start in range(0, len(messages), BATCH):
        yield messages[start : start + BATCH]


def _compared(table: Table, live: Database, copy: Database) -> Difference:
    present, due = _rows(table, live), _rows(table, copy)
    return Difference(
        table=table.name,
        missing=len(due.keys() - present.keys()),
        extra=len(present.keys() - due.keys()),
        different=sum(present[key] != due[key] for key in present.keys() & due.keys()),
    )


def _rows(table: Table, database: Database) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    keys = [column.name for column in table.primary_key]
    with database.read() as session:
        rows = session.execute(select(table)).mappings().all()
    return {tuple(row[key] for key in keys): tuple(row.values()) for row in rows}
