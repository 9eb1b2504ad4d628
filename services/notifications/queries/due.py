"""What the clock tells of dates on a day: one computation for the clock itself and for the preview of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Reminder
from services.notifications.queries.needed import still_needed

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Due:
    """What becomes of a reminder: told `on` a day as its `offset`, put off until then, moot, too late."""

    reminder: Reminder
    fate: Literal["told", "put_off", "moot", "late"]
    on: date
    offset: int = 0


def due(
    session: Session,
    *,
    municipality_id: UUID,
    settings: Mapping[str, rules.Setting],
    today: date,
    until: date | None = None,
) -> list[Due]:
    """Judge the reminders due by today, or until a later day as far as is known today."""
    last = until or today
    query = select(Reminder).where(
        Reminder.municipality_id == municipality_id, Reminder.state == "waiting", Reminder.due_on <= last
    )
    found = list(session.scalars(query.order_by(Reminder.id)))
    needed = still_needed(session, found, municipality_id=municipality_id, today=today)
    return [
        _judged(one, needed.get(one.id, True), days=settings[one.rule].days, today=today, last=last)
        for one in found
    ]


def _judged(
    one: Reminder, needed: bool | date | None, *, days: tuple[int, ...], today: date, last: date
) -> Due:
    day = max(one.due_on, today)
    if needed is False:
        return Due(reminder=one, fate="moot", on=day)
    if needed is not None and needed is not True:
        day = max(day, needed)
    if day > last:
        return Due(reminder=one, fate="put_off", on=day)
    timing = rules.BY_NAME[one.rule].timing
    offset = rules.offset_on(timing, days, anchor=one.anchor_on, today=day) if timing else None
    if offset is None or (one.told is not None and offset <= one.told):
        return Due(reminder=one, fate="late", on=day)
    if needed is None:
        return Due(reminder=one, fate="put_off", on=last + DAY)
    return Due(reminder=one, fate="told", on=day, offset=offset)
