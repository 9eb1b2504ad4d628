"""Applying files of people: who a row is about, what it changes of them, which employment it states."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.applying.employments import state_employment
from services.registry.actions.applying.people_import import PeopleImport
from services.registry.actions.applying.people_warnings import load_lives, warn_about_people
from services.registry.actions.applying.person_data import new_person, update_person
from services.registry.actions.applying.person_index import load_index, row_name_key
from services.registry.actions.applying.rows import Row, insert_all, keep_fitting, warn
from services.registry.imports.journal import Journal
from services.registry.models import Municipality, Person
from services.registry.queries import erased_marks
from services.registry.rules.erasing import known_by
from shared.importing import KINDS, Outcome
from shared.keys import Keys
from shared.outbox import emit_all

WAS_ERASED = (
    "данные этого человека удалены {day:%d.%m.%Y} по закону о персональных данных: строка пропущена; "
    "если человек снова работает и согласен, заведите его карточку вручную"
)


def apply_people(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
    keys: Keys,
) -> Outcome:
    """Create and update people and employments by natural key; namesakes are never merged.

    A large file comes in portions that share nobody: nothing of one is kept in memory for the next.
    """
    del today
    work = PeopleImport(
        municipality_id=municipality_id,
        keys=keys,
        index=load_index(session, municipality_id=municipality_id, rows=rows, blind=keys.index_snils),
        now=now,
        erased=erased_marks(session, municipality_id=municipality_id),
    )
    for row in keep_fitting(work.outcome, rows, Person, KINDS["people"].headings):
        _apply_row(work, row)
        journal.passed()
    _save(session, work, journal)
    warn_about_people(work, load_lives(session, municipality_id))
    _let_go(session, work)
    return work.outcome


def _apply_row(work: PeopleImport, row: Row) -> None:
    digits = row.get("snils")
    snils_index = work.keys.index_snils(digits) if digits else None
    verdict = work.index.find(row, snils_index)
    if verdict.person_id is None and (erased_on := _erased_on(work, row)):
        warn(work.outcome, row, "Фамилия", WAS_ERASED.format(day=erased_on))
        work.outcome.unchanged += 1
        return
    if verdict.person_id is None:
        person = new_person(work, row, snils_index=snils_index, doubtful=verdict.doubtful)
        updated = False
    else:
        person = work.index.people[verdict.person_id]
        updated = update_person(work, person, row, snils_index=snils_index)
    work.rows.setdefault(person.id, []).append(row)
    employment = state_employment(work, person, row)
    if employment == "created":
        work.outcome.created += 1
    elif updated or employment == "updated":
        work.outcome.updated += 1
    else:
        work.outcome.unchanged += 1
    if updated or employment == "created":
        work.touch(person)


def _erased_on(work: PeopleImport, row: Row) -> date | None:
    """When whom a row is about asked to be forgotten: a file never brings them back by itself."""
    marks = known_by(
        work.keys.fingerprint,
        snils=row.get("snils"),
        name_key=row_name_key(row),
        birth_date=row.get("birth_date"),
    )
    return next((work.erased[one] for one in marks if one in work.erased), None)


def _save(session: Session, work: PeopleImport, journal: Journal) -> None:
    """Note and write all at once, and tell about each person once."""
    for person in work.changed.values():
        person.version += 1
    journal.note(created=work.created.values(), changed=work.changed.values())
    insert_all(session, work.created.values())
    insert_all(session, work.employments)
    insert_all(session, work.questions)
    session.flush()
    rules = publishing.young_rules(session.get_one(Municipality, work.municipality_id))
    touched = [*work.created.values(), *work.changed.values()]
    emit_all(session, [publishing.person_changed(person, rules) for person in touched])


def _let_go(session: Session, work: PeopleImport) -> None:
    """Take the people of this portion out of the session, which would hold all of a large file otherwise."""
    for person in work.index.people.values():
        if person in session:
            session.expunge(person)
