"""Escalation: a request that nobody answers is passed on once, to the curator (domain: notifications)."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import Row, item_row, tell
from services.notifications.actions.ticking import municipalities
from services.notifications.models import InboxItem, Reminder

DAY = timedelta(days=1)


def escalate(session: Session, *, now: datetime) -> None:
    """Pass on what has waited for as many working days as the municipality allows; each request once."""
    for municipality_id, today in municipalities(session, now=now):
        settings = queries.settings_of(session, municipality_id=municipality_id)
        patient = {name: one.patience for name, one in settings.items() if one.patience}
        late = _unanswered(session, municipality_id=municipality_id, patience=patient, today=today, now=now)
        muted = not settings[rules.ESCALATION].enabled
        rows = [
            _row(one, recipient, days=patient[one.rule], now=now, muted=muted)
            for one in late
            for recipient in queries.answers_for(session, item=one)
        ]
        tell(session, rows)


def _unanswered(
    session: Session, *, municipality_id: UUID, patience: dict[str, int], today: date, now: datetime
) -> list[InboxItem]:
    """Open requests that waited too long and were not passed on; days off and absences do not count."""
    if not patience:
        return []
    passed = select(InboxItem.object_id).where(
        InboxItem.municipality_id == municipality_id, InboxItem.rule == rules.ESCALATION
    )
    query = select(InboxItem).where(
        InboxItem.municipality_id == municipality_id,
        InboxItem.rule.in_(patience),
        InboxItem.state == "open",
        InboxItem.muted.is_(False),
        InboxItem.accepted_at.is_(None),
        InboxItem.created_at <= now - DAY * min(patience.values()),
        InboxItem.id.not_in(passed),
        ~_is_asked_again(),
    )
    found = list(session.scalars(query.order_by(InboxItem.id)))
    away = queries.absences(session, {one.person_id for one in found if one.person_id})
    zone = queries.zone_of(session, municipality_id=municipality_id)
    return [one for one in found if _waited(one, away, zone=zone, today=today) >= patience[one.rule]]


def _is_asked_again() -> ColumnElement[bool]:
    """Whoever was asked will be reminded yet: nobody else is told before."""
    same = (Reminder.rule == InboxItem.rule) & (Reminder.object_id == InboxItem.object_id)
    mine = same & (Reminder.recipient == InboxItem.recipient)
    return exists().where(mine, Reminder.state == "waiting")


def _waited(
    one: InboxItem, away: dict[UUID, list[tuple[date, date | None]]], *, zone: ZoneInfo, today: date
) -> int:
    """Working days that passed in full since it was told."""
    asked = one.created_at.astimezone(zone).date()
    absent = away.get(one.person_id, []) if one.person_id else []
    return rules.working_days_between(asked, today - DAY, away=absent)


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
