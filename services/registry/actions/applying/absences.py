"""Applying files of absences: each is a dated row of its person, who is told about once."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.applying.rows import Row, shown_period, stated, update, warn
from services.registry.imports.journal import Journal
from services.registry.models import Absence, Municipality, Person
from services.registry.rules import overlapping
from shared.db import new_id
from shared.importing.report import Outcome
from shared.outbox import emit_all

CHUNK = 500


def apply_absences(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
) -> Outcome:
    """Create and update absences by person, kind and first day."""
    del today, now
    outcome = Outcome()
    people = _people(session, {row["person_id"] for row in rows})
    changed: dict[UUID, Person] = {}
    for row in rows:
        journal.passed()
        person = people[row["person_id"]]
        _warn_about_work(outcome, row, person)
        if _state(outcome, person, row):
            changed[person.id] = person
    for person in changed.values():
        person.version += 1
    journal.note(changed=changed.values())
    session.flush()
    rules = publishing.young_rules(session.get_one(Municipality, municipality_id))
    emit_all(session, [publishing.person_changed(person, rules) for person in changed.values()])
    return outcome


def _people(session: Session, ids: set[UUID]) -> dict[UUID, Person]:
    """Lock the people, in one order, so that two imports never wait for each other."""
    ordered = sorted(ids)
    found: dict[UUID, Person] = {}
    for start in range(0, len(ordered), CHUNK):
        query = select(Person).where(Person.id.in_(ordered[start : start + CHUNK]))
        found |= {one.id: one for one in session.scalars(query.order_by(Person.id).with_for_update())}
    return found


def _state(outcome: Outcome, person: Person, row: Row) -> bool:
    """Create or change the absence of a row; tells whether anything differs now."""
    key = (row["kind"], row["since"])
    known = next((one for one in person.absences if (one.kind, one.since) == key), None)
    if known is None:
        person.absences.append(
            Absence(
                id=new_id(),
                municipality_id=person.municipality_id,
                kind=row["kind"],
                since=row["since"],
                until=row.get("until"),
            )
        )
        outcome.created += 1
        return True
    if update(known, stated(row, "until")):
        outcome.updated += 1
        return True
    outcome.unchanged += 1
    return False


def _warn_about_work(outcome: Outcome, row: Row, person: Person) -> None:
    period = (row["since"], row.get("until"))
    if not any(overlapping(period, (one.since, one.until)) for one in person.employments):
        warn(outcome, row, "С", f"в это время ({shown_period(period)}) человек нигде не работает")
