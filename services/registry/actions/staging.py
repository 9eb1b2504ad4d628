"""A file on its way in by the pages: previewed and kept, then imported once or forgotten after a day."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.actions.importing import LONGEST_NAME, import_file
from services.registry.errors import FileForgotten
from services.registry.imports import Upload
from services.registry.models import ImportRun, Municipality, StagedFile
from shared.importing import Report
from shared.keys import Keys

KEPT = timedelta(days=1)


def stage_file(
    session: Session, *, municipality: Municipality, kind: str, content: bytes, filename: str, **door: Any
) -> StagedFile:
    """Preview a file and keep it; `door` is who asks, when and how other services are reached.

    Raises UnreadableFile and UnknownKind; nothing is kept of a file that cannot be read.
    """
    upload = Upload(kind=kind, content=content, filename=filename, dry_run=True, skip_rejected=False)
    run, report = import_file(session, municipality=municipality, upload=upload, **door)
    keys: Keys = door["keys"]
    staged = StagedFile(
        municipality_id=municipality.id,
        account_id=door["account_id"],
        kind=kind,
        filename=filename.replace("\x00", "")[:LONGEST_NAME],
        content=keys.encrypt(content),
        uploaded_at=door["now"],
        report=_kept(run, report),
    )
    session.add(staged)
    session.flush()
    return staged


def apply_staged_file(
    session: Session, *, municipality: Municipality, staged: StagedFile, skip_rejected: bool, **door: Any
) -> bool:
    """Import a previewed file; a second call changes nothing. False when rows were rejected meanwhile."""
    session.refresh(staged, with_for_update=True)
    if staged.applied_at is not None:
        return True
    if staged.content is None:
        raise FileForgotten
    keys: Keys = door["keys"]
    upload = Upload(
        kind=staged.kind,
        content=keys.decrypt(staged.content),
        filename=staged.filename,
        dry_run=False,
        skip_rejected=skip_rejected,
    )
    run, report = import_file(session, municipality=municipality, upload=upload, **door)
    staged.report = _kept(run, report)
    if report.applied:
        staged.applied_at, staged.content = door["now"], None
    return report.applied


def forget_staged_files(session: Session, *, now: datetime) -> None:
    """Drop previews and their reports after a day: the history of imports keeps the counts."""
    session.execute(delete(StagedFile).where(StagedFile.uploaded_at < now - KEPT))


def _kept(run: ImportRun, report: Report) -> dict[str, Any]:
    return report.to_json() | {"run_id": str(run.id)}
