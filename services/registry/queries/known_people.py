"""Whom a register knows by name or СНИЛС: what an import of people compares its rows with."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from services.registry.models import Person, PersonMerge
from services.registry.rules import survivor_of

CHUNK = 500
FETCHED = 2000


def known_marks(session: Session, *, municipality_id: UUID) -> Iterator[Sequence[str]]:
    """Give the names and the fingerprints of СНИЛС of each person; merged cards are one person's."""
    here = Person.municipality_id == municipality_id, Person.erased_on.is_(None)
    given_way = select(Person.id, Person.merged_into).where(*here, Person.merged_into.is_not(None))
    merged: dict[UUID, UUID | None] = {row.id: row.merged_into for row in session.execute(given_way)}
    concerned = {*merged, *merged.values()}
    families: dict[UUID, list[str]] = {}
    everyone = select(Person.id, Person.name_key, Person.snils_index).where(*here)
    for id_, name, snils in session.execute(everyone.execution_options(yield_per=FETCHED)):
        marks = [name, snils] if snils else [name]
        if id_ in concerned:
            families.setdefault(survivor_of(id_, merged), []).extend(marks)
        else:
            yield marks
    yield from families.values()


def people_known_by(
    session: Session, *, municipality_id: UUID, names: Collection[str], snils: Collection[str]
) -> list[Person]:
    """Load everyone who has one of these names or fingerprints, with the cards merged with theirs."""
    here = select(Person).where(Person.municipality_id == municipality_id, Person.erased_on.is_(None))
    found = _among(session, here, Person.name_key, names) | _among(session, here, Person.snils_index, snils)
    newest: Collection[Person] = found.values()
    while newest:
        above = {one.merged_into for one in newest if one.merged_into} - found.keys()
        below = _gave_way(session, {one.id for one in newest}) - found.keys()
        more = _among(session, here, Person.id, above | below)
        found |= more
        newest = more.values()
    return sorted(found.values(), key=lambda one: one.id)


def _among(
    session: Session, query: Select[Person], column: InstrumentedAttribute[Any], values: Collection[Any]
) -> dict[UUID, Person]:
    return {
        one.id: one
        for part in _parts(values)
        for one in session.scalars(query.where(column.in_(part)).order_by(Person.id))
    }


def _gave_way(session: Session, ids: Collection[UUID]) -> set[UUID]:
    return {
        id_
        for part in _parts(ids)
        for id_ in session.scalars(
            select(PersonMerge.person_id).where(
                PersonMerge.into_id.in_(part), PersonMerge.undone_at.is_(None)
            )
        )
    }


def _parts(values: Collection[Any]) -> Iterator[list[Any]]:
    left = iter(values)
    while part := list(islice(left, CHUNK)):
        yield part
