"""The names behind a figure: who is in, who is out, who is not determined, and why; ids join names here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignMunicipality
from services.monitoring.models import BodyFact
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import indicator_by_number
from services.monitoring.rules import Facts, Indicator, ListName, Subject, names, places_of
from shared import roster
from shared.permissions import Scope

Lists = Mapping[ListName, Mapping[UUID, str]]
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
    indicator = indicator_by_number(number)
    municipality = roster.municipality_by_code(session, code=municipality_code)
    if not reaches(scope, municipality.id):
        raise ForeignMunicipality
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    found = lists(indicator, facts, municipality_id=municipality.id, scope=scope)
    return named(session, indicator, found[list_name], places=places_of(indicator, facts))


def reaches(scope: Scope, municipality_id: UUID) -> bool:
    """Whether somebody may see at least some of the names of a municipality."""
    return scope.municipality_id == municipality_id or scope.covers_municipality(municipality_id)


def lists(indicator: Indicator, facts: Facts, *, municipality_id: UUID, scope: Scope) -> Lists:
    """Give the four lists behind a figure with their reasons, each narrowed to the reach."""
    found = names(indicator, facts)
    places = places_of(indicator, facts)

    def seen(reasons: Mapping[UUID, str]) -> Mapping[UUID, str]:
        return {
            subject: reason
            for subject, reason in reasons.items()
            if indicator.subject == "body"
            or scope.covers(municipality_id=municipality_id, organization_id=places.get(subject))
        }

    return {
        "in": seen(found.counted),
        "out": seen(found.out),
        "unknown": seen(found.unknown),
        "apart": seen(found.apart),
    }


def named(
    session: Session, indicator: Indicator, reasons: Mapping[UUID, str], *, places: Mapping[UUID, UUID | None]
) -> list[Named]:
    """Join names to a list: by school, then by name; an organization stands in no other."""
    labels = labels_of(session, subject=indicator.subject, ids=reasons)
    if indicator.subject == "organization":
        places = {}
    schools = roster.organizations(session, {place for one in reasons if (place := places.get(one))})
    lines = [
        Named(
            id=subject,
            subject=indicator.subject,
            name=labels.get(subject, ERASED),
            organization_id=places.get(subject),
            organization=schools[place].name if (place := places.get(subject)) in schools else None,
            reason=reason,
        )
        for subject, reason in reasons.items()
    ]
    return sorted(lines, key=lambda line: (line.organization or "", line.name, line.id))


def labels_of(session: Session, *, subject: Subject, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Name persons, organizations or bodies as they are called today."""
    if subject == "person":
        return {one.id: one.full_name for one in roster.people(session, ids).values()}
    if subject == "organization":
        return {one.id: one.name for one in roster.organizations(session, ids).values()}
    bodies = session.scalars(select(BodyFact).where(BodyFact.id.in_(set(ids))))
    return {one.id: one.name for one in bodies}
