"""People during one import: found by СНИЛС, by name, by employment; new ones join at once."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.applying.rows import Row
from services.registry.models import Employment, Person
from services.registry.queries import people_known_by
from services.registry.rules import Known, Verdict, identify
from shared.importing.names import comparable, full_name

WorkKey = tuple[UUID, str, str, date | None]


def work_key(organization_id: UUID, position: str | None, occupation: str, since: date | None) -> WorkKey:
    """Identify an employment of one person; the spelling of the position does not matter."""
    return organization_id, comparable(position or ""), occupation, since


def row_work_key(row: Row) -> WorkKey:
    """Identify the employment a row is about."""
    return work_key(row["organization_id"], row.get("position"), row["occupation"], row.get("since"))


def row_name_key(row: Row) -> str:
    """Give a row's full name for comparison."""
    return comparable(full_name(row["last_name"], row["first_name"], row.get("middle_name")))


class PersonIndex:
    """Everyone whom the rows may be about; a merged record is answered for by its survivor."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people: dict[UUID, Person] = {}
        self.by_snils: dict[str, UUID] = {}
        self.by_name: dict[str, list[UUID]] = {}
        self.work: dict[UUID, dict[WorkKey, Employment]] = {}
        everyone = list(people)
        for person in everyone:
            self.people[person.id] = person
        for person in everyone:
            self.add(person)

    def add(self, person: Person) -> None:
        """Let a person be found."""
        self.people[person.id] = person
        survivor = self._survivor(person.id)
        self.learn_snils(person, survivor)
        self.add_name(person, survivor)
        works = self.work.setdefault(survivor, {})
        for item in person.employments:
            key = work_key(item.organization_id, item.position, item.occupation, item.since)
            works.setdefault(key, item)

    def learn_snils(self, person: Person, survivor: UUID | None = None) -> None:
        """Let a person be found by СНИЛС."""
        if person.snils_index:
            self.by_snils[person.snils_index] = survivor or person.id

    def add_name(self, person: Person, survivor: UUID | None = None) -> None:
        """Let a person be found by their present name."""
        names = self.by_name.setdefault(person.name_key, [])
        if (survivor or person.id) not in names:
            names.append(survivor or person.id)

    def find(self, row: Row, snils_index: str | None) -> Verdict:
        """Decide whom a row is about."""
        asked = Known(
            id=UUID(int=0),
            snils_index=snils_index,
            birth_date=row.get("birth_date"),
            employments=(row_work_key(row),),
        )
        namesakes = [self._known(person_id) for person_id in self.by_name.get(row_name_key(row), ())]
        by_snils = self.by_snils.get(snils_index) if snils_index else None
        return identify(asked, by_snils=by_snils, namesakes=namesakes)

    def _known(self, person_id: UUID) -> Known:
        person = self.people[person_id]
        return Known(
            id=person_id,
            snils_index=person.snils_index,
            birth_date=person.birth_date,
            employments=self.work.get(person_id, {}).keys(),
        )

    def _survivor(self, person_id: UUID) -> UUID:
        seen = {person_id}
        while (following := self.people[person_id].merged_into) and following not in seen:
            if following not in self.people:
                break
            seen.add(following)
            person_id = following
        return person_id


def load_index(
    session: Session, *, municipality_id: UUID, rows: Iterable[Row], blind: Callable[[str], str]
) -> PersonIndex:
    """Read everyone whom the rows may be about in a few queries."""
    names, snils = set(), set()
    for row in rows:
        names.add(row_name_key(row))
        if row.get("snils"):
            snils.add(blind(row["snils"]))
    return PersonIndex(people_known_by(session, municipality_id=municipality_id, names=names, snils=snils))
