"""Rows of import files that registry has resolved: checked whole, then applied whole or not at all."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.imports.events import plan_events
from services.mentorship.actions.imports.pairs import plan_pairs
from services.mentorship.actions.imports.plan import Plan
from services.mentorship.actions.imports.sessions import plan_sessions
from shared.errors import Forbidden
from shared.permissions import Actor

__all__ = ["apply_import"]


def apply_import(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    municipality_id: UUID,
    imported_on: date,
    rows: list[dict[str, Any]],
    dry_run: bool = False,
    skip_rejected: bool = False,
) -> dict[str, Any]:
    """Bring pairs, sessions or support events; the same rows again change nothing and tell nothing."""
    if not actor.scope("import.apply").covers_municipality(municipality_id):
        raise Forbidden
    queries.municipality_of(session, municipality_id=municipality_id)
    plan: Plan
    if kind == "pairs":
        plan = plan_pairs(
            session, municipality_id=municipality_id, imported_on=imported_on, rows=rows, now=now
        )
    elif kind == "sessions":
        plan = plan_sessions(session, municipality_id=municipality_id, imported_on=imported_on, rows=rows)
    else:
        plan = plan_events(
            session, municipality_id=municipality_id, imported_on=imported_on, rows=rows, now=now
        )
    if not dry_run and (skip_rejected or not plan.rejected):
        plan.apply(session)
    return plan.report()
