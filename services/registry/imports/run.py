"""One import from the file to the report: read, resolve, apply or hand over, all rows or none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.registry.imports.handover import Handover, Owners, hand_over, handed_over_rows
from services.registry.imports.journal import Journal
from services.registry.imports.register import load_register
from services.registry.imports.resolve import resolve
from services.registry.imports.resolving import Resolving
from services.registry.imports.rows import Apply
from services.registry.imports.same_person import agree
from services.registry.imports.upload import Upload
from services.registry.models import Municipality
from shared.errors import Invalid
from shared.importing import KINDS, Kind, Mappings, Outcome, ReadRows, Report, Row, read, read_rows, sift
from shared.importing.progress import Tell, silent


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import answers, and what was found in its file."""

    report: Report
    found: ReadRows
    journal: Journal


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
    mappings: Mappings | None = None,
    tell: Tell = silent,
) -> Imported:
    """Import one file; a rejected row keeps all out unless skipped. Raises UnreadableFile, HandoverFailed."""
    kind, today = kind_of(upload.kind), now.astimezone(ZoneInfo(municipality.timezone)).date()
    found = read_rows(read(upload.content, upload.filename), kind, today=today, mappings=mappings, tell=tell)
    tell("checking", 0, found.total)
    lookups = Resolving(load_register(session, municipality_id=municipality.id), blind)
    report, rows = _prepare(found, kind, lookups)
    journal = Journal(tell=tell, total=len(rows))
    tell("writing" if kind.name in own else "sending", 0, len(rows))
    if kind.name in own:
        apply = partial(own[kind.name], today=today, now=now, journal=journal)
        take = partial(_apply, session, apply=apply, municipality=municipality)
    else:
        take = partial(_pass_on, owners, kind=kind.name, municipality=municipality, today=today)
    _finish(report, rows, take, upload=upload)
    return Imported(report=report, found=found, journal=journal)


def kind_of(name: str) -> Kind:
    """Give the kind of file; raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(f"Нет такого вида файла: «{name}». Есть: {', '.join(KINDS)}.")
    return KINDS[name]


def _prepare(found: ReadRows, kind: Kind, lookups: Resolving) -> tuple[Report, list[Row]]:
    """Resolve all rows before anything is written."""
    sifted = sift(resolve(kind.name, found.rows, lookups), kind)
    if kind.name == "people":
        agree(sifted.rows, lookups)
    report = Report(kind=kind.name, rows=found.total, unchanged=sifted.repeated)
    report.rejected = [*found.rejected, *lookups.rejected, *sifted.rejected]
    report.warnings = [*found.warnings, *lookups.warnings]
    report.meanings, report.recalled = found.meanings, found.recalled
    return report, sifted.rows


def _finish(report: Report, rows: list[Row], take: Callable[..., Outcome], *, upload: Upload) -> None:
    """Take the good rows, or only count them when this is a preview or some row is rejected."""
    keep = not upload.dry_run and (upload.skip_rejected or not report.rejected)
    if rows:
        report.add(take(rows=rows, keep=keep, skip_rejected=upload.skip_rejected))
    report.applied = keep and (upload.skip_rejected or not report.rejected)


def _apply(
    session: Session,
    *,
    apply: Callable[..., Outcome],
    municipality: Municipality,
    rows: list[Row],
    keep: bool,
    skip_rejected: bool,
) -> Outcome:
    """Let registry's own action write, and take it back unless it is to be kept."""
    with session.begin_nested() as savepoint:
        outcome = apply(session, municipality_id=municipality.id, rows=rows)
        session.flush()
        if not keep or (outcome.rejected and not skip_rejected):
            savepoint.rollback()
    return outcome


def _pass_on(
    owners: Owners,
    *,
    kind: str,
    municipality: Municipality,
    today: date,
    rows: list[Row],
    keep: bool,
    skip_rejected: bool,
) -> Outcome:
    """Let the owner of the rows take them; when they are not to be kept it only counts."""
    body = Handover(
        kind=kind,
        municipality_id=municipality.id,
        imported_on=today,
        dry_run=not keep,
        skip_rejected=skip_rejected,
        rows=handed_over_rows(kind, rows),
    )
    return hand_over(owners, body=body)
