"""One import from the file to the report: read, resolve, apply or hand over, all rows or none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import httpx
from sqlalchemy.orm import Session

from services.registry.imports.handover import hand_over
from services.registry.imports.register import load_register
from services.registry.imports.resolve import resolve
from services.registry.imports.resolving import Resolving
from services.registry.imports.rows import Apply
from services.registry.models import Municipality
from shared.errors import Invalid
from shared.importing import KINDS, Kind, Outcome, Report, Row, Sheet, read, read_rows, sift


class UnknownKind(Invalid):
    """There is no such kind of file."""

    type = "unknown-import-kind"


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """What all steps of one import share."""

    municipality: Municipality
    today: date
    now: datetime
    dry_run: bool
    skip_rejected: bool
    client: httpx.Client
    headers: Mapping[str, str]
    own: Mapping[str, Apply]


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
    """Import one file; raises UnreadableFile when the file as a whole is refused.

    With any rejected row nothing is applied unless `skip_rejected`; the counts then say what would have
    been. `blind` turns a СНИЛС into the index that finds its person; `own` holds registry's own actions.
    """
    report, rows = _prepare(
        session,
        kind=_kind(kind),
        sheet=read(content, filename),
        municipality=municipality,
        today=today,
        blind=blind,
    )
    setting = _Setting(
        municipality=municipality,
        today=today,
        now=now,
        dry_run=dry_run,
        skip_rejected=skip_rejected,
        client=client,
        headers=headers,
        own=own,
    )
    _take(session, rows=rows, report=report, setting=setting)
    return report


def _prepare(
    session: Session,
    *,
    kind: Kind,
    sheet: Sheet,
    municipality: Municipality,
    today: date,
    blind: Callable[[str], str],
) -> tuple[Report, list[Row]]:
    """Read and resolve all rows before anything is written."""
    found = read_rows(sheet, kind, today=today)
    register = load_register(session, municipality_id=municipality.id)
    lookups = Resolving(register, blind, rejected=found.rejected, warnings=found.warnings)
    sifted = sift(resolve(kind.name, found.rows, lookups), kind)
    report = Report(kind=kind.name, rows=found.total, unchanged=sifted.repeated)
    report.rejected = [*lookups.rejected, *sifted.rejected]
    report.warnings = lookups.warnings
    return report, sifted.rows


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise UnknownKind(f"Нет такого вида файла: «{name}». Есть: {', '.join(KINDS)}.")
    return KINDS[name]


def _take(session: Session, *, rows: list[Row], report: Report, setting: _Setting) -> None:
    """Apply the good rows, or only count them when the import is a preview or has rejected rows."""
    keep = not setting.dry_run and (setting.skip_rejected or not report.rejected)
    if rows:
        take = _apply if report.kind in setting.own else _hand_over
        report.add(take(session, kind=report.kind, rows=rows, keep=keep, setting=setting))
    report.applied = keep and (setting.skip_rejected or not report.rejected)


def _apply(session: Session, *, kind: str, rows: list[Row], keep: bool, setting: _Setting) -> Outcome:
    for row in rows:
        row.pop("person_key", None)
    with session.begin_nested() as savepoint:
        outcome = setting.own[kind](
            session,
            municipality_id=setting.municipality.id,
            rows=rows,
            today=setting.today,
            now=setting.now,
        )
        session.flush()
        if not keep or (outcome.rejected and not setting.skip_rejected):
            savepoint.rollback()
    return outcome


def _hand_over(_session: Session, *, kind: str, rows: list[Row], keep: bool, setting: _Setting) -> Outcome:
    return hand_over(
        setting.client,
        kind=kind,
        municipality_id=setting.municipality.id,
        today=setting.today,
        dry_run=not keep,
        skip_rejected=setting.skip_rejected,
        rows=rows,
        headers=setting.headers,
    )
