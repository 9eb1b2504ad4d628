"""Criteria: evidence laid down, words of experts said and changed while the period is not reviewed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import CriterionEvidence, CriterionRating
from services.monitoring.queries import period
from services.monitoring.queries.criteria import criterion, expert_scope
from shared.permissions import Actor


def add_evidence(
    session: Session, *, actor: Actor, period_id: UUID, number: int, text: str, link: str, now: datetime
) -> CriterionEvidence:
    """Lay down what shows how a criterion is met; the same twice is once."""
    one = period(session, scope=actor.scope("criterion.write"), period_id=period_id, lock=True)
    of = {"period_id": one.id, "number": criterion(number).number, "text": text, "link": link}
    known = session.scalar(select(CriterionEvidence).filter_by(**of))
    if known is not None:
        return known
    made = CriterionEvidence(
        municipality_id=one.municipality_id, added_by=actor.account_id, added_at=now, **of
    )
    session.add(made)
    session.flush()
    return made


def rate(
    session: Session,
    *,
    actor: Actor,
    period_id: UUID,
    number: int,
    level: str,
    reason: str,
    now: datetime,
    today: date,
) -> CriterionRating:
    """Say one's own word on a criterion; a later word of the same expert replaces it."""
    scope = expert_scope(session, actor=actor, today=today)
    one = period(session, scope=scope, period_id=period_id)
    said = CriterionRating(
        period_id=one.id,
        number=criterion(number).number,
        account_id=actor.account_id,
        municipality_id=one.municipality_id,
        person_id=actor.person_id,
        level=level,
        reason=reason,
        said_at=now,
    )
    return session.merge(said)
