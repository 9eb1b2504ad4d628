"""Everything notifications holds of a person, for the person: what was told to them, and their dates."""

from datetime import UTC
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import CalendarEntry, CalendarFeed, InboxItem
from shared import roster
from shared.keys import Keys
from shared.labelling import readable


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect what was told to one person."""
    del keys  # nothing here is encrypted
    query = select(InboxItem).where(InboxItem.person_id.in_(person_ids)).order_by(InboxItem.id)
    items = session.scalars(query).all()
    people = roster.people(session, rules.people_in(one.parameters for one in items))
    names = {person_id: person.short_name for person_id, person in people.items()}
    return {"Сообщения": [_line(one, names) for one in items]} | _dates(session, person_ids)


def _dates(session: Session, person_ids: frozenset[UUID]) -> dict[str, Any]:
    """The calendar of the person, and when its private address was made."""
    entries = select(CalendarEntry).where(CalendarEntry.person_id.in_(person_ids))
    days = session.scalars(entries.order_by(CalendarEntry.day, CalendarEntry.object_id)).all()
    feeds = session.scalars(select(CalendarFeed).where(CalendarFeed.person_id.in_(person_ids))).all()
    return {
        "Календарь": [
            {"День": readable(one.day, {}), "Что": rules.summary(one.kind, one.detail)} for one in days
        ],
        "Адрес календаря": [{"Создан": readable(one.made_at, {})} for one in feeds],
    }


def _line(one: InboxItem, names: dict[UUID, str]) -> dict[str, Any]:
    day = one.created_at.astimezone(UTC).date()
    words = rules.worded(one.rule, object_id=one.object_id, parameters=one.parameters, names=names, today=day)
    return {"Когда": readable(one.created_at, {}), "Что": words.title, "Текст": words.text}
