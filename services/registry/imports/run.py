"""One import from the file to the report: read, resolve, apply or hand over, all rows or none."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

import httpx
from sqlalchemy.orm import Session

from services.registry.imports.handover import Handover, hand_over, handed_over_rows
from services.registry.imports.register import load_register
from services.registry.imports.resolve import resolve
from services.registry.imports.resolving import Resolving
from services.registry.imports.rows import Apply
from services.registry.imports.same_person import agree
from services.registry.models import Municipality
from shared.errors import Invalid
from shared.importing import KINDS, Book, Kind, Outcome, Report, Row, read, read_rows, sift


class UnknownKind(Invalid):
    """There is no such kind of file."""

    type = "unknown-import-kind"


def run_import(
    session: Session,
    *,
    kind: str,
    content: bytes,
    filename: str,
    municipality: Municipality,
    today: date,
    now: datetime,
    dry_run: bool,
    skip_rejected: bool,
    blind: Callable[[str], str],
    client: httpx.Client,
    headers: Mapping[str, str],
    own: Mapping[str, Apply],
) -> Report:
    """Import one file; a rejected row keeps all out unless skipped. Raises UnreadableFile, HandoverFailed."""
    lookups = Resolving(load_register(session, municipality_id=municipality.id), blind)
    report, rows = _prepare(read(content, filename), _kind(kind), lookups, today=today)
    if kind in own:
        take = partial(_apply, session, apply=own[kind], municipality=municipality, today=today, now=now)
    else:
        take = partial(_pass_on, client, headers, kind=kind, municipality=municipality, today=today)
    return _finished(report, rows, take, dry_run=dry_run, skip_rejected=skip_rejected)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise UnknownKind(f"Нет такого вида файла: «{name}». Есть: {', '.join(KINDS)}.")
    return KINDS[name]


def _prepare(book: Book, kind: Kind, lookups: Resolving, *, today: date) -> tuple[Report, list[Row]]:
    """Read and resolve all rows before anything is written."""
    found = read_rows(book, kind, today=today)
    sifted = sift(resolve(kind.name, found.rows, lookups), kind)
    if kind.name == "people":
        agree(sifted.rows, lookups)
    report = Report(kind=kind.name, rows=found.total, unchanged=sifted.repeated)
    report.rejected = [*found.rejected, *lookups.rejected, *sifted.rejected]
    report.warnings = [*found.warnings, *lookups.warnings]
    return report, sifted.rows


def _finished(
    report: Report, rows: list[Row], take: Callable[..., Outcome], *, dry_run: bool, skip_rejected: bool
) -> Report:
    """Take the good rows, or only count them when this is a preview or some row is rejected."""
    keep = not dry_run and (skip_rejected or not report.rejected)
    if rows:
        report.add(take(rows=rows, keep=keep, skip_rejected=skip_rejected))
    report.applied = keep and (skip_rejected or not report.rejected)
    return report


def _apply(
    session: Session,
    *,
    apply: Apply,
    municipality: Municipality,
    today: date,
    now: datetime,
    rows: list[Row],
    keep: bool,
    skip_rejected: bool,
) -> Outcome:
    """Let registry's own action write, and take it back unless it is to be kept."""
    with session.begin_nested() as savepoint:
        outcome = apply(session, municipality_id=municipality.id, rows=rows, today=today, now=now)
        session.flush()
        if not keep or (outcome.rejected and not skip_rejected):
            savepoint.rollback()
    return outcome


def _pass_on(
    client: httpx.Client,
    headers: Mapping[str, str],
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
    return hand_over(client, body=body, headers=headers)
