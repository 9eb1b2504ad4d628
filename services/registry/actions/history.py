"""Recording what an import changed, beside the import itself."""

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.registry.imports.journal import Journal
from services.registry.models import ImportChange, ImportRun
from shared.db import new_id


def record_changes(session: Session, *, run: ImportRun, journal: Journal) -> None:
    """Store the journal of an applied import."""
    rows = [{"id": new_id(), "import_id": run.id, **entry._asdict()} for entry in journal.entries]
    if rows:
        session.execute(insert(ImportChange), rows)
