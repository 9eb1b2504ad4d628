"""One moment of all databases: while it is fixed nobody writes, afterwards everybody goes on.

Each service remembers how far it has read the others. Were a reader copied later than what it reads, it
would pass over what the restored one says anew, so all are copied as they stood between two writes.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from shared.aside import lies_aside, take_in
from shared.db import Database, is_locked
from shared.errors import Conflict

PATIENCE_SECONDS = 2.0
LIMIT_SECONDS = 60.0
LOCK_NOT_AVAILABLE = "55P03"


class Busy(Conflict):
    """Somebody writes for so long that no moment can be fixed."""

    type = "busy"


@contextmanager
def one_moment(databases: Mapping[str, Database]) -> Iterator[dict[str, Connection]]:
    """Give a connection to each database that sees it as of one moment; raises Busy."""
    with ExitStack() as reading:
        with _nobody_writing(databases):
            seen = {name: reading.enter_context(_reader(one)) for name, one in databases.items()}
            for connection in seen.values():
                connection.execute(text("SELECT count(*) FROM outbox"))
        yield seen


@contextmanager
def _reader(database: Database) -> Iterator[Connection]:
    with database.engine.connect() as connection:
        if not database.is_sqlite:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def _nobody_writing(databases: Mapping[str, Database]) -> ExitStack:
    """Hold all or none: whoever writes to one and waits for another is let through.

    What lies aside is moved in first: it is as much of the moment as what is in the databases.
    """
    until = time.monotonic() + LIMIT_SECONDS
    while True:
        with ExitStack() as held:
            if _all_held(databases, held):
                return held.pop_all()
        if time.monotonic() > until:
            raise Busy("В базу долго пишет другая команда. Дождитесь её и повторите.")


def _all_held(databases: Mapping[str, Database], held: ExitStack) -> bool:
    try:
        for one in databases.values():
            take_in(one)
        for one in databases.values():
            _hold(held.enter_context(one.write(patience=PATIENCE_SECONDS)), sqlite=one.is_sqlite)
    except DBAPIError as error:
        if not _is_held_by_another(error):
            raise
        return False
    return not any(map(lies_aside, databases.values()))


def _hold(session: Session, *, sqlite: bool) -> None:
    """On PostgreSQL it is enough that nobody tells an event: what a reader has read was told before."""
    session.connection()
    if not sqlite:
        session.execute(text(f"SET LOCAL lock_timeout = {round(PATIENCE_SECONDS * 1000)}"))
        session.execute(text("LOCK TABLE outbox IN EXCLUSIVE MODE"))


def _is_held_by_another(error: DBAPIError) -> bool:
    return is_locked(error) or getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE
