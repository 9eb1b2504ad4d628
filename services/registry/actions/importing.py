"""An import as registry's door does it: one at a time in a municipality, remembered with its counts."""

from collections.abc import Mapping
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


def import_file(
    session: Session,
    *,
    municipality: Municipality,
    kind: str,
    content: bytes,
    filename: str,
    dry_run: bool,
    skip_rejected: bool,
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
        kind=kind,
        content=content,
        filename=filename,
        municipality=municipality,
        today=now.astimezone(ZoneInfo(municipality.timezone)).date(),
        now=now,
        dry_run=dry_run,
        skip_rejected=skip_rejected,
        blind=keys.index_snils,
        client=client,
        headers=headers,
        own=appliers(keys),
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
