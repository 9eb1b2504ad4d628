"""Databases: one per service, SQLite or PostgreSQL, with the same meaning of time and of writing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    Uuid,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_SECONDS = 15

Json = JSON().with_variant(JSONB(), "postgresql")
BigId = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in, aware UTC out; SQLite would return naive times."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive datetime in {dialect.name}: {value}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Identifier(Uuid[UUID]):
    """An id. Where a database keeps it as text, the same ids are read again and again: one is parsed once."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Parse what the database keeps as text; what it gives as an id stays."""
        parse = super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]  # as the library has it
        return parse and (lambda value: None if value is None else _parsed(value))


_parsed = lru_cache(maxsize=2**15)(UUID)
TYPES: dict[Any, Any] = {datetime: UtcDateTime, UUID: Identifier}


def new_metadata() -> MetaData:
    """Give a service its own collection of tables, with named constraints."""
    return MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """Make an id that sorts by time (UUIDv7)."""
    identifier: UUID = uuid7()
    return identifier


def _configure_sqlite(engine: Engine) -> None:
    """WAL, full durability, and BEGIN said by us: IMMEDIATE for writers, deferred for readers."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        said = connection.get_execution_options()
        statement = "BEGIN IMMEDIATE" if said.get("writing") else "BEGIN"
        if (patience := said.get("patience")) is None:
            connection.exec_driver_sql(statement)
            return
        connection.exec_driver_sql(f"PRAGMA busy_timeout={round(patience * 1000)}")
        try:
            connection.exec_driver_sql(statement)
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


def database_now(session: Session) -> datetime:
    """Read the database's own clock, by which leases run; a service's may be wrong by a day."""
    if session.get_bind().dialect.name == "sqlite":
        return datetime.now(UTC)
    now: datetime = session.scalar(select(func.clock_timestamp()))  # type: ignore[assignment]  # never null
    return now.astimezone(UTC)


def is_locked(error: DBAPIError) -> bool:
    """Whether an error only says that somebody else is writing to the same SQLite file."""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


class Database:
    """One service's database. `read()` never blocks writers; `write()` commits when left without error."""

    def __init__(self, url: str, *, pool_size: int = 5) -> None:
        sqlite = url.startswith("sqlite")
        options: dict[str, Any] = {"poolclass": QueuePool, "pool_size": pool_size, "max_overflow": 10}
        if sqlite:
            options["connect_args"] = {"check_same_thread": False, "timeout": BUSY_SECONDS}
        else:
            options |= {"pool_pre_ping": True, "pool_timeout": BUSY_SECONDS}
            options["connect_args"] = {
                "connect_timeout": 5,
                "options": "-c statement_timeout=60000 -c lock_timeout=15000",
            }
        self.url = url
        # parameters are people's data: no error text may carry them
        self.engine = create_engine(url, hide_parameters=True, **options)
        self.is_sqlite = sqlite
        if sqlite:
            _configure_sqlite(self.engine)
        self._writing = self.engine.execution_options(writing=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session that only reads; whatever it changed is dropped."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, *, patience: float | None = None) -> Iterator[Session]:
        """Open a session whose work is committed as one transaction.

        `patience` is how many seconds to wait for another writer of the same SQLite file, else 15.
        """
        engine = self._writing
        if patience is not None:
            engine = engine.execution_options(patience=patience)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def writer(self) -> Session:
        """Give a writing session whose end the caller decides."""
        return Session(self._writing, expire_on_commit=False)

    def close(self) -> None:
        """Give the connections back; needed before a fork and at the end."""
        self.engine.dispose()
