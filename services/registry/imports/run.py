"""One import from the file to the report: read, resolve, apply or hand over, all rows or none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.registry.imports.handover import Handover, Owners
from services.registry.imports.journal import Journal, Record
from services.registry.imports.passing import pass_on
from services.registry.imports.portions import PeopleRows, WholeFile
from services.registry.imports.register import load_register
from services.registry.imports.resolve import resolve
from services.registry.imports.resolving import Resolving
from services.registry.imports.rows import Apply
from services.registry.imports.same_person import agree
from services.registry.imports.upload import Upload
from services.registry.models import Municipality
from shared.errors import Invalid
from shared.importing import (
    KINDS,
    Kind,
    Mappings,
    Outcome,
    ReadRows,
    Report,
    Row,
    RowMessage,
    read,
    read_rows,
    sift,
)
from shared.importing.progress import Tell, silent


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import answers, and what was found in its file."""

    report: Report
    found: ReadRows


class UnknownKind(Invalid):
    """There is no such kind of file."""

    type = "unknown-import-kind"


def run_import(
    session: Session,
    *,
    upload: Upload,
    municipality: Municipality,
    now: datetime,
    blind: Callable[[str], str],
    owners: Owners,
    own: Mapping[str, Apply],
    record: Record,
    mappings: Mappings | None = None,
    tell: Tell = silent,
) -> Imported:
    """Import one file; a rejected row keeps all out unless skipped. Raises UnreadableFile, HandoverFailed."""
    kind, today = kind_of(upload.kind), now.astimezone(ZoneInfo(municipality.timezone)).date()
    rows = PeopleRows(blind) if kind.name == "people" else WholeFile()
    found = _read(upload, kind, keep=rows.append, today=today, mappings=mappings, tell=tell)
    tell("checking", 0, found.total)
    report = Report(kind=kind.name, rows=found.total, rejected=found.rejected, warnings=found.warnings)
    report.meanings, report.recalled = found.meanings, found.recalled
    register = load_register(session, municipality_id=municipality.id, with_people=kind.name != "people")
    lookups = Resolving(register, blind, rejected=report.rejected, warnings=report.warnings)
    prepare = partial(_prepared, kind=kind, lookups=lookups, report=report)
    portions = rows.portions(session, municipality_id=municipality.id)
    if kind.name in own:
        journal = Journal(record, tell, total=found.total)
        apply = partial(
            own[kind.name], municipality_id=municipality.id, today=today, now=now, journal=journal
        )
        _apply(session, portions, report, upload=upload, prepare=prepare, apply=apply, journal=journal)
    else:
        good = [row for portion in portions for row in prepare(portion)]
        report.warnings += [RowMessage(*said) for said in kind.settle(good)]
        head = _head(kind, upload, municipality_id=municipality.id, today=today, found=found)
        head.dry_run = not _to_be_kept(upload, report)
        pass_on(owners, head, good, report, tell=tell)
    return Imported(report=report, found=found)


def _head(kind: Kind, upload: Upload, *, municipality_id: UUID, today: date, found: ReadRows) -> Handover:
    """What the owner of the rows is told beside them; its headings only where it reads them itself."""
    return Handover(
        kind=kind.name,
        municipality_id=municipality_id,
        imported_on=today,
        dry_run=upload.dry_run,
        skip_rejected=upload.skip_rejected,
        heading_row=found.heading_row if kind.opened else 0,
        file_hash=upload.file_hash if kind.opened else "",
    )


def kind_of(name: str) -> Kind:
    """Give the kind of file; raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(f"Нет такого вида файла: «{name}». Есть: {', '.join(KINDS)}.")
    return KINDS[name]


def _read(upload: Upload, kind: Kind, **how: Any) -> ReadRows:
    """Read the good rows, and let go of the book they stood in before anything is done with them."""
    return read_rows(read(upload.content, upload.filename), kind, **how)


def _prepared(rows: list[Row], *, kind: Kind, lookups: Resolving, report: Report) -> list[Row]:
    """Resolve rows and hold them against each other; `lookups` rejects and warns into the report."""
    sifted = sift(resolve(kind.name, rows, lookups), kind)
    if kind.name == "people":
        agree(sifted.rows, lookups)
    report.unchanged += sifted.repeated
    report.rejected += sifted.rejected
    return sifted.rows


def _to_be_kept(upload: Upload, report: Report) -> bool:
    return not upload.dry_run and (upload.skip_rejected or not report.rejected)


def _apply(
    session: Session,
    portions: Iterable[list[Row]],
    report: Report,
    *,
    upload: Upload,
    prepare: Callable[[list[Row]], list[Row]],
    apply: Callable[..., Outcome],
    journal: Journal,
) -> None:
    """Let registry's own action write portion by portion, and take all of it back unless it is to be kept."""
    done = 0
    with session.begin_nested() as savepoint:
        for portion in portions:
            done += len(portion)
            if rows := prepare(portion):
                report.add(apply(session, rows=rows))
            journal.done = done
        journal.tell("saving", 0, journal.total)
        session.flush()
        report.applied = _to_be_kept(upload, report)
        if not report.applied:
            savepoint.rollback()
