"""Escalation: a request that nobody answers is passed on once, to the curator (domain: notifications)."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import Row, item_row, tell
from services.notifications.actions.ticking import municipalities
from services.notifications.models import InboxItem


def escalate(session: Session, *, now: datetime) -> None:
    """Pass on what has waited for as many working days as the municipality allows; each request once."""
    for municipality_id, today in municipalities(session, now=now):
        settings = queries.settings_of(session, municipality_id=municipality_id)
        late = queries.unanswered(session, municipality_id=municipality_id, settings=settings, today=today)
        muted = not settings[rules.ESCALATION].enabled
        rows = [
            _row(one, recipient, days=settings[one.rule].patience, now=now, muted=muted)
            for one in late
            for recipient in queries.answers_for(session, item=one)
        ]
        tell(session, rows)


def _row(one: InboxItem, recipient: rules.Recipient, *, days: int, now: datetime, muted: bool) -> Row:
    people = dict(one.parameters["people"])
    if one.person_id is not None and "teacher" not in people and "tutor" in people:
        people["teacher"] = str(one.person_id)  # the request was the teacher's own and did not name them
    due = one.parameters["dates"].get("due")
    told = {
        "of": one.rule,
        "about": one.parameters.get("about", str(one.object_id)),
        "people": people,
        "dates": {"due": due} if due else {},
        "numbers": {} if due else {"working": days},
        "titles": {"asked": rules.BY_NAME[one.rule].unanswered},
    }
    return item_row(
        rules.ESCALATION,
        municipality_id=one.municipality_id,
        object_id=one.id,
        recipient=recipient,
        period="once",
        parameters=told,
        now=now,
        muted=muted,
    )


def end_escalations(session: Session, *, items: list[InboxItem], now: datetime) -> None:
    """Close what was passed on of requests that have ended, as they ended."""
    for state in ("done", "moot"):
        ids = [one.id for one in items if one.state == state]
        if ids:
            passed = (InboxItem.rule == rules.ESCALATION) & InboxItem.object_id.in_(ids)
            ended = update(InboxItem).where(passed, InboxItem.state == "open")
            session.execute(ended.values(state=state, closed_at=now))
