"""What a municipality's register knows at the start of an import, indexed once for all rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.models import Body, Organization, Person
from services.registry.queries import erased_marks
from services.registry.rules import survivor_of
from shared.importing.names import comparable, comparable_title, full_name


class KnownPerson(NamedTuple):
    """A person of the register, merged records already replaced by the surviving one."""

    id: UUID
    name: str
    has_snils: bool


@dataclass
class Titles:
    """Things found by a written title: exactly first, then ever more loosely; several are never guessed."""

    tiers: list[dict[str, set[UUID]]] = field(default_factory=list)

    def find(self, title: str) -> set[UUID]:
        """Give what the strictest tier that knows the title holds."""
        for tier in self.tiers:
            if found := tier.get(title) or tier.get(comparable_title(title)):
                return found
        return set()


@dataclass
class Register:
    """People by blind index of СНИЛС and by comparable name; organizations and bodies by title.

    `erased` are the fingerprints of people whose data were erased.
    """

    by_snils: dict[str, KnownPerson] = field(default_factory=dict)
    by_name: dict[str, set[KnownPerson]] = field(default_factory=dict)
    organizations: Titles = field(default_factory=Titles)
    bodies: Titles = field(default_factory=Titles)
    erased: frozenset[str] = frozenset()


def load_register(session: Session, *, municipality_id: UUID, with_people: bool = True) -> Register:
    """Read the register of a municipality, in a few queries; its people only for rows that name people."""
    register = Register(
        organizations=_organizations(session, municipality_id),
        bodies=_bodies(session, municipality_id),
        erased=frozenset(erased_marks(session, municipality_id=municipality_id)),
    )
    if with_people:
        _people(session, municipality_id, register)
    return register


def _organizations(session: Session, municipality_id: UUID) -> Titles:
    query = select(Organization.id, Organization.code, Organization.name, Organization.aliases)
    found = session.execute(query.where(Organization.municipality_id == municipality_id)).all()
    return Titles(
        [
            _tier((code, id_) for id_, code, _, _ in found),
            _tier((comparable_title(code), id_) for id_, code, _, _ in found),
            _tier((comparable_title(name), id_) for id_, _, name, _ in found),
            _tier((comparable_title(alias), id_) for id_, _, _, aliases in found for alias in aliases),
        ]
    )


def _bodies(session: Session, municipality_id: UUID) -> Titles:
    found = session.execute(select(Body.id, Body.name).where(Body.municipality_id == municipality_id)).all()
    return Titles(
        [
            _tier((name, id_) for id_, name in found),
            _tier((comparable_title(name), id_) for id_, name in found),
        ]
    )


def _tier(entries: Iterable[tuple[str, UUID]]) -> dict[str, set[UUID]]:
    tier: dict[str, set[UUID]] = {}
    for title, id_ in entries:
        tier.setdefault(title, set()).add(id_)
    return tier


def _people(session: Session, municipality_id: UUID, register: Register) -> None:
    query = select(
        Person.id,
        Person.last_name,
        Person.first_name,
        Person.middle_name,
        Person.snils_index,
        Person.merged_into,
    ).where(Person.municipality_id == municipality_id, Person.erased_on.is_(None))
    found = session.execute(query).all()
    names = {row.id: full_name(row.last_name, row.first_name, row.middle_name) for row in found}
    merged = {row.id: row.merged_into for row in found if row.merged_into}
    survivors = {row.id: survivor_of(row.id, merged) for row in found}
    with_snils = {survivors[row.id] for row in found if row.snils_index}
    for row in found:
        id_ = survivors[row.id]
        person = KnownPerson(id_, names.get(id_, names[row.id]), id_ in with_snils)
        register.by_name.setdefault(comparable(names[row.id]), set()).add(person)
        if row.snils_index:
            register.by_snils[row.snils_index] = person
