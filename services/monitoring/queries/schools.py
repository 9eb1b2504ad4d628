"""Organizations side by side: each one's own part in the ten at a day, people at the main place of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.errors import OrganizationNotFound
from services.monitoring.queries.facts import facts_on
from services.monitoring.rules import INDICATORS, Indicator, all_figures, percent
from shared import roster
from shared.permissions import Scope

COMPARED = tuple(one for one in INDICATORS if one.subject != "body")


@dataclass(frozen=True, kw_only=True)
class Share:
    """An organization's own part in one of the ten; what counts organizations says yes or no of one."""

    indicator: Indicator
    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """The share of its own people."""
        return percent(self.numerator, self.denominator)

    @property
    def words(self) -> str:
        """«2 из 7», «да»; a dash of nobody."""
        if self.indicator.subject == "organization":
            return "да" if self.numerator else "нет"
        return f"{self.numerator} из {self.denominator}" if self.denominator else "—"


@dataclass(frozen=True, kw_only=True)
class School:
    """An organization with its part in each of the ten but the count of bodies, by number."""

    id: UUID
    name: str
    shares: Mapping[int, Share]


def schools(
    session: Session, *, municipality: roster.Municipality, as_of: date, scope: Scope
) -> Sequence[School]:
    """The organizations within reach that are active at the day, by name."""
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    figures = all_figures(facts)
    found = [
        School(id=one.id, name=one.name, shares=_shares(figures[one.id]))
        for one in roster.organizations(session, facts.organizations).values()
        if scope.covers(municipality_id=municipality.id, organization_id=one.id)
    ]
    return sorted(found, key=lambda one: (one.name, one.id))


def school(
    session: Session, *, municipality: roster.Municipality, as_of: date, scope: Scope, organization_id: UUID
) -> School:
    """One of them; raises OrganizationNotFound beyond reach and where it is not active."""
    every = schools(session, municipality=municipality, as_of=as_of, scope=scope)
    found = next((one for one in every if one.id == organization_id), None)
    if found is None:
        raise OrganizationNotFound
    return found


def _shares(figures: Mapping[str, Sequence[int]]) -> dict[int, Share]:
    return {
        one.number: Share(
            indicator=one, numerator=figures[str(one.number)][0], denominator=figures[str(one.number)][1]
        )
        for one in COMPARED
    }


def told_school(one: School) -> dict[str, Any]:
    """An organization's part in the ten for a program."""
    return {
        "organization_id": one.id,
        "name": one.name,
        "indicators": [
            {
                "number": each.indicator.number,
                "numerator": each.numerator,
                "denominator": each.denominator,
                "percent": each.percent,
            }
            for each in one.shares.values()
        ],
    }
