"""Inviting to a support event everybody who fits a filter, and later those who came to fit it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.support.marking import enter
from shared.permissions import Actor


def invite(
    session: Session,
    *,
    actor: Actor,
    today: date,
    now: datetime,
    support_event_id: UUID,
    audience: dict[str, Any] | None = None,
) -> int:
    """Invite who fits and has not been invited yet; without a filter it is the one of last time.

    Answers how many were invited now; the same again invites nobody twice.
    """
    scope = actor.scope("support_event.write")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)
    rules.check_answerable(event_state=event.state, event_date=event.event_date, today=today)
    if audience is not None:
        event.audience = audience
    if not event.audience:
        return 0
    new = queries.uninvited(session, event=event, audience=event.audience)
    people = [one.person_id for one in new]
    enter(
        session,
        event=event,
        people=people,
        stored={},
        state="invited",
        way="invitation",
        actor=actor,
        now=now,
    )
    return len(people)
