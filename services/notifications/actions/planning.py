"""Planning: who is written to of what is new, by which channel, at once or in the next digest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.confirming import ask_once
from services.notifications.actions.queueing import queue
from services.notifications.models import Delivery, InboxItem, Mention
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
    is_sure: bool
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
    at_once, later, unsure = _sorted(session, items, now=now)
    _ask(session, unsure, now=now)
    mentions = [_mention(item, way, None, now) for item, way in later]
    for way, told in at_once.items():
        delivery_id = _delivery_for(session, way, told[0].id, now=now)
        if delivery_id is not None:
            mentions += [_mention(item, way, delivery_id, now) for item in told]
    if mentions:
        session.execute(upsert(session, Mention).on_conflict_do_nothing(), mentions)


def _sorted(
    session: Session, items: list[InboxItem], *, now: datetime
) -> tuple[dict[_Way, list[InboxItem]], list[tuple[InboxItem, _Way]], dict[_Way, None]]:
    """Sort by readers' wishes what goes at once and what the digest tells; the rest goes nowhere.

    The last are ways that would have been told by, had anybody confirmed them.
    """
    readers = queries.readers(session, items, now=now)
    wishes = queries.wishes(session, {one.id for each in readers.values() for one in each})
    places = {one.municipality_id for one in items}
    zones = queries.zones(session, places)
    settings = {one: queries.settings_of(session, municipality_id=one) for one in places}
    at_once: dict[_Way, list[InboxItem]] = defaultdict(list)
    later: list[tuple[InboxItem, _Way]] = []
    unsure: dict[_Way, None] = {}
    pairs = [(one, reader) for one in items for reader in readers[one.id]]
    for item, reader in pairs:
        wish, kind = wishes[reader.id], rules.kind_of(item.rule)
        setting = settings[item.municipality_id][item.rule]
        urgent = rules.is_urgent(item.rule, said=setting.urgency)
        for way in _ways(reader, wish, zone=zones[item.municipality_id]):
            how = wish.choices.way(kind, way.channel, urgent=urgent)
            if how is None or way.channel not in setting.channels:
                continue
            has_digests = wish.hours.digest_every != "never"
            if not way.is_sure and (how == "at_once" or has_digests):
                unsure[way] = None
            if how == "at_once" and way.is_sure:
                at_once[way].append(item)
            elif has_digests:
                later.append((item, way))
    return at_once, later, unsure


def _ways(reader: queries.Reader, wish: queries.Wishes, *, zone: ZoneInfo) -> list[_Way]:
    """The channels of a reader; what nobody has confirmed waits for its word, and then for a digest."""
    sure = [(channel, address, True) for channel, address in wish.addresses.items()]
    unsure = [(rules.EMAIL, wish.unsure, False)] if wish.unsure else []
    return [
        _Way(reader=reader, channel=channel, address=address, is_sure=is_sure, hours=wish.hours, zone=zone)
        for channel, address, is_sure in sure + unsure
    ]


def _ask(session: Session, ways: Iterable[_Way], *, now: datetime) -> None:
    """Ask whether an address is theirs when there is something to say."""
    for way in ways:
        ask_once(
            session,
            reader_id=way.reader.id,
            municipality_id=way.reader.municipality_id,
            address=way.address,
            due_at=rules.first_moment(now, hours=way.hours, zone=way.zone),
            now=now,
        )


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


def _mention(item: InboxItem, way: _Way, delivery_id: UUID | None, now: datetime) -> dict[str, Any]:
    return {
        "item_id": item.id,
        "reader_id": way.reader.id,
        "channel": way.channel,
        "municipality_id": item.municipality_id,
        "delivery_id": delivery_id,
        "created_at": now,
    }
