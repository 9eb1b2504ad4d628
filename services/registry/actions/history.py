"""Recording what an import changed, beside the import itself."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.registry.imports.journal import Entry
from services.registry.models import ImportChange
from shared.db import new_id


def record_changes(session: Session, entries: Sequence[Entry], *, run_id: UUID) -> None:
    """Store what an import noted; what is taken back later takes this along."""
    rows = [{"id": new_id(), "import_id": run_id, **entry._asdict()} for entry in entries]
    if rows:
        session.execute(insert(ImportChange), rows)
