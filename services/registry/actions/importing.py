"""An import as registry's door does it: one at a time in a municipality, remembered with its counts."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.registry.actions.applying import appliers
from services.registry.imports import run_import
from services.registry.models import ImportRun, Municipality
from services.registry.queries import lock_municipality
from shared.importing import Report
from shared.keys import Keys

LONGEST_NAME = 300


def import_file(
    session: Session,
    *,
    municipality: Municipality,
    filename: str,
    dry_run: bool,
    account_id: UUID,
    now: datetime,
    keys: Keys,
    **sent: Any,
) -> Report:
    """Import a file and remember that it was; raises Invalid when the file as a whole is refused.

    `sent` is what else the door received: kind, content, skip_rejected, client, headers.
    """
    lock_municipality(session, municipality_id=municipality.id)
    report = run_import(
        session,
        filename=filename,
        municipality=municipality,
        today=now.astimezone(ZoneInfo(municipality.timezone)).date(),
        now=now,
        dry_run=dry_run,
        blind=keys.index_snils,
        own=appliers(keys),
        **sent,
    )
    _remember(
        session,
        municipality_id=municipality.id,
        account_id=account_id,
        now=now,
        filename=filename,
        dry_run=dry_run,
        report=report,
    )
    return report


def _remember(
    session: Session,
    *,
    municipality_id: UUID,
    account_id: UUID,
    now: datetime,
    filename: str,
    dry_run: bool,
    report: Report,
) -> None:
    session.add(
        ImportRun(
            municipality_id=municipality_id,
            account_id=account_id,
            at=now,
            kind=report.kind,
            filename=filename.replace("\x00", "")[:LONGEST_NAME],
            dry_run=dry_run,
            applied=report.applied,
            rows=report.rows,
            created=report.created,
            updated=report.updated,
            unchanged=report.unchanged,
            rejected=len(report.rejected),
            warnings=len(report.warnings),
        )
    )
