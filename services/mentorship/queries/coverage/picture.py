"""The picture of coverage a page shows: figures, people, maps by group, the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.coverage.answers import counted, share, shown
from services.mentorship.queries.coverage.groups import Breakdown, by_school, by_subject, by_year
from services.mentorship.queries.coverage.people import Row, asked_municipality, day_in, reached, rows
from services.mentorship.queries.coverage.support import Beside, beside, with_events
from services.mentorship.queries.facts import cohort
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Coverage on a day. Without `named` nobody is in it: `people` is empty and a hidden figure is None.

    `smallest` is how many are enough to speak of, or None where people may be named.
    """

    place: str
    as_of: date
    today: date
    rule: str
    rule_version: str
    named: bool
    smallest: int | None
    counts: Mapping[str, int | None]
    percent: float | None
    people: Sequence[Row]
    schools: Breakdown
    subjects: Breakdown
    years: Breakdown
    events: Beside
    year: Sequence[rules.Point]
    told: str

    def leaving(self, months: int) -> list[Row]:
        """Who stops being young within so many months, the soonest first."""
        last = rules.add_months(self.as_of, months)
        soon = [row for row in self.people if row.young_until and row.young_until <= last]
        return sorted(soon, key=lambda row: (row.young_until, row.name))


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
    young = cohort(session, municipality=municipality, since=rules.year_until(day)[0])
    present = rows(session, municipality=municipality, cohort=young, as_of=day, scope=scope)
    people = with_events(session, municipality_id=municipality.id, people=present, as_of=day)
    exact = counted(people)
    k = None if named else municipality.diagnostics_rule.smallest_cell
    year = _year(young, municipality_id=municipality.id, as_of=day, scope=scope, smallest=k, last=exact)
    rule = roster.rule_on(municipality, day)
    return Picture(
        place=municipality.name,
        as_of=day,
        today=today,
        named=named,
        smallest=k,
        counts=shown(exact, smallest=k),
        percent=share(exact, smallest=k),
        people=people if named else (),
        schools=by_school(people, smallest=k),
        subjects=by_subject(people, smallest=k),
        years=by_year(people, smallest=k),
        events=beside(people, as_of=day, smallest=k),
        year=year,
        told=rules.told(year),
        rule=str(rule["title"]),
        rule_version=str(rule["version"]),
    )


def _year(
    young: rules.Cohort,
    *,
    municipality_id: UUID,
    as_of: date,
    scope: Scope,
    smallest: int | None,
    last: Mapping[str, int],
) -> list[rules.Point]:
    """The same computation at the ends of months; each point knows how many are new since the last.

    The day itself is counted already: `last`.
    """
    points: list[rules.Point] = []
    before: set[Any] | None = None
    for day in rules.year_until(as_of):
        present = set(reached(young, municipality_id=municipality_id, as_of=day, scope=scope))
        counts = last if day == as_of else rules.counts(young.standing(one, day) for one in present)
        percent = share(counts, smallest=smallest)
        is_shown = percent is not None
        points.append(
            rules.Point(
                day=day,
                percent=percent,
                arrived=len((present - young.unknown) - before)
                if before is not None and smallest is None
                else 0,
                covered=counts["covered"] if is_shown else None,
                young=counts["young_teachers"] if is_shown else None,
            )
        )
        before = present
    return points
