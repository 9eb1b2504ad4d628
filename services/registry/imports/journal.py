"""What an import changes, aggregate by aggregate: so that the history can tell it and undo it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from services.registry.imports.former import differences
from services.registry.models import Body, Membership, Organization, OrganizationFact, Person

Aggregate = Organization | Person | OrganizationFact | Body | Membership
NAMES: dict[type[Any], str] = {
    Organization: "organization",
    Person: "person",
    OrganizationFact: "fact",
    Body: "body",
    Membership: "membership",
}


class Entry(NamedTuple):
    """One aggregate at the version the import gave it; without `before` the import created it."""

    aggregate: str
    aggregate_id: UUID
    version: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass
class Journal:
    """The entries of one import. What it created is its own record: nothing of it is copied."""

    entries: list[Entry] = field(default_factory=list)

    def note(self, *, created: Iterable[Aggregate] = (), changed: Iterable[Aggregate] = ()) -> None:
        """Note aggregates at their new versions, before anything is flushed."""
        self.entries += [Entry(NAMES[type(one)], one.id, one.version, None, None) for one in created]
        self.entries += [Entry(NAMES[type(one)], one.id, one.version, *differences(one)) for one in changed]
