"""Keeping the rejected rows of an import for a while: encrypted, as they may hold anything about anybody."""

import zlib
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.models import ImportErrorFile, ImportRun
from shared.importing import Rejects
from shared.keys import Keys

KEPT = timedelta(days=30)


def keep_rejects(
    session: Session, *, run: ImportRun, rejects: Rejects | None, keys: Keys, now: datetime
) -> None:
    """Store the rejected rows of an import, if there are any."""
    if rejects is None:
        return
    content = keys.encrypt(zlib.compress(msgspec.json.encode(rejects)))
    session.add(ImportErrorFile(import_id=run.id, content=content, kept_at=now))


def open_rejects(kept: ImportErrorFile, *, keys: Keys) -> Rejects:
    """Give the rows back."""
    return msgspec.json.decode(zlib.decompress(keys.decrypt(kept.content)), type=Rejects)


def forget_rejects(session: Session, *, now: datetime) -> None:
    """Drop what has been kept long enough."""
    session.execute(delete(ImportErrorFile).where(ImportErrorFile.kept_at < now - KEPT))
