"""One page from its bytes to the report: read, compare, apply what a person's word covers, remember."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.registry.actions.history import record_changes
from services.registry.actions.staff_pages.applying import apply_rows, unknown_rows
from services.registry.actions.staff_pages.report import StaffPageReport
from services.registry.imports.journal import Entry, Journal
from services.registry.models import ImportRun, Municipality, Organization
from services.registry.queries import lock_municipality, staff_known
from services.registry.rules.staff_pages import compare, hints, page_hints
from shared.importing.staff_page import StaffPage, read_staff_page

LONGEST_NAME = 300


@dataclass(frozen=True, kw_only=True)
class StaffPageUpload:
    """A page that was sent or fetched; `apply` is a person's word, `rows` the numbers it is about."""

    content: bytes
    source: str
    charset: str | None = None
    apply: bool = False
    rows: Collection[int] | None = None
    dry_run: bool = False


def import_staff_page(
    session: Session,
    *,
    municipality: Municipality,
    organization: Organization,
    upload: StaffPageUpload,
    account_id: UUID,
    now: datetime,
) -> tuple[ImportRun, StaffPageReport]:
    """Compare a page with the register and apply it if asked to; raises UnreadableFile."""
    page = read_staff_page(upload.content, charset=upload.charset)
    lock_municipality(session, municipality_id=municipality.id)
    today = now.astimezone(ZoneInfo(municipality.timezone)).date()
    report = _compared(session, page, organization=organization, upload=upload, today=today)
    entries: list[Entry] = []
    journal = Journal(entries.extend)
    if upload.apply:
        _apply(session, report, upload=upload, organization=organization, today=today, journal=journal)
    else:
        report.unchanged = sum(one.match == "same" for one in report.comparison.rows)
    run = _run_of(report, upload, municipality_id=municipality.id, account_id=account_id, now=now)
    session.add(run)
    session.flush()
    if run.applied:
        record_changes(session, entries, run_id=run.id)
    return run, report


def _compared(
    session: Session, page: StaffPage, *, organization: Organization, upload: StaffPageUpload, today: date
) -> StaffPageReport:
    known = staff_known(
        session,
        municipality_id=organization.municipality_id,
        organization_id=organization.id,
        names={row.name.key for row in page.people},
        today=today,
    )
    comparison = compare(page, known)
    report = StaffPageReport(rows=len(page.people), page=page, comparison=comparison)
    report.warnings = [*page.warnings, *page_hints(comparison)]
    for one in comparison.rows:
        report.warnings += hints(one, today=today, applying=upload.apply)
    return report


def _apply(
    session: Session,
    report: StaffPageReport,
    *,
    upload: StaffPageUpload,
    organization: Organization,
    today: date,
    journal: Journal,
) -> None:
    """Apply in a savepoint, which a preview takes back."""
    report.rejected += unknown_rows(report.comparison.rows, upload.rows)
    report.applied = not upload.dry_run and not report.rejected
    with session.begin_nested() as savepoint:
        outcome = apply_rows(
            session,
            organization=organization,
            rows=report.comparison.rows,
            chosen=upload.rows,
            today=today,
            journal=journal,
        )
        if not report.applied:
            savepoint.rollback()
    report.add(outcome)


def _run_of(
    report: StaffPageReport,
    upload: StaffPageUpload,
    *,
    municipality_id: UUID,
    account_id: UUID,
    now: datetime,
) -> ImportRun:
    return ImportRun(
        municipality_id=municipality_id,
        account_id=account_id,
        at=now,
        kind=report.kind,
        file_hash=hashlib.sha256(upload.content).hexdigest(),
        filename=upload.source.replace("\x00", "")[:LONGEST_NAME],
        dry_run=upload.dry_run or not upload.apply,
        applied=report.applied,
        rows=report.rows,
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=len(report.rejected),
        warnings=len(report.warnings),
    )
