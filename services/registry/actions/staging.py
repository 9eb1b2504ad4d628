"""A file on its way in by the pages: previewed and kept, then imported once or forgotten after a day."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.actions.importing import LONGEST_NAME, import_file
from services.registry.errors import FileForgotten
from services.registry.imports import Upload
from services.registry.models import ImportRun, Municipality, StagedFile
from shared.importing import Meaning, MissingColumns, Report, UnreadableFile
from shared.keys import Keys

KEPT = timedelta(days=1)


def stage_file(
    session: Session, *, municipality: Municipality, kind: str, content: bytes, filename: str, **door: Any
) -> StagedFile:
    """Preview a file and keep it; `door` is who asks, when and how other services are reached.

    A file without required columns is kept too, for a person to map its headings. Raises UnreadableFile and
    UnknownKind; nothing is kept of a file that cannot be read or has no headings.
    """
    upload = Upload(kind=kind, content=content, filename=filename, dry_run=True, skip_rejected=False)
    try:
        report = _imported(session, municipality, upload, door)
    except MissingColumns as missing:
        if not missing.meanings:
            raise
        report = {"refused": missing.message, "columns": _columns(missing.meanings)}
    keys: Keys = door["keys"]
    staged = StagedFile(
        municipality_id=municipality.id,
        account_id=door["account_id"],
        kind=kind,
        filename=filename.replace("\x00", "")[:LONGEST_NAME],
        content=keys.encrypt(content),
        uploaded_at=door["now"],
        report=report,
    )
    session.add(staged)
    session.flush()
    return staged


def map_columns(
    session: Session,
    *,
    municipality: Municipality,
    staged: StagedFile,
    chosen: Mapping[str, str],
    **door: Any,
) -> None:
    """Preview a kept file again with its headings mapped by a person; raises UnreadableFile, FileForgotten.

    What the file's own words say anyway is no mapping; it is remembered when the file is imported.
    """
    content = _content(session, staged, door)
    own_words = ("known", "opened")
    known = {one["title"]: one["heading"] for one in staged.report["columns"] if one["how"] in own_words}
    mapping = {title: heading for title, heading in chosen.items() if known.get(title) != heading}
    upload = Upload(
        kind=staged.kind,
        content=content,
        filename=staged.filename,
        dry_run=True,
        skip_rejected=False,
        mapping=mapping,
    )
    try:
        staged.report = _imported(session, municipality, upload, door)
    except MissingColumns as missing:
        raise UnreadableFile(missing.message) from missing


def apply_staged_file(
    session: Session, *, municipality: Municipality, staged: StagedFile, skip_rejected: bool, **door: Any
) -> bool:
    """Import a previewed file; a second call changes nothing. False when rows were rejected meanwhile."""
    session.refresh(staged, with_for_update=True)
    if staged.applied_at is not None:
        return True
    upload = Upload(
        kind=staged.kind,
        content=_content(session, staged, door),
        filename=staged.filename,
        dry_run=False,
        skip_rejected=skip_rejected,
        mapping=staged.report.get("mapping"),
    )
    staged.report = _imported(session, municipality, upload, door)
    if staged.report["applied"]:
        staged.applied_at, staged.content = door["now"], None
    return staged.applied_at is not None


def forget_staged_files(session: Session, *, now: datetime) -> None:
    """Drop previews and their reports after a day: the history of imports keeps the counts."""
    session.execute(delete(StagedFile).where(StagedFile.uploaded_at < now - KEPT))


def _content(session: Session, staged: StagedFile, door: Mapping[str, Any]) -> bytes:
    session.refresh(staged, with_for_update=True)
    if staged.content is None:
        raise FileForgotten
    keys: Keys = door["keys"]
    return keys.decrypt(staged.content)


def _imported(
    session: Session, municipality: Municipality, upload: Upload, door: Mapping[str, Any]
) -> dict[str, Any]:
    """Import or preview; gives what is kept of the report for the pages."""
    run, report = import_file(session, municipality=municipality, upload=upload, **door)
    return _kept(run, report) | {"mapping": upload.mapping}


def _kept(run: ImportRun, report: Report) -> dict[str, Any]:
    return report.to_json() | {
        "run_id": str(run.id),
        "applied": report.applied,
        "columns": _columns(report.meanings),
        "recalled": report.recalled,
    }


def _columns(meanings: tuple[Meaning, ...]) -> list[dict[str, str]]:
    return [asdict(one) for one in meanings]
