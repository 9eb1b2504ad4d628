"""Files attached to a report of a step or to a certificate: checked, stored, then named in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.routes.models import Certificate, Evidence, Route, Step, StoredFile
from shared.db import new_id
from shared.errors import Invalid
from shared.uploads import Checked, Sent, Store, UnsafeFile, checked, new_key


@dataclass(frozen=True, kw_only=True)
class Attached:
    """Files as they were sent, and where such files are kept."""

    sent: Sequence[Sent]
    store: Store


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a report of a step brings."""

    text: str
    link: str
    attached: Attached


def add_report(
    session: Session, *, route: Route, step: Step, today: date, by: UUID | None, shown: Shown
) -> Evidence:
    """Keep one report of a step beside the former ones; words, a link or a file must be in it."""
    files = _checked(shown.attached)
    if not shown.text.strip() and not shown.link and not files:
        raise Invalid(fields={"evidence": ["Напишите, что сделано, вставьте ссылку или приложите файл."]})
    report = Evidence(
        id=new_id(),
        municipality_id=route.municipality_id,
        person_id=route.teacher_id,
        step_id=step.id,
        reported_on=today,
        reported_by=by,
        text=shown.text,
        link=shown.link,
    )
    session.add(report)
    session.flush()
    owner, at_step = {"evidence_id": report.id, "person_id": report.person_id}, _kept_at(session, step.id)
    report.files = _keep(session, files, shown.attached.store, today, owner, at_step=at_step)
    return report


def attach_to_certificate(
    session: Session, *, certificate: Certificate, today: date, attached: Attached
) -> None:
    """Keep the scan of a certificate."""
    owner = {"certificate_id": certificate.id, "person_id": certificate.person_id}
    _keep(session, _checked(attached), attached.store, today, owner, at_step=0)


def _checked(attached: Attached) -> list[Checked]:
    """Check what was sent; a refusal stands at the field the file came in."""
    return [_safe(one, attached.store) for one in attached.sent]


def _safe(one: Sent, store: Store) -> Checked:
    try:
        return checked(one, limits=store.limits)
    except UnsafeFile as error:
        raise UnsafeFile(error.message, fields={one.field: [error.message]}) from error


def _keep(
    session: Session, files: list[Checked], store: Store, today: date, owner: dict[str, Any], *, at_step: int
) -> list[StoredFile]:
    """Write the files to the disk and name them in rows: a row never commits before its file is there."""
    size = sum(len(one.content) for one in files)
    try:
        of_person = _kept_of(session, owner["person_id"])
        store.limits.check_sum(size, at_step=at_step, of_person=of_person, count=len(files))
    except UnsafeFile as error:
        raise UnsafeFile(error.message, fields={"files": [error.message]}) from error
    return [_kept(session, one, store, today, owner) for one in files]


def _kept(session: Session, one: Checked, store: Store, today: date, owner: dict[str, Any]) -> StoredFile:
    row = StoredFile(
        id=new_id(),
        key=new_key(),
        name=one.name,
        media_type=one.media_type,
        size=len(one.content),
        stored_on=today,
        **owner,
    )
    store.put(row.id, one.content, key=row.key)
    session.add(row)
    return row


def _kept_at(session: Session, step_id: UUID) -> int:
    query = select(func.sum(StoredFile.size)).join(Evidence, Evidence.id == StoredFile.evidence_id)
    return session.scalar(query.where(Evidence.step_id == step_id)) or 0


def _kept_of(session: Session, person_id: UUID) -> int:
    return session.scalar(select(func.sum(StoredFile.size)).where(StoredFile.person_id == person_id)) or 0
