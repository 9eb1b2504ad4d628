"""Files that no row names: left by a request that was refused or died, or by a person erased."""

from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import StoredFile
from shared.uploads import Store

BATCH = 500


def sweep_files(session: Session, *, store: Store, now: datetime) -> int:
    """Remove them from the store; a file just written is left alone, its row may be on its way."""
    settled = store.settled(now=now)
    removed = 0
    while part := list(islice(settled, BATCH)):
        ids = [file_id for file_id, _ in part if file_id]
        named = set(session.scalars(select(StoredFile.id).where(StoredFile.id.in_(ids))))
        for file_id, path in part:
            if file_id not in named:
                path.unlink(missing_ok=True)
                removed += 1
    return removed
