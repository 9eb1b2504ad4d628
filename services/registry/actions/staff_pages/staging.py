"""A school's page on its way in: compared and kept encrypted, then the chosen rows are applied once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.staff_pages.importing import (
    LONGEST_NAME,
    StaffPageUpload,
    import_staff_page,
)
from services.registry.actions.staff_pages.report import StaffPageReport
from services.registry.errors import FileForgotten, NothingChosen
from services.registry.models import ImportRun, Municipality, Organization, StagedFile
from services.registry.rules.staff_pages import Compared, change_words, experience_words, why_not
from shared.importing.staff_page import KIND
from shared.keys import Keys


def stage_staff_page(
    session: Session,
    *,
    organization: Organization,
    upload: StaffPageUpload,
    account_id: UUID,
    now: datetime,
    keys: Keys,
) -> StagedFile:
    """Compare a page with the register and keep it; raises UnreadableFile."""
    report = _imported(session, organization, upload, account_id=account_id, now=now)
    staged = StagedFile(
        municipality_id=organization.municipality_id,
        account_id=account_id,
        kind=KIND,
        filename=upload.source.replace("\x00", "")[:LONGEST_NAME],
        content=keys.encrypt(upload.content),
        uploaded_at=now,
        report=report,
    )
    session.add(staged)
    session.flush()
    return staged


def apply_staged_page(
    session: Session,
    *,
    organization: Organization,
    staged: StagedFile,
    rows: Collection[int],
    account_id: UUID,
    now: datetime,
    keys: Keys,
) -> None:
    """Apply the chosen rows of a kept page; a second call changes nothing. Raises NothingChosen."""
    session.refresh(staged, with_for_update=True)
    if staged.applied_at is not None:
        return
    if staged.content is None:
        raise FileForgotten
    if not set(rows) & {one["row"] for one in staged.report["people"]}:
        raise NothingChosen(fields={"rows": [NothingChosen.default]})
    upload = StaffPageUpload(
        content=keys.decrypt(staged.content),
        source=staged.filename,
        charset=staged.report["charset"],
        apply=True,
        rows=frozenset(rows) & {one["row"] for one in staged.report["people"]},
    )
    staged.report = _imported(session, organization, upload, account_id=account_id, now=now)
    staged.applied_at, staged.content = now, None


def _imported(
    session: Session, organization: Organization, upload: StaffPageUpload, *, account_id: UUID, now: datetime
) -> dict[str, Any]:
    municipality = session.get_one(Municipality, organization.municipality_id)
    run, report = import_staff_page(
        session,
        municipality=municipality,
        organization=organization,
        upload=upload,
        account_id=account_id,
        now=now,
    )
    return _kept(run, report, organization) | {"charset": upload.charset}


def _kept(run: ImportRun, report: StaffPageReport, organization: Organization) -> dict[str, Any]:
    """Give what the pages show, with what applying each row would do."""
    said = report.to_json()
    people = zip(said["people"], report.comparison.rows, strict=True)
    known = [*(one.person for one in report.comparison.rows if one.person), *report.comparison.left]
    return said | {
        "people": [shown | _details(one) for shown, one in people],
        "run_id": str(run.id),
        "organization_id": str(organization.id),
        "organization": organization.name,
        "person_ids": [str(one.id) for one in known],
        "left_ids": [str(one.id) for one in report.comparison.left],
    }


def _details(one: Compared) -> dict[str, Any]:
    refusal = why_not(one, chosen=True)
    doubt = "" if refusal else why_not(one, chosen=False)
    applicable = one.match in {"new", "changed"} and not refusal
    return {
        "changes": change_words(one),
        "experience": experience_words(one),
        "applicable": applicable,
        "chosen": applicable and not doubt,
        "doubt": doubt,
        "why_not": refusal,
        "in_a_line": one.row.source == "line",
    }
