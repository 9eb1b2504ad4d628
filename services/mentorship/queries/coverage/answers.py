"""Coverage of young teachers by mentoring on any date, in the shape of `mms coverage --json`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.coverage.groups import GroupLine, by_subject, by_year
from services.mentorship.queries.coverage.people import Row, asked_municipality, day_in, municipality_of, rows
from services.mentorship.queries.facts import cohort
from shared import roster
from shared.permissions import Scope


def coverage(session: Session, *, municipality_id: UUID, as_of: date, scope: Scope) -> dict[str, Any]:
    """Answer `mms coverage --json`: counts of states and every person with reason and next action."""
    municipality = municipality_of(session, municipality_id=municipality_id)
    young = cohort(session, municipality=municipality, since=as_of)
    found = rows(session, municipality=municipality, cohort=young, as_of=as_of, scope=scope)
    return summary(municipality, as_of, found, smallest=None) | {"as_of": as_of.isoformat()}


def coverage_by_organization(
    session: Session,
    *,
    code: str | None = None,
    municipality_id: UUID | None = None,
    as_of: date | None,
    now: datetime,
    scope: Scope,
    organization_id: UUID | None = None,
    named: bool,
) -> dict[str, Any]:
    """Coverage with a break-down by school; without names it is aggregates by which nobody is recognised."""
    municipality = asked_municipality(session, code=code, municipality_id=municipality_id)
    day = as_of or day_in(municipality, now)
    people = rows(
        session,
        municipality=municipality,
        cohort=cohort(session, municipality=municipality, since=day),
        as_of=day,
        scope=scope,
        organization_id=organization_id,
    )
    by_school = schools_of(people)
    k = None if named else municipality.diagnostics_rule.smallest_cell
    schools = _open_schools(by_school, smallest=k) if k else [_school(one) for one in by_school.values()]
    groups = {
        name: [_group(line) for line in broken(people, smallest=k).lines]
        for name, broken in (("subjects", by_subject), ("years", by_year))
    }
    return summary(municipality, day, people, smallest=k) | {"organizations": schools} | groups


def coverage_people(
    session: Session,
    *,
    code: str | None = None,
    municipality_id: UUID | None = None,
    as_of: date | None,
    now: datetime,
    scope: Scope,
    organization_id: UUID | None = None,
    state: str | None = None,
) -> list[dict[str, Any]]:
    """List the people of the coverage with ids, of one state if wanted."""
    municipality = asked_municipality(session, code=code, municipality_id=municipality_id)
    day = as_of or day_in(municipality, now)
    people = rows(
        session,
        municipality=municipality,
        cohort=cohort(session, municipality=municipality, since=day),
        as_of=day,
        scope=scope,
        organization_id=organization_id,
    )
    return [_identified(row) for row in people if state in (None, row.standing.state)]


def schools_of(people: Iterable[Row]) -> dict[UUID, list[Row]]:
    """The people by school, in their order."""
    schools: dict[UUID, list[Row]] = defaultdict(list)
    for row in people:
        schools[row.organization_id].append(row)
    return schools


def counted(people: Sequence[Row]) -> dict[str, int]:
    """Counts of states."""
    return rules.counts(row.standing for row in people)


def shown(exact: Mapping[str, int], *, smallest: int | None) -> Mapping[str, int | None]:
    """The counts that may be shown; all of them where people may be named (`smallest` is None)."""
    return rules.without_small(exact, smallest=smallest) if smallest else {**exact}


def share(exact: Mapping[str, int], *, smallest: int | None) -> float | None:
    """The percentage with a mentor; None where there is none or it may not be said."""
    if smallest and not rules.shares_are_open(exact, smallest=smallest):
        return None
    return rules.percent(exact["covered"], exact["young_teachers"])


def summary(
    municipality: roster.Municipality, as_of: date, people: Sequence[Row], *, smallest: int | None
) -> dict[str, Any]:
    """Counts, share and rule; the people too, or nothing by which anybody is recognised."""
    exact = counted(people)
    return {
        "municipality": municipality.code,
        "as_of": as_of,
        "rule_version": roster.rule_version_on(municipality, as_of),
        "percent": share(exact, smallest=smallest),
        **shown(exact, smallest=smallest),
        "people": [] if smallest else [_person(row) for row in people],
    }


def _group(line: GroupLine) -> dict[str, Any]:
    return {"title": line.title, **line.counts}


def _person(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "organization": row.organization,
        "state": row.standing.state,
        "reason": row.standing.reason,
        "next_action": row.standing.next_action,
    }


def _identified(row: Row) -> dict[str, Any]:
    return _person(row) | {
        "person_id": row.person_id,
        "organization_id": row.organization_id,
        "subjects": list(row.subjects),
        "pair_id": row.standing.pair_id,
        "young_until": row.young_until,
    }


def _school(people: Sequence[Row]) -> dict[str, Any]:
    return _nameless(people) | {"people": [_identified(row) for row in people]}


def _nameless(people: Sequence[Row]) -> dict[str, Any]:
    school = {"organization_id": people[0].organization_id, "organization": people[0].organization}
    return school | counted(people)


def _open_schools(by_school: dict[UUID, list[Row]], *, smallest: int) -> list[dict[str, Any]]:
    """Schools of which something may be said: covered and all, nothing finer."""
    counts = {school: counted(people) for school, people in by_school.items()}
    found = rules.open_schools(counts, smallest=smallest)
    finer = dict.fromkeys(("stalled", "in_progress", "uncovered", "unknown"))
    nobody: dict[str, Any] = {"people": []}
    return [_nameless(by_school[school]) | finer | nobody for school in by_school if school in found]
