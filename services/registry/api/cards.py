"""A person's card as the API shows it."""

from typing import Any
from uuid import UUID

from services.registry import queries
from services.registry.models import Person
from services.registry.rules import mask_snils
from shared.keys import Keys, load_keys
from shared.web import about, unit

SHOWN = (
    "id",
    "municipality_id",
    "last_name",
    "first_name",
    "middle_name",
    "full_name",
    "birth_date",
    "experience_from",
    "email",
    "merged_into",
    "employments",
    "version",
)


def own_keys() -> Keys:
    """The keys that encrypt СНИЛС."""
    return load_keys(unit().settings.keys)


def card(person: Person) -> dict[str, Any]:
    """Give what may be shown: СНИЛС only by its last digits."""
    about(person.id)
    snils = mask_snils(own_keys().decrypt_snils(person.snils)) if person.snils else None
    return {name: getattr(person, name) for name in SHOWN} | {"snils": snils}


def find_person(permission: str, person_id: UUID, *, lock: bool = False) -> Person:
    """Find a person within the actor's reach; raises UnknownPerson."""
    scope = unit().actor.scope(permission)
    return queries.find_person(
        unit().session, scope=scope, today=unit().today, person_id=person_id, lock=lock
    )
