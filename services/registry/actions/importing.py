"""An import as registry's door does it: one at a time in a municipality, remembered with its counts."""

from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.applying import appliers
from services.registry.actions.error_files import keep_rejects
from services.registry.actions.history import record_changes
from services.registry.actions.mappings import remember_mapping
from services.registry.imports import Imported, Owners, Upload, kind_of, run_import
from services.registry.models import ImportRun, Municipality
from services.registry.queries import lock_municipality, remembered_mappings
from shared.importing import Mappings, Report, rejects_of
from shared.importing.progress import Tell, silent
from shared.keys import Keys

LONGEST_NAME = 300
COUNTS = ("rows", "created", "updated", "unchanged", "rejected", "warnings")


def import_file(
    session: Session,
    *,
    municipality: Municipality,
    upload: Upload,
    account_id: UUID,
    now: datetime,
    keys: Keys,
    owners: Owners,
    tell: Tell = silent,
) -> tuple[ImportRun, Report]:
    """Import a file and remember that it was; raises Invalid when the file as a whole is refused."""
    lock_municipality(session, municipality_id=municipality.id)
    kind = kind_of(upload.kind)
    remembered = remembered_mappings(session, municipality_id=municipality.id, kind=kind)
    run = _begun(session, municipality=municipality, upload=upload, account_id=account_id, now=now)
    imported = run_import(
        session,
        upload=upload,
        municipality=municipality,
        now=now,
        blind=keys.index_snils,
        owners=owners,
        own=appliers(keys),
        mappings=Mappings(given=upload.mapping, remembered=remembered),
        record=partial(record_changes, session, run_id=run.id),
        tell=tell,
    )
    _remember_mapping(session, municipality, upload, imported, now)
    _count(run, imported.report)
    _keep_rejects(session, run, upload, imported, keys)
    session.flush()
    return run, imported.report


def _keep_rejects(session: Session, run: ImportRun, upload: Upload, imported: Imported, keys: Keys) -> None:
    rejects = rejects_of(
        upload.content, upload.filename, found=imported.found, rejected=imported.report.rejected
    )
    keep_rejects(session, run=run, rejects=rejects, keys=keys, now=run.at)


def _remember_mapping(
    session: Session, municipality: Municipality, upload: Upload, imported: Imported, now: datetime
) -> None:
    if upload.mapping is None or upload.dry_run:
        return
    remember_mapping(
        session,
        municipality_id=municipality.id,
        kind=kind_of(upload.kind),
        titles=imported.found.titles,
        mapping=upload.mapping,
        now=now,
    )


def _begun(
    session: Session, *, municipality: Municipality, upload: Upload, account_id: UUID, now: datetime
) -> ImportRun:
    """Remember the import before its rows, for its journal names it; the counts come at the end."""
    run = ImportRun(
        municipality_id=municipality.id,
        account_id=account_id,
        at=now,
        kind=upload.kind,
        file_hash=upload.file_hash,
        filename=upload.filename.replace("\x00", "")[:LONGEST_NAME],
        dry_run=upload.dry_run,
        applied=False,
        **dict.fromkeys(COUNTS, 0),
    )
    session.add(run)
    session.flush()
    return run


def _count(run: ImportRun, report: Report) -> None:
    run.applied = report.applied
    run.rows, run.created, run.updated = report.rows, report.created, report.updated
    run.unchanged, run.warnings = report.unchanged, len(report.warnings)
    run.rejected = len({one.row for one in report.rejected})  # a row may have several faults
