"""Coverage of young teachers by mentoring on any date, in the shape of `mms coverage --json`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.facts import absences, facts_by_mentee, works_since
from services.mentorship.queries.people import Identities, identities
from shared import roster
from shared.errors import Forbidden, Invalid
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Row:
    """One teacher of the coverage."""

    person_id: UUID
    name: str
    organization_id: UUID
    organization: str
    standing: rules.Standing


def municipality_of(session: Session, *, municipality_id: UUID) -> roster.Municipality:
    """Find the municipality; raises UnknownMunicipality."""
    found = session.get(roster.Municipality, municipality_id)
    if found is None:
        raise roster.UnknownMunicipality
    return found


def _settings(municipality: roster.Municipality) -> rules.StallSettings:
    return rules.StallSettings(go_live_on=municipality.go_live_on, **municipality.stall)


def _within(
    session: Session, *, municipality_id: UUID, as_of: date, scope: Scope, organization_id: UUID | None
) -> dict[UUID, UUID]:
    """T with main places of work, as far as the scope and the filter reach."""
    places = roster.teachers_on(session, municipality_id=municipality_id, as_of=as_of)
    if not scope.covers_municipality(municipality_id):
        if scope.level != "organization" or scope.municipality_id != municipality_id:
            raise Forbidden
        places = {person: place for person, place in places.items() if place in scope.organization_ids}
    if organization_id is not None:
        places = {person: place for person, place in places.items() if place == organization_id}
    return places


def _standings(
    session: Session, *, municipality: roster.Municipality, as_of: date, places: Iterable[UUID]
) -> dict[UUID, rules.Standing]:
    """Classify the young and the not determined among the teachers."""
    known = identities(session, municipality_id=municipality.id)
    unknown = roster.unknown_young(session, municipality_id=municipality.id)
    counted = roster.young_on(session, municipality_id=municipality.id, as_of=as_of) | unknown
    teachers = _teachers(session, municipality=municipality, as_of=as_of, known=known)
    settings = _settings(municipality)
    away, since, pairs = teachers
    return {
        person: rules.classify(
            rules.Teacher(
                is_known=person not in unknown,
                works_since=since.get(person),
                absences=away.get(person, ()),
                pairs=pairs.get(person, ()),
            ),
            settings=settings,
            as_of=as_of,
        )
        for person in places
        if person in counted
    }


def _teachers(
    session: Session, *, municipality: roster.Municipality, as_of: date, known: Identities
) -> tuple[dict[UUID, tuple[rules.Away, ...]], dict[UUID, date], dict[UUID, tuple[rules.PairFacts, ...]]]:
    away = absences(session, municipality_id=municipality.id, known=known)
    since = works_since(session, municipality_id=municipality.id, as_of=as_of, known=known)
    pairs = facts_by_mentee(session, municipality=municipality, as_of=as_of, known=known, away=away)
    return away, since, pairs


def _rows(
    session: Session,
    *,
    municipality: roster.Municipality,
    as_of: date,
    scope: Scope,
    organization_id: UUID | None = None,
) -> list[Row]:
    places = _within(
        session,
        municipality_id=municipality.id,
        as_of=as_of,
        scope=scope,
        organization_id=organization_id,
    )
    standings = _standings(session, municipality=municipality, as_of=as_of, places=places)
    people = roster.people(session, standings)
    organizations = roster.organizations(session, {places[person] for person in standings})
    rows = [
        Row(
            person_id=person,
            name=people[person].full_name if person in people else "удалено",
            organization_id=places[person],
            organization=organizations[places[person]].name if places[person] in organizations else "",
            standing=standing,
        )
        for person, standing in standings.items()
    ]
    return sorted(rows, key=lambda row: (row.organization, row.name, row.person_id))


def _summary(
    municipality: roster.Municipality, as_of: date, rows: list[Row], *, named: bool
) -> dict[str, Any]:
    found = rules.counts(row.standing for row in rows)
    return {
        "municipality": municipality.code,
        "as_of": as_of,
        "rule_version": roster.rule_version_on(municipality, as_of),
        "young_teachers": found.pop("young_teachers"),
        "percent": rules.percent(found["covered"], sum(found.values()) - found["unknown"]),
        **found,
        "people": [_person(row) for row in rows] if named else [],
    }


def _person(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "organization": row.organization,
        "state": row.standing.state,
        "reason": row.standing.reason,
        "next_action": row.standing.next_action,
    }


def coverage(session: Session, *, municipality_id: UUID, as_of: date, scope: Scope) -> dict[str, Any]:
    """Answer `mms coverage --json`: counts of states and every person with reason and next action."""
    municipality = municipality_of(session, municipality_id=municipality_id)
    rows = _rows(session, municipality=municipality, as_of=as_of, scope=scope)
    return _summary(municipality, as_of, rows, named=True) | {"as_of": as_of.isoformat()}


def _found(session: Session, *, code: str | None, municipality_id: UUID | None) -> roster.Municipality:
    """The municipality asked for by code, else the actor's own."""
    if code is not None:
        return roster.municipality_by_code(session, code=code)
    if municipality_id is None:
        raise Invalid(fields={"municipality": ["Укажите муниципалитет."]})
    return municipality_of(session, municipality_id=municipality_id)


def coverage_by_organization(
    session: Session,
    *,
    code: str | None = None,
    municipality_id: UUID | None = None,
    as_of: date,
    scope: Scope,
    organization_id: UUID | None = None,
    named: bool,
) -> dict[str, Any]:
    """Coverage with a break-down by school; without names it is aggregates only."""
    found = _found(session, code=code, municipality_id=municipality_id)
    rows = _rows(session, municipality=found, as_of=as_of, scope=scope, organization_id=organization_id)
    schools: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        schools[row.organization_id].append(row)
    return _summary(found, as_of, rows, named=named) | {
        "organizations": [_school(school, named=named) for school in schools.values()]
    }


def coverage_people(
    session: Session,
    *,
    code: str | None = None,
    municipality_id: UUID | None = None,
    as_of: date,
    scope: Scope,
    organization_id: UUID | None = None,
    state: str | None = None,
) -> list[dict[str, Any]]:
    """List the people of the coverage with ids, of one state if wanted."""
    found = _found(session, code=code, municipality_id=municipality_id)
    rows = _rows(session, municipality=found, as_of=as_of, scope=scope, organization_id=organization_id)
    return [
        _person(row) | {"person_id": row.person_id, "organization_id": row.organization_id}
        for row in rows
        if state in (None, row.standing.state)
    ]


def _school(rows: list[Row], *, named: bool) -> dict[str, Any]:
    return {
        "organization_id": rows[0].organization_id,
        "organization": rows[0].organization,
        **rules.counts(row.standing for row in rows),
        "people": [_person(row) | {"person_id": row.person_id} for row in rows] if named else [],
    }
