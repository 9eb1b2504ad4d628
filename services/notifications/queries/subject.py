"""Everything notifications holds of a person, for the person: what was told to them, and their dates."""

from collections.abc import Callable
from datetime import UTC
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import (
    Address,
    CalendarEntry,
    CalendarFeed,
    Confirmation,
    Delivery,
    InboxItem,
    Preference,
    RefusedAddress,
    Rhythm,
)
from services.notifications.queries.deliveries import PURPOSES, STATES
from shared import roster
from shared.keys import Keys
from shared.labelling import readable

KINDS = {rules.DIGEST: "Сводка целиком", **rules.KINDS}


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect what was told to one person, how they want it, and what was sent to them."""
    del keys  # nothing here is encrypted
    query = select(InboxItem).where(InboxItem.person_id.in_(person_ids)).order_by(InboxItem.id)
    items = session.scalars(query).all()
    people = roster.people(session, rules.people_in(one.parameters for one in items))
    names = {person_id: person.short_name for person_id, person in people.items()}
    return (
        {"Сообщения": [_line(one, names) for one in items]}
        | _dates(session, person_ids)
        | _outside(session, person_ids)
    )


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


def _outside(session: Session, person_ids: frozenset[UUID]) -> dict[str, Any]:
    """What concerns messages outside the system, whole: addresses are the person's own."""

    def held(table: Any, say: Callable[[Any], dict[str, Any]]) -> list[dict[str, Any]]:
        return [say(one) for one in session.scalars(select(table).where(table.reader_id.in_(person_ids)))]

    return {
        "Отправки": held(Delivery, _delivery),
        "Адреса": held(Address, _address),
        "Адреса из реестра": held(Confirmation, _confirmation),
        "Адреса, которые не принимают": held(RefusedAddress, _refused),
        "О чём писать": held(Preference, _choice),
        "Когда писать": held(Rhythm, _rhythm),
    }


def _address(one: Address) -> dict[str, Any]:
    return {"Канал": rules.CHANNELS[one.channel], "Адрес": one.value, "Ждёт кода": one.asked}


def _confirmation(one: Confirmation) -> dict[str, Any]:
    return {
        "Адрес": one.value,
        "Спросили": readable(one.asked_at, {}),
        "Подтверждён": readable(one.confirmed_at, {}),
    }


def _refused(one: RefusedAddress) -> dict[str, Any]:
    return {"Канал": rules.CHANNELS[one.channel], "Адрес": one.value, "С": readable(one.since, {})}


def _choice(one: Preference) -> dict[str, Any]:
    return {
        "О чём": KINDS.get(one.kind, "обо всём"),
        "Канал": rules.CHANNELS[one.channel],
        "Как": "отписка" if one.is_muted else rules.CHOICES[one.choice],
    }


def _rhythm(one: Rhythm) -> dict[str, Any]:
    return {
        "Сводка": rules.EVERY[one.digest_every],
        "День сводки (0 — понедельник)": one.digest_weekday,
        "Час сводки": one.digest_hour,
        "Тишина с": one.quiet_from,
        "Тишина до": one.quiet_until,
        "Писать в выходные": one.works_weekends,
    }


def _delivery(one: Delivery) -> dict[str, Any]:
    return {
        "Когда": readable(one.created_at, {}),
        "Канал": rules.CHANNELS[one.channel],
        "Адрес": one.address,
        "Что": PURPOSES[one.purpose],
        "Состояние": STATES[one.state],
    }


def _line(one: InboxItem, names: dict[UUID, str]) -> dict[str, Any]:
    day = one.created_at.astimezone(UTC).date()
    words = rules.worded(one.rule, object_id=one.object_id, parameters=one.parameters, names=names, today=day)
    return {"Когда": readable(one.created_at, {}), "Что": words.title, "Текст": words.text}
