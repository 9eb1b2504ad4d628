"""The analytic note of a snapshot as a document: figures, schools, words, decisions (ust-koksa п.20, 21)."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.queries.papers import signed_by
from services.monitoring.queries.reports import parts
from services.monitoring.queries.reports.drawn import Drawn, Standing
from services.monitoring.rules import Frozen, draft_conclusions, draft_recommendations
from shared import roster
from shared.documents import Grid, Paper, Part
from shared.russian import long_date

BY_SCHOOL = (4, 5, 6, 7, 8)


def draft(session: Session, on: Standing) -> dict[str, str]:
    """The words of a note as its figures suggest them."""
    del session  # the figures say it all
    return {
        "conclusions": draft_conclusions(on.figures, former=on.former, since=on.since),
        "recommendations": draft_recommendations(on.figures),
    }


def paper(session: Session, drawn: Drawn) -> Paper:
    """The note as an official document."""
    on = drawn.on
    return Paper(
        name=on.kind.title,
        heading=f"Показатели эффективности методической работы на {long_date(on.snapshot.as_of)}",
        organization=on.municipality.name,
        numbered=False,
        wide=True,
        draft=drawn.is_draft,
        parts=(
            parts.passport(on),
            *parts.former(session, on),
            parts.indicators(on),
            parts.plot(on),
            *by_school(session, on.frozen),
            *parts.sections(drawn),
            *parts.decisions(session, on),
            signed_by(drawn.writing),
        ),
    )


def by_school(session: Session, figures: Sequence[Frozen]) -> list[Part]:
    """Each organization's own part: people count at the main place of work."""
    counts: dict[UUID, dict[int, list[int]]] = defaultdict(lambda: {number: [0, 0] for number in BY_SCHOOL})
    for figure in figures:
        if figure.number in BY_SCHOOL:
            for name, counted in (("in", 1), ("out", 0)):
                for entry in figure.lists[name]:  # type: ignore[index]
                    if entry.place:
                        counts[entry.place][figure.number][0] += counted
                        counts[entry.place][figure.number][1] += 1
    schools = sorted(roster.organizations(session, counts).values(), key=lambda one: (one.name, one.id))
    rows = [(one.name, *(parts.part(*pair) for pair in counts[one.id].values())) for one in schools]
    if not rows:
        return []
    headings = ("Организация", *(f"№ {number}" for number in BY_SCHOOL))
    return [Grid(title="По организациям", headings=headings, widths=(8, 3, 3, 3, 3, 3), rows=rows)]
