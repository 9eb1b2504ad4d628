"""What an import changes, aggregate by aggregate: so that the history can tell it and undo it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from services.registry.imports.former import differences
from services.registry.models import Body, Membership, Organization, OrganizationFact, Person
from shared.importing.progress import EVERY, Tell, silent

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


Record = Callable[[Sequence[Entry]], None]
"""Takes what was noted; a large import notes many times, so whoever takes it keeps none of it in memory."""


@dataclass
class Journal:
    """The journal of one import, and how far it is. What it created is its own record: nothing is copied."""

    record: Record
    tell: Tell = silent
    total: int = 0
    done: int = 0

    def passed(self) -> None:
        """Count a row that has been applied."""
        self.done += 1
        if self.done % EVERY == 0:
            self.tell("writing", self.done, self.total)

    def note(self, *, created: Iterable[Aggregate] = (), changed: Iterable[Aggregate] = ()) -> None:
        """Note aggregates at their new versions, when rows are applied and before they are flushed."""
        entries = [Entry(NAMES[type(one)], one.id, one.version, None, None) for one in created]
        entries += [Entry(NAMES[type(one)], one.id, one.version, *differences(one)) for one in changed]
        self.record(entries)
