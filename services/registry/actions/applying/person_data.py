"""A person's own data in a file: names, dates, СНИЛС, e-mail. The file's first word about them stands."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from services.registry.actions.applying.people_import import PeopleImport
from services.registry.actions.applying.person_index import row_name_key
from services.registry.actions.applying.rows import Row, given, update, warn
from services.registry.models import IdentityQuestion, Person
from shared.db import new_id
from shared.importing import KINDS
from shared.importing.names import comparable, full_name

PERSONAL = ("birth_date", "experience_from", "email")
UNSURE = (
    "в реестре уже есть человек с таким ФИО; без СНИЛС и даты рождения нельзя понять, он ли это — "
    "заведена отдельная карточка, сравните их"
)
OTHER_PERSON = "по СНИЛС это «{known}»: ФИО и даты оставлены прежними, проверьте СНИЛС"
RENAMED = "ФИО изменено: было «{known}»"
ESTIMATED = "указан стаж, а не дата: начало посчитано назад от сегодняшнего дня — {start:%d.%m.%Y}"
KNOWN_START = "в реестре начало стажа {known:%d.%m.%Y}: по длительности стажа оно не меняется"
SURE_WITHIN = timedelta(days=366)
SAID_ABOVE = "выше в файле у этого человека другое значение; взято оно"


def new_person(
    work: PeopleImport, row: Row, *, snils_index: str | None, doubtful: tuple[UUID, ...]
) -> Person:
    """Create a person; those it may be the same as go to a methodist's queue."""
    person = Person(
        id=new_id(),
        municipality_id=work.municipality_id,
        last_name=row["last_name"],
        first_name=row["first_name"],
        middle_name=row.get("middle_name") or "",
        name_key=row_name_key(row),
        snils=work.keys.encrypt_snils(row["snils"]) if snils_index else None,
        snils_index=snils_index,
        version=1,
        **{name: row.get(name) for name in PERSONAL},
    )
    work.created[person.id] = person
    work.index.add(person)
    for name in ("name", *given(row, *PERSONAL)):
        work.settle(person.id, name)
    if row.get("experience_estimated"):
        _warn_about_start(work, row, ESTIMATED.format(start=person.experience_from))
    if doubtful:
        warn(work.outcome, row, "Фамилия", UNSURE)
        work.questions += [_question(work, person, candidate) for candidate in doubtful]
    return person


def _question(work: PeopleImport, person: Person, candidate: UUID) -> IdentityQuestion:
    return IdentityQuestion(
        id=new_id(),
        municipality_id=work.municipality_id,
        person_id=person.id,
        candidate_id=candidate,
        state="open",
        asked_at=work.now,
    )


def update_person(work: PeopleImport, person: Person, row: Row, *, snils_index: str | None) -> bool:
    """Take what a row says of a known person; an empty cell says nothing. Tells whether anything changed."""
    by_snils = snils_index is not None and snils_index == person.snils_index
    name = _name(person, row)
    if by_snils and name["name_key"] != person.name_key and not _plausible(person, row):
        warn(work.outcome, row, "СНИЛС", OTHER_PERSON.format(known=person.full_name))
        return False
    changed = by_snils and _rename(work, person, row, name)
    for field, value in _personal(work, person, row).items():
        if work.settle(person.id, field):
            changed = update(person, {field: value}) or changed
        elif getattr(person, field) != value:
            warn(work.outcome, row, KINDS["people"].headings[field], SAID_ABOVE)
    if snils_index and person.snils_index is None:
        person.snils, person.snils_index = work.keys.encrypt_snils(row["snils"]), snils_index
        work.index.learn_snils(person)
        changed = True
    return changed


def _personal(work: PeopleImport, person: Person, row: Row) -> dict[str, Any]:
    """Give what the row says; a start counted from a duration only fills a gap, else it would drift daily."""
    said = given(row, *PERSONAL)
    if not row.get("experience_estimated"):
        return said
    start, known = said["experience_from"], person.experience_from
    if known is None:
        _warn_about_start(work, row, ESTIMATED.format(start=start))
        return said
    if abs(start - known) > SURE_WITHIN:
        _warn_about_start(work, row, KNOWN_START.format(known=known))
    del said["experience_from"]
    return said


def _warn_about_start(work: PeopleImport, row: Row, message: str) -> None:
    warn(work.outcome, row, KINDS["people"].headings["experience_from"], message)


def _name(person: Person, row: Row) -> dict[str, Any]:
    middle_name = row.get("middle_name") or person.middle_name
    return {
        "last_name": row["last_name"],
        "first_name": row["first_name"],
        "middle_name": middle_name,
        "name_key": comparable(full_name(row["last_name"], row["first_name"], middle_name)),
    }


def _plausible(person: Person, row: Row) -> bool:
    """Whether one СНИЛС with two names is a changed surname rather than a mistyped number."""
    birth_date = row.get("birth_date")
    other_birth = birth_date and person.birth_date and birth_date != person.birth_date
    return comparable(row["first_name"]) == comparable(person.first_name) and not other_birth


def _rename(work: PeopleImport, person: Person, row: Row, name: dict[str, Any]) -> bool:
    first_word = work.settle(person.id, "name")
    if name["name_key"] == person.name_key:
        return False
    if not first_word:
        warn(work.outcome, row, "Фамилия", SAID_ABOVE)
        return False
    warn(work.outcome, row, "Фамилия", RENAMED.format(known=person.full_name))
    update(person, name)
    work.index.add_name(person)
    return True
