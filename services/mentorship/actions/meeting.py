"""What a mentor says of a meeting in one tap: it took place, it did not, it moves to another day."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.sessions import change_session, log_session
from services.mentorship.errors import WrongDate
from services.mentorship.models import PairSession
from shared.permissions import Actor


def meet(
    session: Session,
    *,
    actor: Actor,
    today: date,
    pair_id: UUID,
    session_date: date | None = None,
    **given: Any,
) -> PairSession:
    """The two met: on the day said, else on the planned day that has come, else today."""
    planned = queries.planned_session(session, pair_id=pair_id)
    is_due = planned is not None and planned.session_date <= (session_date or today)
    if planned is None or not is_due:
        day = session_date or today
        return log_session(session, actor=actor, today=today, pair_id=pair_id, session_date=day, **given)
    given |= {"state": "held", "session_date": session_date or planned.session_date}
    return change_session(session, actor=actor, today=today, session_id=planned.id, **given)


def miss(session: Session, *, actor: Actor, today: date, pair_id: UUID) -> PairSession:
    """The session planned for a day that has come, or for today, did not take place."""
    planned = queries.planned_session(session, pair_id=pair_id)
    if planned is not None and planned.session_date <= today:
        return change_session(session, actor=actor, today=today, session_id=planned.id, state="no_show")
    given: dict[str, Any] = {"session_date": today, "format": "consultation", "state": "no_show"}
    return log_session(session, actor=actor, today=today, pair_id=pair_id, **given)


def plan_session(
    session: Session, *, actor: Actor, today: date, pair_id: UUID, session_date: date
) -> PairSession:
    """Agree on the day of the next session; one that was planned moves to it."""
    if session_date < today:
        message = "Этот день уже прошёл. Состоявшуюся встречу запишите через «Подробнее»."
        raise WrongDate(message, fields={"session_date": [message]})
    planned = queries.planned_session(session, pair_id=pair_id)
    if planned is not None:
        changes: dict[str, Any] = {"session_id": planned.id, "session_date": session_date}
        return change_session(session, actor=actor, today=today, **changes)
    given: dict[str, Any] = {"session_date": session_date, "format": "consultation", "state": "planned"}
    return log_session(session, actor=actor, today=today, pair_id=pair_id, **given)
