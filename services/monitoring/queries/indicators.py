"""The ten figures of a municipality at any date: for a page, and in the shape of `mms indicators --json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from services.monitoring.errors import IndicatorNotFound
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.municipalities import municipality_within
from services.monitoring.rules import (
    INDICATORS,
    Counted,
    Facts,
    Figure,
    Indicator,
    Noun,
    Verdict,
    figure,
    is_interim,
    noun_of,
    short_title,
    threshold_words,
    verdict,
    whole,
)
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Line:
    """An indicator as a page shows it."""

    figure: Figure
    short: str
    verdict: Verdict

    @property
    def threshold(self) -> str:
        """The threshold in words."""
        return threshold_words(self.figure)


@dataclass(frozen=True, kw_only=True)
class Board:
    """The ten of a municipality at a date, with the facts and the young-teacher rule they stand on.

    `organization` is what its organizations are called.
    """

    municipality: roster.Municipality
    facts: Facts
    organization: Noun
    rule: Mapping[str, Any]
    lines: list[Line]


def board(session: Session, *, municipality: roster.Municipality, as_of: date) -> Board:
    """Compute the ten indicators (ust-koksa п.19) from the facts dated up to `as_of`."""
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    return Board(
        municipality=municipality,
        facts=facts,
        organization=noun_of(INDICATORS[0], facts),
        rule=roster.rule_on(municipality, as_of),
        lines=[line(one, facts, municipality=municipality) for one in INDICATORS],
    )


def line(indicator: Indicator, facts: Facts, *, municipality: roster.Municipality) -> Line:
    """Compute one of them."""
    found = figure(indicator, facts, threshold=thresholds(municipality).get(indicator.number))
    interim = is_interim(municipality.reporting, facts.as_of)
    return worded(indicator, found, counted=facts, interim=interim)


def thresholds(municipality: roster.Municipality) -> dict[int, float]:
    """The thresholds of a municipality, in percent, by the number of the indicator."""
    return {int(one["indicator"]): float(one["percent"]) for one in municipality.thresholds}


def worded(indicator: Indicator, found: Figure, *, counted: Counted, interim: bool) -> Line:
    """Put a figure into words: of today's facts, or of a snapshot."""
    noun = noun_of(indicator, counted)
    return Line(
        figure=found,
        short=short_title(indicator, counted),
        verdict=verdict(found, noun=noun, interim=interim),
    )


def indicator_by_number(number: int) -> Indicator:
    """Find one of the ten; raises IndicatorNotFound."""
    found = next((one for one in INDICATORS if one.number == number), None)
    if found is None:
        raise IndicatorNotFound
    return found


def indicators(session: Session, *, municipality_code: str, as_of: date) -> dict[str, Any]:
    """Give the ten to a program."""
    municipality = roster.municipality_by_code(session, code=municipality_code)
    found = board(session, municipality=municipality, as_of=as_of)
    return {
        "municipality": municipality.code,
        "as_of": as_of.isoformat(),
        "rule_version": str(found.rule["version"]),
        "teachers": len(found.facts.teachers),
        "teachers_and_managers": len(found.facts.places),
        "organizations": len(found.facts.organizations),
        "young_teachers": len(found.facts.young_teachers),
        "indicators": [_shown(one.figure) for one in found.lines],
    }


def indicators_for(session: Session, *, scope: Scope, municipality_code: str, as_of: date) -> dict[str, Any]:
    """Give the indicators to somebody whose reach covers the municipality."""
    municipality_within(session, scope=scope, code=municipality_code)
    return indicators(session, municipality_code=municipality_code, as_of=as_of)


def _shown(one: Figure) -> dict[str, Any]:
    if one.denominator is None:
        amount: dict[str, Any] = {"count": one.numerator}
    else:
        amount = {"numerator": one.numerator, "denominator": one.denominator, "percent": one.percent}
    return {
        "number": one.number,
        "title": one.title,
        **amount,
        "threshold": whole(one.threshold),
        "met": one.met,
    }
