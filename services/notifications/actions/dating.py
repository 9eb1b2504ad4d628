"""The dates people live by, kept for their calendars as the newest events tell them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import CalendarEntry
from shared.contracts import Event
from shared.inbox import upsert


def keep_dates(session: Session, *, event: Event, now: datetime) -> None:
    """Bring the calendar to what an aggregate tells now; the same again changes nothing."""
    told = {(one.object_id, one.person_id): one for one in rules.dated(event)}
    query = select(CalendarEntry).where(CalendarEntry.source_id == event.id)
    for entry in session.scalars(query).all():
        found = told.pop((entry.object_id, entry.person_id), None)
        if found is None:
            session.execute(delete(CalendarEntry).where(_is(entry)))
        elif (entry.day, entry.detail, entry.state) != (found.day, found.detail, found.state):
            entry.day, entry.detail, entry.state = found.day, found.detail, found.state
            entry.sequence, entry.changed_at = event.version, now
    _add(session, told.values(), event=event, now=now)


def _is(entry: CalendarEntry) -> Any:
    return (CalendarEntry.object_id == entry.object_id) & (CalendarEntry.person_id == entry.person_id)


def _add(session: Session, found: Iterable[rules.Dated], *, event: Event, now: datetime) -> None:
    kept = {"municipality_id": event.municipality_id, "source_id": event.id}
    rows = [vars(one) | kept | {"sequence": event.version, "changed_at": now} for one in found]
    if rows:
        session.execute(upsert(session, CalendarEntry).on_conflict_do_nothing(), rows)
