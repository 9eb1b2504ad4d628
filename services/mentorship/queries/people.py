"""Who a person is after merges: one person may stand in older rows under several ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from shared import roster


@dataclass(frozen=True, kw_only=True)
class Identities:
    """The alias map of a municipality, read once."""

    survivors: Mapping[UUID, UUID] = field(default_factory=dict)

    def survivor(self, person_id: UUID) -> UUID:
        """The id that stands for the person now."""
        return self.survivors.get(person_id, person_id)

    def same(self, one: UUID | None, other: UUID | None) -> bool:
        """Whether two ids are one person."""
        return one is not None and other is not None and self.survivor(one) == self.survivor(other)

    def all_of(self, person_id: UUID) -> set[UUID]:
        """Every id the person has ever had."""
        survivor = self.survivor(person_id)
        return {survivor, person_id} | {old for old, new in self.survivors.items() if new == survivor}


def organization_named(session: Session, *, municipality_id: UUID, text: str) -> UUID | None:
    """The organization that somebody external is said to be from, by code, name or alias."""
    school = roster.Organization
    wanted = rules.normalise(text)
    found = [
        one.id
        for one in session.scalars(select(school).where(school.municipality_id == municipality_id))
        if wanted in {rules.normalise(name) for name in (one.code, one.name, *one.aliases)}
    ]
    return found[0] if len(found) == 1 else None


def identities(session: Session, *, municipality_id: UUID | None) -> Identities:
    """Read the alias map; an actor of no municipality has none."""
    if municipality_id is None:
        return Identities()
    return Identities(survivors=roster.aliases(session, municipality_id=municipality_id))


def name_of(session: Session, person_id: UUID | None) -> str:
    """The full name of a person known here; empty for nobody."""
    if person_id is None:
        return ""
    person = roster.people(session, [person_id]).get(person_id)
    return person.full_name if person else ""
