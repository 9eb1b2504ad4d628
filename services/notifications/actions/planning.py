"""Planning: who is written to of what is new, by which channel, at once or in the next digest."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.models import Delivery, InboxItem, Mention
from shared.db import new_id
from shared.inbox import upsert

BATCH = 200
BREATH = timedelta(minutes=10)  # what follows a message sooner than that goes together after it
TOO_LATE = timedelta(minutes=1)  # a delivery due sooner may be on its way already


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A reader by a channel, with what there is to say to them at once."""

    reader: queries.Reader
    channel: str
    address: str
    hours: rules.Hours
    zone: ZoneInfo


def plan(session: Session, *, now: datetime) -> int:
    """Decide for a batch of new items who is written to; tells how many items that was."""
    # what a municipality has turned off waits unplanned: turned on, it is told
    untold = InboxItem.planned_at.is_(None), InboxItem.muted.is_(False)
    new = select(InboxItem).where(*untold).order_by(InboxItem.id).limit(BATCH)
    items = list(session.scalars(new.with_for_update(skip_locked=True)))
    if not items:
        return 0
    asked = [one for one in items if one.state == "open" and one.accepted_at is None]
    waiting = [one for one in asked if rules.is_known(one.rule)]
    if waiting:
        _tell(session, waiting, now=now)
    ids = [one.id for one in items]
    session.execute(update(InboxItem).where(InboxItem.id.in_(ids)).values(planned_at=now))
    return len(items)


def _tell(session: Session, items: list[InboxItem], *, now: datetime) -> None:
    at_once, later = _sorted(session, items, now=now)
    mentions = [_mention(item, way, None, now) for item, way in later]
    for way, told in at_once.items():
        delivery_id = _delivery_for(session, way, told[0].id, now=now)
        if delivery_id is not None:
            mentions += [_mention(item, way, delivery_id, now) for item in told]
    if mentions:
        session.execute(upsert(session, Mention).on_conflict_do_nothing(), mentions)


def _sorted(
    session: Session, items: list[InboxItem], *, now: datetime
) -> tuple[dict[_Way, list[InboxItem]], list[tuple[InboxItem, _Way]]]:
    """Sort by readers' wishes what goes at once and what the digest tells; the rest goes nowhere."""
    readers = queries.readers(session, items, today=now.date())
    wishes = queries.wishes(session, {one.id for each in readers.values() for one in each})
    places = {one.municipality_id for one in items}
    zones = queries.zones(session, places)
    settings = {one: queries.settings_of(session, municipality_id=one) for one in places}
    at_once: dict[_Way, list[InboxItem]] = defaultdict(list)
    later: list[tuple[InboxItem, _Way]] = []
    pairs = [(one, reader) for one in items for reader in readers[one.id]]
    for item, reader in pairs:
        wish, kind = wishes[reader.id], rules.kind_of(item.rule)
        setting = settings[item.municipality_id][item.rule]
        urgent = rules.is_urgent(item.rule, said=setting.urgency)
        zone = zones[item.municipality_id]
        for channel, address in wish.addresses.items():
            if channel not in setting.channels:
                continue
            way = _Way(reader=reader, channel=channel, address=address, hours=wish.hours, zone=zone)
            how = wish.choices.way(kind, channel, urgent=urgent)
            if how == "at_once":
                at_once[way].append(item)
            elif how == rules.DIGEST and wish.hours.digest_every != "never":
                later.append((item, way))
    return at_once, later


def _delivery_for(session: Session, way: _Way, first: UUID, *, now: datetime) -> UUID | None:
    """Find the delivery that has not left yet, or make one; a reader gets no burst of messages."""
    mine = select(Delivery).where(
        Delivery.reader_id == way.reader.id, Delivery.channel == way.channel, Delivery.purpose == "items"
    )
    newest = session.scalar(mine.order_by(Delivery.created_at.desc()).limit(1).with_for_update())
    earliest = now
    if newest is not None:
        if newest.state == "queued" and newest.due_at > now + TOO_LATE:
            return newest.id
        leaves = newest.due_at if newest.state == "queued" else newest.created_at
        earliest = max(now, (newest.sent_at or leaves) + BREATH)
    return queue(
        session,
        key=f"items:{first}:{way.reader.id}:{way.channel}",
        reader_id=way.reader.id,
        municipality_id=way.reader.municipality_id,
        channel=way.channel,
        address=way.address,
        purpose="items",
        due_at=rules.first_moment(earliest, hours=way.hours, zone=way.zone),
        now=now,
    )


def queue(session: Session, *, key: str, now: datetime, **what: Any) -> UUID | None:
    """Put a delivery into the queue, once for its key: null when there is one already."""
    row = {"id": new_id(), "key": key, "state": "queued", "attempts": 0, "reason": "", "hold": 0} | what
    insert = upsert(session, Delivery).values(row | {"created_at": now}).on_conflict_do_nothing()
    made: UUID | None = session.scalar(insert.returning(Delivery.id))
    return made


def _mention(item: InboxItem, way: _Way, delivery_id: UUID | None, now: datetime) -> dict[str, Any]:
    return {
        "item_id": item.id,
        "reader_id": way.reader.id,
        "channel": way.channel,
        "municipality_id": item.municipality_id,
        "delivery_id": delivery_id,
        "created_at": now,
    }
