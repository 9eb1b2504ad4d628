"""Applying rows that registry has read and resolved: certificates and routes, in one transaction.

The same row again changes nothing: a route remembers the row it came from, so that a file repeated
later never takes back what happened to the route in between.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions import importing_rows
from services.routes.actions.import_report import Report
from services.routes.actions.importing_results import take_results
from services.routes.models import Route
from services.routes.queries import access
from services.routes.rules import importing as rules
from services.routes.rules.importing import Period
from services.routes.rules.signing import OPEN
from shared import roster
from shared.errors import Forbidden
from shared.outbox import emit_all
from shared.permissions import Actor

Row = dict[str, Any]
CHUNK = 500
NOT_YOURS = "вы не сопровождаете этого человека: его результаты загрузит его тьютор или методист"


def apply_import(
    session: Session,
    *,
    actor: Actor,
    kind: str,
    municipality_id: UUID,
    imported_on: date,
    dry_run: bool,
    skip_rejected: bool,
    rows: Sequence[Row],
    heading_row: int = 0,
    file_hash: str = "",
) -> Report:
    """Apply a file, or only say what it would do; a rejected row stops all unless it may be skipped."""
    scope = actor.scope("import.results" if kind == "diagnostics" else "import.apply")
    if municipality_id != actor.municipality_id and not scope.covers_municipality(municipality_id):
        raise Forbidden
    report = Report()
    if not scope.covers_municipality(municipality_id):
        rows = _own(session, report, rows, actor=actor, on=imported_on)

    def may_write() -> bool:
        return not dry_run and (skip_rejected or not report.rejected)

    here: dict[str, Any] = {"municipality_id": municipality_id, "imported_on": imported_on}
    if kind == "diagnostics":
        place = here | {"heading_row": heading_row, "file_hash": file_hash}
        take_results(session, report, rows, may_write=may_write, **place)
        return report
    taken = _distinct(report, rows, key=KEYS[kind])
    if kind == "routes":
        taken = _possible(report, taken)
    _warn(session, report, taken, kind=kind, municipality_id=municipality_id)
    place = here | {"write": may_write()}
    for start in range(0, len(taken), CHUNK):
        _write(session, report, taken[start : start + CHUNK], kind=kind, place=place)
    return report


def _own(session: Session, report: Report, rows: Sequence[Row], *, actor: Actor, on: date) -> list[Row]:
    """Keep the rows of whom a tutor accompanies; the others are rejected, each with the reason."""
    seen = access.viewer(session, actor=actor, today=on)
    places = access.main_places(session, {row["person_id"] for row in rows}, as_of=on)
    own = []
    for row in rows:
        person_id = row["person_id"]
        if "tutor" in seen.relations(person_id=person_id, organization_id=places.get(person_id)):
            own.append(row)
        else:
            report.reject(row, "ФИО", NOT_YOURS)
    return own


def _write(
    session: Session, report: Report, rows: Sequence[Row], *, kind: str, place: dict[str, Any]
) -> None:
    counts, events = WRITERS[kind](session, rows, **place)
    report.created += counts["created"]
    report.updated += counts["updated"]
    report.unchanged += counts["unchanged"]
    emit_all(session, events)


def _distinct(report: Report, rows: Sequence[Row], *, key: Callable[[Row], Any]) -> list[Row]:
    """Keep one row of each key; a different row with the same key is rejected, a repeated one is counted."""
    first: dict[Any, Row] = {}
    for row in rows:
        known = first.setdefault(key(row), row)
        if known is row:
            continue
        if {**row, "row": 0} == {**known, "row": 0}:
            report.unchanged += 1
        else:
            report.reject(row, "", f"Строка {known['row']} с тем же ключом, но с другими данными.")
    return list(first.values())


def _possible(report: Report, rows: Sequence[Row]) -> list[Row]:
    taken = []
    for row in rows:
        problem = rules.route_problem(row)
        if problem:
            report.reject(row, *problem)
        else:
            taken.append(row)
    return taken


def _warn(session: Session, report: Report, rows: Sequence[Row], *, kind: str, municipality_id: UUID) -> None:
    periods = _employments(session, municipality_id)
    if kind == "certificates":
        for row in rows:
            known = periods.get(row["person_id"], ())
            report.warn(row, rules.outside(known, row["issued_on"], column="Дата выдачи"))
        return
    others = _open_routes(session, municipality_id)
    for row in rows:
        key, person_id = rules.route_key(row), row["person_id"]
        second = bool(others[person_id] - {key})
        known = periods.get(person_id, ())
        report.warn(row, rules.route_warnings(row, employments=known, others_open=second))
        if row["state"] != "closed":
            others[person_id].add(key)


def _employments(session: Session, municipality_id: UUID) -> dict[UUID, list[Period]]:
    table = roster.Employment
    query = select(table.person_id, table.since, table.until).where(table.municipality_id == municipality_id)
    found: dict[UUID, list[Period]] = defaultdict(list)
    for row in session.execute(query):
        found[row.person_id].append(Period(row.since, row.until))
    return found


def _open_routes(session: Session, municipality_id: UUID) -> defaultdict[UUID, set[str]]:
    """The teacher's open routes, imported ones by their key and the rest by id."""
    query = select(Route.teacher_id, Route.import_key, Route.id).where(
        Route.municipality_id == municipality_id, Route.state.in_(OPEN)
    )
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for row in session.execute(query):
        found[row.teacher_id].add(row.import_key or str(row.id))
    return found


KEYS: dict[str, Callable[[Row], Any]] = {
    "certificates": rules.certificate_key,
    "routes": rules.route_key,
}
WRITERS: dict[str, Callable[..., importing_rows.Written]] = {
    "certificates": importing_rows.certificates,
    "routes": importing_rows.routes,
}
