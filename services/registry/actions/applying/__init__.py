"""Applying registry's own import files: each kind creates, updates or leaves alone, and tells about it."""

from collections.abc import Mapping
from functools import partial

from services.registry.actions.applying.absences import apply_absences
from services.registry.actions.applying.bodies import apply_bodies, apply_memberships
from services.registry.actions.applying.organizations import apply_facts, apply_organizations
from services.registry.actions.applying.people import apply_people
from services.registry.imports.rows import Apply
from shared.keys import Keys

__all__ = [
    "appliers",
    "apply_absences",
    "apply_bodies",
    "apply_facts",
    "apply_memberships",
    "apply_organizations",
    "apply_people",
]


def appliers(keys: Keys) -> Mapping[str, Apply]:
    """Give the action of each of registry's own kinds; `keys` encrypt СНИЛС."""
    return {
        "organizations": apply_organizations,
        "people": partial(apply_people, keys=keys),
        "absences": apply_absences,
        "facts": apply_facts,
        "bodies": apply_bodies,
        "memberships": apply_memberships,
    }
