"""The analytic note of a snapshot as a document: figures, schools, words, decisions (ust-koksa п.20, 21)."""

from sqlalchemy.orm import Session

from services.monitoring.queries.papers import signed_by
from services.monitoring.queries.reports import parts
from services.monitoring.queries.reports.drawn import Drawn, Standing
from services.monitoring.queries.reports.organizations import by_school
from services.monitoring.rules import draft_conclusions, draft_recommendations
from shared.documents import Paper
from shared.russian import long_date


def draft(session: Session, on: Standing) -> dict[str, str]:
    """The words of a note as its figures suggest them."""
    del session  # the figures say it all
    return {
        "conclusions": draft_conclusions(on.telling),
        "recommendations": draft_recommendations(on.telling),
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
            *by_school(session, on),
            *parts.sections(drawn),
            *parts.decisions(session, on),
            *parts.annexes(on),
            signed_by(drawn.writing),
        ),
    )
