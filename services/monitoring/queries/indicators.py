"""The ten figures of a municipality at any date: for a page, and in the shape of `mms indicators --json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from services.monitoring.errors import IndicatorNotFound
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.municipalities import municipality_within
from services.monitoring.queries.reach import sees_exact
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
    is_small,
    noun_of,
    short_title,
    sizes,
    threshold_words,
    veiled,
    verdict,
    whole,
)
from shared import roster
from shared.permissions import Actor


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
    counts: Mapping[str, int | None]
    lines: list[Line]


def board(session: Session, *, municipality: roster.Municipality, as_of: date, exact: bool) -> Board:
    """Compute the ten indicators (ust-koksa п.19) from the facts dated up to `as_of`.

    Unless `exact`, small cells are hidden: so the region sees them.
    """
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    return Board(
        municipality=municipality,
        facts=facts,
        organization=noun_of(INDICATORS[0], facts),
        rule=roster.rule_on(municipality, as_of),
        counts=open_counts(sizes(facts), exact=exact),
        lines=[line(one, facts, municipality=municipality, exact=exact) for one in INDICATORS],
    )


def open_counts(counts: Mapping[str, int], *, exact: bool) -> dict[str, int | None]:
    """Sizes of the sets; unless `exact`, those of few people are hidden. Organizations are always open."""
    return {
        name: None if not exact and name != "organizations" and is_small(number) else number
        for name, number in counts.items()
    }


def line(indicator: Indicator, facts: Facts, *, municipality: roster.Municipality, exact: bool) -> Line:
    """Compute one of them."""
    found = figure(indicator, facts, threshold=thresholds(municipality).get(indicator.number))
    interim = is_interim(municipality.reporting, facts.as_of)
    return worded(indicator, found, counted=facts, interim=interim, exact=exact)


def thresholds(municipality: roster.Municipality) -> dict[int, float]:
    """The thresholds of a municipality, in percent, by the number of the indicator."""
    return {int(one["indicator"]): float(one["percent"]) for one in municipality.thresholds}


def worded(
    indicator: Indicator, found: Figure, *, counted: Counted, interim: bool, exact: bool = True
) -> Line:
    """Put a figure into words: of today's facts, or of a snapshot."""
    noun = noun_of(indicator, counted)
    shown = found if exact else veiled(indicator, found)
    return Line(
        figure=shown,
        short=short_title(indicator, counted),
        verdict=verdict(shown, noun=noun, interim=interim),
    )


def indicator_by_number(number: int) -> Indicator:
    """Find one of the ten; raises IndicatorNotFound."""
    found = next((one for one in INDICATORS if one.number == number), None)
    if found is None:
        raise IndicatorNotFound
    return found


def indicators(
    session: Session, *, municipality_code: str, as_of: date, exact: bool = True
) -> dict[str, Any]:
    """Give the ten to a program."""
    municipality = roster.municipality_by_code(session, code=municipality_code)
    found = board(session, municipality=municipality, as_of=as_of, exact=exact)
    return {
        "municipality": municipality.code,
        "as_of": as_of.isoformat(),
        "rule_version": str(found.rule["version"]),
        **found.counts,
        "indicators": [shown(one.figure) for one in found.lines],
    }


def indicators_for(session: Session, *, actor: Actor, municipality_code: str, as_of: date) -> dict[str, Any]:
    """Give the indicators to somebody whose reach covers the municipality."""
    found = municipality_within(session, scope=actor.scope("indicator.read"), code=municipality_code)
    exact = sees_exact(actor, found.id)
    return indicators(session, municipality_code=municipality_code, as_of=as_of, exact=exact)


def shown(one: Figure) -> dict[str, Any]:
    """A figure in the shape of `mms indicators --json`; a hidden one says so."""
    if one.denominator is None and not one.is_hidden:
        amount: dict[str, Any] = {"count": one.numerator}
    else:
        amount = {"numerator": one.numerator, "denominator": one.denominator, "percent": one.percent}
    return {
        "number": one.number,
        "title": one.title,
        **amount,
        "threshold": whole(one.threshold),
        "met": one.met,
        **({"hidden": True} if one.is_hidden else {}),
    }
