"""Organizations in a report: the part of each in every figure that can be told by organization."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.queries.people import ERASED
from services.monitoring.queries.reports.drawn import Standing
from services.monitoring.queries.schools import COMPARED, Share
from services.monitoring.rules import Entry, Frozen
from shared import roster
from shared.documents import Grid, Part, Text
from shared.russian import percent

APART = (
    "№ 9 по организациям не считают: методические объединения и сообщества принадлежат муниципалитету. "
    "Человек учтён по основному месту работы."
)


def by_school(session: Session, on: Standing) -> list[Part]:
    """Each organization's own part, the municipality's figures last, and what the numbers mean."""
    found = _shares(on.frozen)
    if not found:
        return []
    places = roster.organizations(session, found)
    named = sorted((places[one].name if one in places else ERASED, one) for one in found)
    rows = [(name, *(share.words for share in found[one])) for name, one in named]
    whole = {one.number: percent(one.percent) for one in on.figures}
    headings = ("Организация", *(f"№ {one.number}" for one in COMPARED))
    grid = Grid(
        title="По организациям",
        headings=headings,
        widths=(7, *(2.2 for _ in COMPARED)),
        rows=[*rows, ("Муниципалитет", *(whole[one.number] for one in COMPARED))],
    )
    short = {line.figure.number: line.short for line in on.lines}
    titles = "; ".join(f"№ {one.number} — {short[one.number]}" for one in COMPARED)
    return [grid, Text(text=f"{titles}. {APART}")]


def _shares(figures: Sequence[Frozen]) -> dict[UUID, list[Share]]:
    """The parts of each organization, in the order of the figures."""
    of = {one.number: one.lists for one in figures}
    counts = {one.number: _counts(of[one.number]["in"], of[one.number]["out"]) for one in COMPARED}
    everywhere = {place for found in counts.values() for place in found}
    return {
        place: [
            Share(indicator=one, numerator=part[0], denominator=part[1])
            for one in COMPARED
            for part in [counts[one.number].get(place, (0, 0))]
        ]
        for place in everywhere
    }


def _counts(counted: Sequence[Entry], out: Sequence[Entry]) -> dict[UUID, tuple[int, int]]:
    found: dict[UUID, tuple[int, int]] = {}
    for entries, one in ((counted, 1), (out, 0)):
        for entry in entries:
            if entry.place:
                numerator, denominator = found.get(entry.place, (0, 0))
                found[entry.place] = (numerator + one, denominator + 1)
    return found
