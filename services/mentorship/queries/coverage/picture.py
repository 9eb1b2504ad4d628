"""The picture of coverage a page shows: figures, people, a map of schools, the year before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.coverage.answers import counted, schools_of
from services.mentorship.queries.coverage.people import Row, asked_municipality, day_in, reached, rows
from services.mentorship.queries.facts import cohort
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class SchoolLine:
    """A school of the map: a square a person, in the order of the states; none where nobody is named."""

    organization_id: UUID
    title: str
    squares: tuple[str, ...]
    covered: int
    young: int

    @property
    def words(self) -> str:
        """The squares in words."""
        found = Counter(self.squares)
        return ", ".join(f"{rules.COVERAGE_NAMES[state]}: {number}" for state, number in found.items())


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Coverage on a day. Without `named` nobody is in it: `people` is empty and a hidden figure is None."""

    place: str
    as_of: date
    today: date
    rule: str
    rule_version: str
    named: bool
    counts: Mapping[str, int | None]
    percent: float | None
    people: Sequence[Row]
    schools: Sequence[SchoolLine]
    hidden_schools: int
    year: Sequence[rules.Point]
    told: str


def coverage_picture(
    session: Session,
    *,
    code: str | None,
    municipality_id: UUID | None,
    as_of: date | None,
    now: datetime,
    scope: Scope,
    named: bool,
) -> Picture:
    """Draw coverage on a day and over the year before it from facts loaded once."""
    municipality = asked_municipality(session, code=code, municipality_id=municipality_id)
    today = day_in(municipality, now)
    day = as_of or today
    young = cohort(session, municipality=municipality)
    people = rows(session, municipality=municipality, cohort=young, as_of=day, scope=scope)
    exact = counted(people)
    schools = _schools(people, named=named)
    year = _year(young, municipality_id=municipality.id, as_of=day, scope=scope, named=named)
    rule = roster.rule_on(municipality, day)
    return Picture(
        place=municipality.name,
        as_of=day,
        today=today,
        named=named,
        counts=exact if named else rules.without_small(exact),
        percent=_share(exact, named=named),
        people=people if named else (),
        schools=schools,
        hidden_schools=len(schools_of(people)) - len(schools),
        year=year,
        told=rules.told(year),
        rule=str(rule["title"]),
        rule_version=str(rule["version"]),
    )


def _share(counts: Mapping[str, int], *, named: bool) -> float | None:
    if not named and not rules.shares_are_open(counts):
        return None
    return rules.percent(counts["covered"], counts["young_teachers"])


def _schools(people: Sequence[Row], *, named: bool) -> list[SchoolLine]:
    by_school = schools_of(people)
    counts = {school: counted(found) for school, found in by_school.items()}
    shown = set(by_school) if named else rules.open_schools(counts)
    return [
        SchoolLine(
            organization_id=school,
            title=found[0].organization,
            squares=tuple(sorted((row.standing.state for row in found), key=rules.STATES.index))
            if named
            else (),
            covered=counts[school]["covered"],
            young=len(found) if named else counts[school]["young_teachers"],
        )
        for school, found in by_school.items()
        if school in shown
    ]


def _year(
    young: rules.Cohort, *, municipality_id: UUID, as_of: date, scope: Scope, named: bool
) -> list[rules.Point]:
    """The same computation at the ends of months; each point knows how many are new since the last."""
    points: list[rules.Point] = []
    before: set[Any] | None = None
    for day in rules.year_until(as_of):
        present = set(reached(young, municipality_id=municipality_id, as_of=day, scope=scope))
        counts = rules.counts(young.standing(person, day) for person in present)
        arrived = len((present - young.unknown) - before) if before is not None and named else 0
        points.append(rules.Point(day=day, percent=_share(counts, named=named), arrived=arrived))
        before = present
    return points
