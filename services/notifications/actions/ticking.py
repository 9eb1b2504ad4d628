"""What the clock tells on a day: the reminders that are due, each once; safe to run at any time."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import Row, item_row, tell
from services.notifications.models import InboxItem, Reminder
from shared import roster

DAY = timedelta(days=1)


def municipalities(session: Session, *, now: datetime) -> list[tuple[UUID, date]]:
    """Every municipality with its own date of today."""
    found = session.execute(select(roster.Municipality.id, roster.Municipality.timezone))
    return [(one.id, now.astimezone(ZoneInfo(one.timezone)).date()) for one in found]


def tell_due(session: Session, *, now: datetime) -> None:
    """Open what reminders have for today; what was missed is told late only while it still helps."""
    for municipality_id, today in municipalities(session, now=now):
        due = _due(session, municipality_id=municipality_id, today=today)
        if due:
            settings = queries.settings_of(session, municipality_id=municipality_id)
            told = [row for one in due if (row := _take(one, settings, today=today, now=now))]
            _open(session, told, now=now)


def _due(session: Session, *, municipality_id: UUID, today: date) -> list[Reminder]:
    """What waits and is still needed; the rest is moot, or put off until somebody is back."""
    query = select(Reminder).where(
        Reminder.municipality_id == municipality_id, Reminder.state == "waiting", Reminder.due_on <= today
    )
    found = list(session.scalars(query.order_by(Reminder.id)))
    needed = queries.still_needed(session, found, municipality_id=municipality_id, today=today)
    for one in found:
        verdict = needed.get(one.id, True)
        if verdict is False:
            one.state = "moot"
        elif verdict is not True:
            one.due_on = verdict
    return [one for one in found if one.state == "waiting" and one.due_on <= today]


def _take(one: Reminder, settings: dict[str, rules.Setting], *, today: date, now: datetime) -> Row | None:
    """Move a reminder on to its next day and give the item that it tells today."""
    rule, setting = rules.BY_NAME[one.rule], settings[one.rule]
    if rule.timing is None:
        return None
    offset = rules.offset_on(rule.timing, setting.days, anchor=one.anchor_on, today=today)
    if offset is None or (one.told is not None and offset <= one.told):
        one.state = "late"
        return None
    one.told = offset
    following = rules.first_due(rule.timing, setting.days, anchor=one.anchor_on, after=offset)
    one.state, one.due_on = ("told", today) if following is None else ("waiting", following)
    return _item(one, offset=offset, now=now, muted=not setting.enabled)


def _item(one: Reminder, *, offset: int, now: datetime, muted: bool) -> Row:
    to = rules.Recipient(
        person_id=one.person_id,
        role=one.role,
        organization_id=one.organization_id,
        of_person_id=one.of_person_id,
    )
    return item_row(
        one.rule,
        municipality_id=one.municipality_id,
        object_id=one.object_id,
        recipient=to,
        period=f"{one.anchor_on.isoformat()}/{offset}",
        parameters=one.parameters,
        now=now,
        muted=muted,
    )


def _open(session: Session, told: Sequence[Row], *, now: datetime) -> None:
    """Put items into the inbox; each takes the place of what was told of the same thing before."""
    for one in told:
        same = (InboxItem.rule == one["rule"]) & (InboxItem.object_id == one["object_id"])
        before = same & (InboxItem.recipient == one["recipient"]) & (InboxItem.state == "open")
        passed = update(InboxItem).where(before, InboxItem.period != one["period"])
        session.execute(passed.values(state="moot", closed_at=now))
    tell(session, told)
