"""Who plays whom in the demonstration: invented people as registry knows them."""

from collections.abc import Mapping
from typing import Any

from services.demonstration import cooperating
from services.demonstration.door import Door
from services.demonstration.people import SCHOOLS, Someone

IMPORTED_PAIRS = 10
EXPERTS = 70  # from here on the experienced teachers sit in the expert council
FAR = ((8, 4), (7, 3), (5, 1))  # schools near the first and how many of each; the last has low results
MEASURED = (3, 4, 5, 6)  # schools with half a year of diagnostics behind them
MEASURED_PEOPLE = 8  # a tutor and teachers of each
TAUGHT = 6  # more people of the first of them: who closed their deficits by a second test


class Cast:
    """Who plays whom: the people as registry knows them, with the roles of the first school."""

    def __init__(self, door: Door, invented: list[Someone]) -> None:
        known = {name_of(one): one for one in door.every("/registry/api/v1/people")}
        self.people = {one.full_name: known[one.full_name] for one in invented}
        codes = {one["code"]: one["id"] for one in door.every("/registry/api/v1/organizations")}
        self.schools = codes
        self.organization_id = codes[SCHOOLS[0][0]]
        self.neighbour_id = codes[SCHOOLS[1][0]]
        home = [one for one in invented if one.school == SCHOOLS[0][0]]
        self.principal = self.people[home[0].full_name]
        staff = [one for one in home[1:] if not one.young and one.experience_from]
        self.tutor = self.people[staff[-1].full_name]
        self.teachers = [
            self.people[one.full_name] for one in (*staff[1:-1], *home) if one.position == "учитель"
        ]
        self.teachers = [one for one in self.teachers if one["id"] != self.tutor["id"]]
        self.trying_id = codes[SCHOOLS[2][0]]
        self.trying = [self.people[one.full_name] for one in invented if one.school == SCHOOLS[2][0]]
        teachers = [one for one in invented if one.position == "учитель"]
        self.experts = [self.people[one.full_name] for one in teachers[EXPERTS : EXPERTS + 3]]
        self.neighbours = [self.people[one.full_name] for one in invented if one.school == SCHOOLS[1][0]]
        self.measured = {
            codes[SCHOOLS[number][0]]: [
                self.people[one.full_name] for one in invented if one.school == SCHOOLS[number][0]
            ][1 : MEASURED_PEOPLE + 1]
            for number in MEASURED
        }
        there = [self.people[one.full_name] for one in invented if one.school == SCHOOLS[MEASURED[0]][0]]
        self.taught = [there[0], *there[MEASURED_PEOPLE + 1 : MEASURED_PEOPLE + 1 + TAUGHT]]
        young = [one for one in invented if one.young]
        self.free = [self.people[one.full_name] for one in young[IMPORTED_PAIRS:]]
        self.paired = [self.people[one.full_name] for one in young[:IMPORTED_PAIRS]]
        experienced = [one for one in invented if one.position == "учитель" and not one.young]
        self.colleagues = [
            cooperating.Colleague(
                person=self.people[name], tutor=self.as_role("tutor", self.people[beside], codes[code])
            )
            for code, name, beside in _far(invented)
        ]
        self.mentors = [self.people[one.full_name] for one in experienced if one.experience_from]

    def as_role(self, role: str, person: dict[str, Any], place: str = "") -> dict[str, Any]:
        """Sign a person in with a role at a school, the first if none is named."""
        return {"role": role, "person_id": person["id"], "organization_id": place or self.organization_id}

    def as_neighbour(self, role: str, number: int) -> dict[str, Any]:
        """Sign a person of the second school in with a role there."""
        return self.as_role(role, self.neighbours[number], self.neighbour_id)


def _far(invented: list[Someone]) -> list[tuple[str, str, str]]:
    """People of schools near the first, each with a colleague who is their tutor: school and two names."""
    found = []
    for index, number in FAR:
        code = SCHOOLS[index][0]
        there = [one.full_name for one in invented if one.school == code and one.position == "учитель"]
        found += [(code, name, there[-1]) for name in there[:number]]
    return found


def name_of(person: Mapping[str, Any]) -> str:
    return " ".join(person[part] for part in ("last_name", "first_name", "middle_name") if person[part])
