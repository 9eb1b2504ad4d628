"""What is left of a person in the tables every service has, and in the pages of a database file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from shared.contracts.event import STATE_TOPICS
from shared.db import Database
from shared.tables import dead_letter, idempotency

ERASED = "удалено"


def scrub(session: Session, *, person_id: UUID, words: Iterable[str | None]) -> None:
    """Drop kept replies and parked events that name a person, by their name or e-mail."""
    needles = [word.encode() for word in words if word and word != ERASED]
    of_theirs = dead_letter.c.subject == str(person_id), dead_letter.c.topic.in_(STATE_TOPICS)
    session.execute(delete(dead_letter).where(*of_theirs))
    parked = session.execute(select(dead_letter.c.id, dead_letter.c.data)).all()
    naming = [row.id for row in parked if _names(row.data, needles)]
    session.execute(delete(dead_letter).where(dead_letter.c.id.in_(naming)))
    kept = session.execute(
        select(idempotency.c.account_id, idempotency.c.route, idempotency.c.key, idempotency.c.body)
    ).all()
    for row in kept:
        if _names(row.body, needles):
            session.execute(
                delete(idempotency).where(
                    idempotency.c.account_id == row.account_id,
                    idempotency.c.route == row.route,
                    idempotency.c.key == row.key,
                )
            )


def _names(content: bytes | None, needles: Iterable[bytes]) -> bool:
    return bool(content) and any(needle in bytes(content or b"") for needle in needles)


def wipe_free_pages(database: Database) -> bool:
    """Write a SQLite file anew, without what was deleted from it; False while somebody still reads the old.

    PostgreSQL does it by itself, in its own time.
    """
    if not database.is_sqlite:
        return True
    with database.engine.connect() as connection:
        plain: Any = connection.connection.dbapi_connection
        plain.execute("VACUUM")
        busy, _, _ = plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
