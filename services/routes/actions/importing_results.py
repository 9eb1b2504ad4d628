"""Applying rows of results: each becomes a scored diagnostic that proposes (ust-koksa 7.1, 9, 13)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import changed
from services.routes.actions.import_report import Report, Row
from services.routes.actions.known import PASSED, Known, known_of
from services.routes.actions.proposing import propose
from services.routes.actions.states import remember
from services.routes.models import Diagnostic, ImportedResult, Instrument
from services.routes.queries import cards
from services.routes.rules.importing import less_than_a_year
from services.routes.rules.result_rows import NOT_TAKEN, Instruments, ReadRow, read_row
from shared.contracts.event import Event
from shared.db import new_id
from shared.outbox import emit_all

Key = tuple[UUID, UUID, date]
CHUNK = 500
NO_CONSENT = f"нет действующего согласия на диагностику, {NOT_TAKEN}"
FUTURE = f"дата ещё не наступила, {NOT_TAKEN}"
OTHER_IS_THERE = (
    "за эту дату результат уже есть и он не меняется; если он неверен, его аннулируют и загружают заново"
)
ANNULLED = f"этот результат аннулирован, {NOT_TAKEN}"
TOO_SOON = "тест уже проводился меньше года назад"
Present = defaultdict[tuple[Any, ...], list[Diagnostic]]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A row that may be written, with its instrument and what it says."""

    row: Row
    instrument: Instrument
    read: ReadRow

    @property
    def key(self) -> Key:
        """The natural key: person, instrument, date."""
        return self.row["person_id"], self.instrument.id, self.row["conducted_on"]


def take_results(
    session: Session,
    report: Report,
    rows: Sequence[Row],
    *,
    municipality_id: UUID,
    imported_on: date,
    heading_row: int,
    may_write: Callable[[], bool],
    file_hash: str = "",
) -> list[Taken]:
    """Write results, or only say what they would do; gives those that were understood."""
    known = select(Instrument).where(Instrument.municipality_id == municipality_id)
    taken = _read(report, rows, Instruments(session.scalars(known)), heading_row=heading_row)
    write = may_write()
    for start in range(0, len(taken), CHUNK):
        chunk = _consented(session, report, taken[start : start + CHUNK], imported_on=imported_on)
        present = _present(session, {one.row["person_id"] for one in chunk}, file_hash=file_hash)
        written = _write(session, report, chunk, present=present, imported_on=imported_on, write=write)
        _remember_file(session, written, file_hash=file_hash)
    return taken


def _read(report: Report, rows: Sequence[Row], instruments: Instruments, *, heading_row: int) -> list[Taken]:
    taken: dict[Key, Taken] = {}
    unknown: set[str] = set()
    for row in rows:
        instrument, is_guess = instruments.find(row["instrument"])
        if instrument is None:
            there = f"инструмента «{row['instrument']}» нет. Есть: {instruments.listed()}"
            report.reject(row, "Инструмент", there)
            continue
        read = read_row(row, instrument, instruments)
        unknown.update(read.unknown)
        if is_guess:
            read.remarks.append(("Инструмент", f"изданий несколько, взято «{instrument.edition}»"))
        _sort_out(report, Taken(row=row, instrument=instrument, read=read), taken)
    for heading in sorted(unknown):
        nothing = f"Столбец «{heading}» неизвестен и не загружен."
        report.warn({"row": heading_row}, [(heading, nothing)])
    return sorted(taken.values(), key=lambda one: one.row["conducted_on"], reverse=True)


def _sort_out(report: Report, one: Taken, taken: dict[Key, Taken]) -> None:
    """Reject what cannot be read, leave out what brings nothing, keep one row of each key."""
    for column, message in one.read.problems:
        report.reject(one.row, column, message)
    if one.read.problems:
        return
    report.warn(one.row, one.read.remarks)
    first = taken.get(one.key)
    if one.read.is_empty or (first and first.read.stored == one.read.stored):
        report.unchanged += 1
    elif first:
        report.reject(one.row, "", f"Строка {first.row['row']} о том же, но с другим результатом.")
    else:
        taken[one.key] = one


def _consented(session: Session, report: Report, taken: Sequence[Taken], *, imported_on: date) -> list[Taken]:
    """Leave out whoever gave no consent to diagnostics (152-ФЗ ст. 9), and results of days to come."""
    agreed = cards.consented(session, {one.row["person_id"] for one in taken}, as_of=imported_on)
    found = []
    for one in taken:
        why = None
        if one.row["person_id"] not in agreed:
            why = ("ФИО", NO_CONSENT)
        elif one.row["conducted_on"] > imported_on:
            why = ("Дата", FUTURE)
        if why:
            report.warn(one.row, [why])
            report.unchanged += 1
        else:
            found.append(one)
    return found


def _write(
    session: Session,
    report: Report,
    taken: Sequence[Taken],
    *,
    present: Present,
    imported_on: date,
    write: bool,
) -> list[Diagnostic]:
    known = known_of(session, {one.row["person_id"] for one in taken})
    days, scored = _days(known), list[tuple[Diagnostic, Taken]]()
    for one in taken:
        if _is_there(report, one, present[one.key]):
            continue
        _warn_of_haste(report, one, days[one.row["person_id"], one.instrument.name])
        waiting = _waiting(present, one)
        report.created += waiting is None
        report.updated += waiting is not None
        if write:
            scored.append((_scored(session, one, waiting, imported_on=imported_on), one))
    session.flush()
    events: list[Event] = []
    for diagnostic, one in scored:
        touched = propose(session, diagnostic=diagnostic, findings=one.read.findings, known=known)
        events += [changed(diagnostic), *map(changed, touched)]
    emit_all(session, events)
    return [diagnostic for diagnostic, _ in scored]


def _remember_file(session: Session, written: Sequence[Diagnostic], *, file_hash: str) -> None:
    """What one file brought may be annulled together."""
    if written and file_hash:
        rows = [
            {"diagnostic_id": one.id, "municipality_id": one.municipality_id, "file_hash": file_hash}
            for one in written
        ]
        session.execute(insert(ImportedResult), rows)


def _present(session: Session, people: set[UUID], *, file_hash: str) -> Present:
    """What these people have by person, instrument and date; what waits for a result has no date.

    What was annulled with another file is not there: the right file brings it anew.
    """
    found: Present = defaultdict(list)
    of_this = or_(ImportedResult.file_hash.is_(None), ImportedResult.file_hash == file_hash)
    query = (
        select(Diagnostic)
        .outerjoin(ImportedResult, ImportedResult.diagnostic_id == Diagnostic.id)
        .where(Diagnostic.person_id.in_(people))
        .where(Diagnostic.state.in_((*PASSED, "assigned")) | ((Diagnostic.state == "annulled") & of_this))
    )
    for one in session.scalars(query.order_by(Diagnostic.id)):
        found[one.person_id, one.instrument_id, one.conducted_on].append(one)
    return found


def _is_there(report: Report, one: Taken, present: Sequence[Diagnostic]) -> bool:
    """Whether the result, or another of the same day, has been taken already."""
    passed = [each for each in present if each.state in PASSED]
    same = [each for each in present if _same(each, one)]
    if not passed and not same:
        return False
    report.unchanged += 1
    if not same:
        report.warn(one.row, [("", OTHER_IS_THERE)])
    elif not passed:
        report.warn(one.row, [("", ANNULLED)])
    return True


def _same(diagnostic: Diagnostic, one: Taken) -> bool:
    stored, new = diagnostic.answers or {}, one.read.stored
    return all((stored.get(name) or {}) == new[name] for name in ("items", "parts"))


def _days(known: Known) -> defaultdict[tuple[UUID, str], list[date]]:
    """When each person was measured by each instrument."""
    days: defaultdict[tuple[UUID, str], list[date]] = defaultdict(list)
    for person_id, results in known.results.items():
        for past in results:
            if past.conducted_on:
                days[person_id, past.instrument].append(past.conducted_on)
    return days


def _warn_of_haste(report: Report, one: Taken, days: list[date]) -> None:
    """A test comes at most once a year; what has been taken earlier is history, and only said."""
    day = one.row["conducted_on"]
    if one.instrument.kind == "test" and any(less_than_a_year(past, day) for past in days):
        report.warn(one.row, [("Дата", TOO_SOON)])
    days.append(day)


def _waiting(present: Present, one: Taken) -> Diagnostic | None:
    """The assignment that this result answers."""
    assigned = present[one.row["person_id"], one.instrument.id, None]
    for each in assigned:
        if each.state == "assigned" and each.assigned_on <= one.row["conducted_on"]:
            assigned.remove(each)
            return each
    return None


def _scored(session: Session, one: Taken, waiting: Diagnostic | None, *, imported_on: date) -> Diagnostic:
    """The diagnostic with its result. Who uploaded the file is not who measured: nobody sees more by it."""
    diagnostic = waiting or Diagnostic(
        id=new_id(),
        municipality_id=one.instrument.municipality_id,
        person_id=one.row["person_id"],
        instrument_id=one.instrument.id,
        instrument=one.instrument,
        assigned_on=one.row["conducted_on"],
    )
    diagnostic.state = "scored"
    diagnostic.conducted_on = one.row["conducted_on"]
    diagnostic.answers = one.read.stored
    diagnostic.findings = [each.plain() for each in one.read.findings]
    session.add(diagnostic)
    remember(session, diagnostic, on=imported_on)
    return diagnostic
