"""The ten figures of a municipality at any date, in the shape of `mms indicators --json`."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignMunicipality
from services.monitoring.queries.facts import facts_on
from services.monitoring.rules import INDICATORS, Figure, figure
from shared import roster
from shared.permissions import Scope


def indicators(session: Session, *, municipality_code: str, as_of: date) -> dict[str, Any]:
    """Compute the ten indicators (ust-koksa п.19) from the facts dated up to `as_of`."""
    municipality = roster.municipality_by_code(session, code=municipality_code)
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    thresholds = {int(one["indicator"]): float(one["percent"]) for one in municipality.thresholds}
    return {
        "municipality": municipality.code,
        "as_of": as_of.isoformat(),
        "rule_version": roster.rule_version_on(municipality, as_of),
        "teachers": len(facts.teachers),
        "teachers_and_managers": len(facts.places),
        "organizations": len(facts.organizations),
        "young_teachers": len(facts.young_teachers),
        "indicators": [
            _shown(figure(one, facts, threshold=thresholds.get(one.number))) for one in INDICATORS
        ],
    }


def indicators_for(session: Session, *, scope: Scope, municipality_code: str, as_of: date) -> dict[str, Any]:
    """Give the indicators to somebody whose reach covers the municipality."""
    municipality = roster.municipality_by_code(session, code=municipality_code)
    if not scope.covers_municipality(municipality.id):
        raise ForeignMunicipality
    return indicators(session, municipality_code=municipality_code, as_of=as_of)


def _shown(one: Figure) -> dict[str, Any]:
    threshold = _whole(one.threshold)
    if one.denominator is None:
        amount: dict[str, Any] = {"count": one.numerator}
    else:
        amount = {"numerator": one.numerator, "denominator": one.denominator, "percent": one.percent}
    return {"number": one.number, "title": one.title, **amount, "threshold": threshold, "met": one.met}


def _whole(threshold: float | None) -> float | int | None:
    """Write 10.0 as 10."""
    return int(threshold) if threshold is not None and threshold == int(threshold) else threshold
