"""Where an import tells how far it is, outside its own transaction, so that a page may ask while it runs.

On PostgreSQL that is a table written by short transactions of its own: any process may be asked. SQLite has
one writer, and the import is it: there the memory of the one process that serves the pages is the board.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.models import ImportProgress
from shared.db import Database
from shared.importing.progress import Stage, Tell, silent
from shared.inbox import upsert

SECONDS_BETWEEN = 0.5
ABANDONED = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The stage an import is in, rows done and rows in all (0 where nobody can know)."""

    stage: str
    done: int
    total: int


Slot = tuple[str, UUID, UUID]
_told: dict[Slot, Progress] = {}


class ProgressBoard:
    """The board of one database; an entry is its account's own, under an id that the asker has chosen."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @contextmanager
    def watched(self, *, account_id: UUID, progress_id: UUID | None) -> Iterator[Tell]:
        """Give what an import tells its progress by; the entry is gone when the import ends."""
        if progress_id is None:
            yield silent
            return
        slot = (self.database.url, account_id, progress_id)
        try:
            yield self._teller(slot)
        finally:
            self._forget(slot)

    def read(self, *, account_id: UUID, progress_id: UUID) -> Progress | None:
        """Say how far an import is; None if it has not begun, is over or was cut off."""
        if self.database.is_sqlite:
            return _told.get((self.database.url, account_id, progress_id))
        with self.database.read() as session:
            row = session.get(ImportProgress, (account_id, progress_id))
        if row is None or row.told_at < datetime.now(UTC) - ABANDONED:
            return None
        return Progress(stage=row.stage, done=row.done, total=row.total)

    def _teller(self, slot: Slot) -> Tell:
        last: tuple[str, float] = ("", 0.0)

        def tell(stage: Stage, done: int, total: int) -> None:
            nonlocal last
            if stage == last[0] and time.monotonic() - last[1] < SECONDS_BETWEEN:
                return
            last = (stage, time.monotonic())
            self._write(slot, Progress(stage=stage, done=done, total=total))

        return tell

    def _write(self, slot: Slot, progress: Progress) -> None:
        if self.database.is_sqlite:
            _told[slot] = progress
            return
        values = {"stage": progress.stage, "done": progress.done, "total": progress.total}
        values |= {"told_at": datetime.now(UTC)}
        keys = {"account_id": slot[1], "progress_id": slot[2]}
        with self.database.write() as session:
            statement = upsert(session, ImportProgress).values(**keys, **values)
            session.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))

    def _forget(self, slot: Slot) -> None:
        if self.database.is_sqlite:
            _told.pop(slot, None)
            return
        with self.database.write() as session:
            here = (ImportProgress.account_id == slot[1], ImportProgress.progress_id == slot[2])
            session.execute(delete(ImportProgress).where(*here))


def forget_progress(session: Session, *, now: datetime) -> None:
    """Drop what imports that were cut off left on the board."""
    session.execute(delete(ImportProgress).where(ImportProgress.told_at < now - ABANDONED))
