"""The names behind a figure: who is in, who is out and why, who is not determined; ids join names here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignMunicipality, IndicatorNotFound
from services.monitoring.queries.facts import facts_on
from services.monitoring.rules import INDICATORS, Facts, Indicator, names
from shared import roster
from shared.permissions import Scope

ListName = Literal["in", "out", "unknown", "apart"]
ERASED = "удалено"


@dataclass(frozen=True, kw_only=True)
class Named:
    """A line of a list: the person, organization or body, where it belongs, and why it stands here."""

    id: UUID
    subject: str
    name: str
    organization_id: UUID | None
    organization: str | None
    reason: str | None


def people(
    session: Session, *, scope: Scope, municipality_code: str, number: int, as_of: date, list_name: ListName
) -> list[Named]:
    """List who stands behind an indicator, within the reach of the one who asks (ust-koksa п.19)."""
    indicator = next((one for one in INDICATORS if one.number == number), None)
    if indicator is None:
        raise IndicatorNotFound
    municipality = roster.municipality_by_code(session, code=municipality_code)
    if scope.municipality_id != municipality.id and not scope.covers_municipality(municipality.id):
        raise ForeignMunicipality
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    reasons = _reasons(indicator, facts, list_name)
    places = _places(indicator, facts)
    seen = {
        subject: reason
        for subject, reason in reasons.items()
        if indicator.subject == "body"
        or scope.covers(municipality_id=municipality.id, organization_id=places.get(subject))
    }
    return _joined(session, indicator, facts, seen)


def _reasons(indicator: Indicator, facts: Facts, list_name: ListName) -> Mapping[UUID, str | None]:
    found = names(indicator, facts)
    lists: dict[ListName, Mapping[UUID, str | None]] = {
        "in": dict.fromkeys(found.counted),
        "out": dict(found.out),
        "unknown": dict(found.unknown),
        "apart": dict(found.apart),
    }
    return lists[list_name]


def _places(indicator: Indicator, facts: Facts) -> Mapping[UUID, UUID]:
    if indicator.subject == "organization":
        return {one: one for one in facts.organizations}
    return facts.places


def _joined(
    session: Session, indicator: Indicator, facts: Facts, reasons: Mapping[UUID, str | None]
) -> list[Named]:
    labels = _labels(session, indicator, facts, reasons)
    places = facts.places if indicator.subject == "person" else {}
    schools = roster.organizations(session, {places[one] for one in reasons if one in places})
    lines = [
        Named(
            id=subject,
            subject=indicator.subject,
            name=labels.get(subject, ERASED),
            organization_id=places.get(subject),
            organization=schools[places[subject]].name if places.get(subject) in schools else None,
            reason=reason,
        )
        for subject, reason in reasons.items()
    ]
    return sorted(lines, key=lambda line: (line.organization or "", line.name, line.id))


def _labels(
    session: Session, indicator: Indicator, facts: Facts, subjects: Mapping[UUID, str | None]
) -> dict[UUID, str]:
    if indicator.subject == "person":
        return {one.id: one.full_name for one in roster.people(session, subjects).values()}
    if indicator.subject == "organization":
        return {one.id: one.name for one in roster.organizations(session, subjects).values()}
    return {one.id: one.name for one in facts.bodies}
