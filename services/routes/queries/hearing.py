"""Whether the teacher has read the result behind a proposed deficit: till then it is not confirmed."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, StateChange
from services.routes.rules.deficits import silence_ends


def unread(session: Session, rows: Iterable[Deficit], *, today: date) -> dict[UUID, date]:
    """Which proposed deficits wait for their teacher to read the result, and till what day at most.

    Whoever has objected has read it; what a person saw at a lesson and wrote down has no result to read.
    """
    waiting = {
        row.id: row.diagnostic_id
        for row in rows
        if row.state == "detected" and row.diagnostic_id and not row.contested_text
    }
    recorded = _recorded_on(session, set(waiting.values()))
    ends = {one: silence_ends(recorded[behind]) for one, behind in waiting.items() if behind in recorded}
    return {one: day for one, day in ends.items() if today < day}


def _recorded_on(session: Session, diagnostic_ids: set[UUID | None]) -> dict[UUID, date]:
    """When the results that are not read yet were entered, by whatever door."""
    query = (
        select(Diagnostic.id, func.max(StateChange.since))
        .join(StateChange, StateChange.subject_id == Diagnostic.id)
        .where(Diagnostic.id.in_(diagnostic_ids), Diagnostic.state == "scored")
        .where(StateChange.kind == "diagnostic", StateChange.state == "scored")
        .group_by(Diagnostic.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
