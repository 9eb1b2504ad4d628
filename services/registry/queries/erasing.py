"""Erased people, as far as anything is known of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownPerson
from services.registry.models import ErasedMark, Person
from shared.importing.cells import BadCell
from shared.importing.names import comparable
from shared.importing.snils import snils
from shared.keys import Keys


def erased_marks(session: Session, *, municipality_id: UUID) -> dict[str, date]:
    """Give the fingerprints of a municipality's erased people, each with the day."""
    query = select(ErasedMark.fingerprint, ErasedMark.erased_on)
    rows = session.execute(query.where(ErasedMark.municipality_id == municipality_id))
    return {row.fingerprint: row.erased_on for row in rows}


def erasures(session: Session) -> dict[UUID, date]:
    """Give everyone who was erased, with the day."""
    query = select(Person.id, Person.erased_on).where(Person.erased_on.is_not(None))
    return {row.id: row.erased_on for row in session.execute(query) if row.erased_on}


def find_subject(session: Session, *, asked: str, keys: Keys) -> Person:
    """Find a person by id, by СНИЛС or by a full name that only one has; raises UnknownPerson."""
    query = select(Person).where(Person.erased_on.is_(None), Person.merged_into.is_(None))
    if as_id := _id(asked):
        found = list(session.scalars(query.where(Person.id == as_id)))
    elif digits := _snils(asked):
        found = list(session.scalars(query.where(Person.snils_index == keys.index_snils(digits))))
    else:
        found = list(session.scalars(query.where(Person.name_key == comparable(asked))))
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(str(one.id) for one in found)
        raise UnknownPerson(f"Таких людей {len(found)}. Укажите СНИЛС или id: {ids}.")
    raise UnknownPerson("Такого человека в реестре нет.")


def _id(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None


def _snils(asked: str) -> str | None:
    try:
        return snils(asked)
    except BadCell:
        return None
