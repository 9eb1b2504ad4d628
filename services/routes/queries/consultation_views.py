"""Consultations as one viewer may see them: words and ratings only where they are theirs to read."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Consultation
from services.routes.queries import access, cooperating
from services.routes.queries.consultations import part_of
from services.routes.rules import consulting
from services.routes.rules.consulting import Course, Statistics
from shared.permissions import Actor

PUBLIC = (
    *("id", "version", "asker_id", "organization_id", "for_school", "area", "topic", "urgent", "private"),
    *("state", "awaits", "answerer", "requested_on", "answered_on", "cancelled_on", "shown_on", "step_id"),
)
BETWEEN = ("answerer_id", "routed_on", "rated_on")
WORDS = ("text", "messages")


def consultation_views(
    session: Session, rows: Sequence[Consultation], *, actor: Actor, today: date
) -> list[dict[str, Any]]:
    """Show consultations: a tutor learns that one exists, the others what was said."""
    seen = access.viewer(session, actor=actor, today=today)
    places = access.main_places(session, {row.asker_id for row in rows}, as_of=today)
    return [_view(row, seen, places.get(row.asker_id)) for row in rows]


def _view(row: Consultation, seen: access.Viewer, place: UUID | None) -> dict[str, Any]:
    part = part_of(row, seen, place)
    names = list(PUBLIC)
    if part.asks or part.answers or part.routes:
        names += BETWEEN
    if part.reads:
        names += WORDS
    if part.asks or part.answers:
        names += ("rating", "rating_words")
    return {name: getattr(row, name) for name in names}


def statistics(session: Session, *, municipality_id: UUID | None) -> Statistics:
    """How the municipality's consultations go, by its own promise of days."""
    columns = Consultation.state, Consultation.requested_on, Consultation.answered_on, Consultation.rating
    query = select(*columns).where(Consultation.municipality_id == municipality_id)
    courses = [
        Course(state=state, requested_on=asked, answered_on=answered, rating=rating)
        for state, asked, answered, rating in session.execute(query)
    ]
    days = cooperating.settings(session, municipality_id=municipality_id).answer_days
    return consulting.statistics(courses, days=days)
