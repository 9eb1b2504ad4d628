"""Whether the teacher has read the result behind a proposed deficit: till then it is not confirmed."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, StateChange
from services.routes.rules.deficits import silence_ends
from shared import roster


def unread(session: Session, rows: Iterable[Deficit], *, today: date) -> dict[UUID, date]:
    """Which proposed deficits wait for their teacher to read the result, and till what day at most.

    Whoever has objected has read it; what a person saw at a lesson and wrote down has no result to read.
    """
    waiting = [
        row for row in rows if row.state == "detected" and row.diagnostic_id and not row.contested_text
    ]
    recorded = _recorded_on(session, {row.diagnostic_id for row in waiting})
    days = {one: _days(session, one) for one in {row.municipality_id for row in waiting}}
    ends = {
        row.id: silence_ends(recorded[row.diagnostic_id], days=days[row.municipality_id])
        for row in waiting
        if row.diagnostic_id in recorded
    }
    return {one: day for one, day in ends.items() if today < day}


def _days(session: Session, municipality_id: UUID) -> int:
    return roster.diagnostics_rule(session, municipality_id=municipality_id).reading_days


def _recorded_on(session: Session, diagnostic_ids: set[UUID | None]) -> dict[UUID | None, date]:
    """When the results that are not read yet were entered, by whatever door."""
    query = (
        select(Diagnostic.id, func.max(StateChange.since))
        .join(StateChange, StateChange.subject_id == Diagnostic.id)
        .where(Diagnostic.id.in_(diagnostic_ids), Diagnostic.state == "scored")
        .where(StateChange.kind == "diagnostic", StateChange.state == "scored")
        .group_by(Diagnostic.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
