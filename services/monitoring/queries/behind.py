"""All that a page tells of one indicator: the figure, the lists behind it, and each school's share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.queries.facts import Told, at, told
from services.monitoring.queries.indicators import Line, indicator_by_number, line
from services.monitoring.queries.people import Lists, Named, lists, named, reaches
from services.monitoring.rules import Facts, Indicator, ListName, percent, places_of
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class SchoolShare:
    """How much of a figure is of one school."""

    id: UUID
    name: str
    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """The share of the school's own people."""
        return percent(self.numerator, self.denominator)


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One indicator of a municipality at a date.

    `lists` is null for whom the names are not; unless `sees_all`, they are of the actor's schools only.
    """

    known: Told
    municipality: roster.Municipality
    as_of: date
    rule: Mapping[str, Any]
    indicator: Indicator
    line: Line
    lists: Lists | None
    sees_all: bool
    rows: list[Named]
    schools: list[SchoolShare]


def behind(
    session: Session,
    *,
    municipality: roster.Municipality,
    number: int,
    as_of: date,
    list_name: ListName,
    names_scope: Scope | None,
    exact: bool,
) -> Behind:
    """Open a figure: one of its lists with names, as far as `names_scope` reaches; `exact` as of the ten."""
    indicator = indicator_by_number(number)
    known = told(session, municipality_id=municipality.id)
    facts = at(known, as_of)
    found, sees_all = None, False
    if names_scope is not None and reaches(names_scope, municipality.id):
        found = lists(indicator, facts, municipality_id=municipality.id, scope=names_scope)
        sees_all = indicator.subject == "body" or names_scope.covers_municipality(municipality.id)
    return Behind(
        known=known,
        municipality=municipality,
        as_of=as_of,
        rule=roster.rule_on(municipality, as_of),
        indicator=indicator,
        line=line(indicator, facts, municipality=municipality, exact=exact),
        lists=found,
        sees_all=sees_all,
        rows=named(session, indicator, found[list_name], places=places_of(indicator, facts)) if found else [],
        schools=_schools(session, indicator, facts, found) if found else [],
    )


def _schools(session: Session, indicator: Indicator, facts: Facts, found: Lists) -> list[SchoolShare]:
    """Count each person at the main place of work; organizations and bodies are not broken down."""
    if indicator.subject != "person":
        return []
    places, counts = facts.places, dict[UUID, tuple[int, int]]()
    for people, counted in ((found["in"], 1), (found["out"], 0)):
        for person in people:
            numerator, denominator = counts.get(places[person], (0, 0))
            counts[places[person]] = (numerator + counted, denominator + 1)
    shares = [
        SchoolShare(id=one.id, name=one.name, numerator=counts[one.id][0], denominator=counts[one.id][1])
        for one in roster.organizations(session, counts).values()
    ]
    return sorted(shares, key=lambda share: share.name)
