"""An import as registry's door does it: one at a time in a municipality, remembered with its counts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy.orm import Session

from services.registry.actions.applying import appliers
from services.registry.imports import run_import
from services.registry.models import ImportRun, Municipality
from services.registry.queries import lock_municipality
from shared.importing import Report
from shared.keys import Keys

LONGEST_NAME = 300


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that was sent, and what is to be done with it."""

    kind: str
    content: bytes
    filename: str
    dry_run: bool
    skip_rejected: bool


def import_file(
    session: Session,
    *,
    municipality: Municipality,
    upload: Upload,
    account_id: UUID,
    now: datetime,
    keys: Keys,
    client: httpx.Client,
    headers: Mapping[str, str],
) -> Report:
    """Import a file and remember that it was; raises Invalid when the file as a whole is refused."""
    lock_municipality(session, municipality_id=municipality.id)
    report = run_import(
        session,
        **asdict(upload),
        municipality=municipality,
        today=now.astimezone(ZoneInfo(municipality.timezone)).date(),
        now=now,
        blind=keys.index_snils,
        client=client,
        headers=headers,
        own=appliers(keys),
    )
    run = _run_of(report, upload)
    run.municipality_id, run.account_id, run.at = municipality.id, account_id, now
    session.add(run)
    return report


def _run_of(report: Report, upload: Upload) -> ImportRun:
    return ImportRun(
        kind=report.kind,
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
