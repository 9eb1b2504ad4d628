"""What the clock tells on a day: the reminders that are due, each once; safe to run at any time."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import Row, item_row, tell
from services.notifications.models import InboxItem, Reminder
from shared import roster


def municipalities(session: Session, *, now: datetime) -> list[tuple[UUID, date]]:
    """Every municipality with its own date of today."""
    found = session.execute(select(roster.Municipality.id, roster.Municipality.timezone))
    return [(one.id, now.astimezone(ZoneInfo(one.timezone)).date()) for one in found]


def tell_due(session: Session, *, now: datetime) -> None:
    """Open what reminders have for today; what was missed is told late only while it still helps.

    What was told of somebody who has left since ends.
    """
    for municipality_id, today in municipalities(session, now=now):
        settings = queries.settings_of(session, municipality_id=municipality_id)
        judged = queries.due(session, municipality_id=municipality_id, settings=settings, today=today)
        told = [row for one in judged if (row := _settle(one, settings, now=now))]
        _open(session, told, now=now)
        if over := queries.unmentored_no_more(session, municipality_id=municipality_id, today=today):
            ended = update(InboxItem).where(InboxItem.id.in_(over))
            session.execute(ended.values(state="moot", closed_at=now))


def _settle(due: queries.Due, settings: dict[str, rules.Setting], *, now: datetime) -> Row | None:
    """Move a reminder on to its next day and give the item that it tells today."""
    one, setting = due.reminder, settings[due.reminder.rule]
    timing = rules.BY_NAME[one.rule].timing
    if due.fate == "put_off":
        one.due_on = due.on
    if due.fate in ("moot", "late"):
        one.state = due.fate
    if due.fate != "told" or timing is None:
        return None
    one.told = due.offset
    following = rules.first_due(timing, setting.days, anchor=one.anchor_on, after=due.offset)
    one.state, one.due_on = ("told", due.on) if following is None else ("waiting", following)
    return _item(one, offset=due.offset, now=now, muted=not setting.enabled)


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
