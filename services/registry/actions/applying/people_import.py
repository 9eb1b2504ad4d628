"""What one import of people remembers while its rows are applied."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.registry.actions.applying.person_index import PersonIndex
from services.registry.actions.applying.rows import Row
from services.registry.models import Employment, IdentityQuestion, Person
from shared.importing import Outcome
from shared.keys import Keys


@dataclass(kw_only=True)
class PeopleImport:
    """New and changed people; `settled` is what earlier rows of the file have spoken about.

    `erased` gives the day for each fingerprint of somebody whose data were erased.
    """

    municipality_id: UUID
    keys: Keys
    index: PersonIndex
    now: datetime
    erased: Mapping[str, date] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)
    created: dict[UUID, Person] = field(default_factory=dict)
    changed: dict[UUID, Person] = field(default_factory=dict)
    employments: list[Employment] = field(default_factory=list)
    questions: list[IdentityQuestion] = field(default_factory=list)
    settled: set[tuple[UUID, Hashable]] = field(default_factory=set)
    rows: dict[UUID, list[Row]] = field(default_factory=dict)

    def settle(self, owner: UUID, what: Hashable) -> bool:
        """Note that the file has spoken about something; False if it already had."""
        if (owner, what) in self.settled:
            return False
        self.settled.add((owner, what))
        return True

    def touch(self, person: Person) -> None:
        """Note that a person who was in the register before has changed."""
        if person.id not in self.created:
            self.changed[person.id] = person
