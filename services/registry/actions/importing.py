"""An import as registry's door does it: one at a time in a municipality, remembered with its counts."""

import hashlib
from datetime import datetime
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
    imported = run_import(
        session,
        upload=upload,
        municipality=municipality,
        now=now,
        blind=keys.index_snils,
        owners=owners,
        own=appliers(keys),
        mappings=Mappings(given=upload.mapping, remembered=remembered),
        tell=tell,
    )
    _remember_mapping(session, municipality, upload, imported, now)
    run = _run_of(imported.report, upload)
    run.municipality_id, run.account_id, run.at = municipality.id, account_id, now
    session.add(run)
    session.flush()
    _keep_rejects(session, run, upload, imported, keys)
    if run.applied:
        record_changes(session, run=run, journal=imported.journal)
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


def _run_of(report: Report, upload: Upload) -> ImportRun:
    return ImportRun(
        kind=report.kind,
        file_hash=hashlib.sha256(upload.content).hexdigest(),
        filename=upload.filename.replace("\x00", "")[:LONGEST_NAME],
        dry_run=upload.dry_run,
        applied=report.applied,
        rows=report.rows,
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=len(report.rejected),
        warnings=len(report.warnings),
    )
