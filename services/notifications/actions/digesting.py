"""Digests: every week or day, at the local hour a reader chose, what waits to be said to them."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.queueing import queue
from services.notifications.models import Mention

MOST_AT_ONCE = 300  # the rest goes a minute later: others want to write too


def plan_digests(session: Session, *, now: datetime) -> int:
    """Make the digests that are due: one a week or a day for a reader and a channel, never an empty one."""
    waiting = queries.awaiting_digest(session)
    wishes = queries.wishes(session, {one.reader_id for one in waiting})
    zones = queries.zones(session, {one.municipality_id for one in waiting})
    made = 0
    for one in waiting:
        wish, zone = wishes[one.reader_id], zones[one.municipality_id]
        due = rules.last_digest(now, hours=wish.hours, zone=zone)
        if due is None or not wish.choices.wants_digest(one.channel):
            continue
        period, moment = due
        is_time = one.since <= moment and rules.first_moment(now, hours=wish.hours, zone=zone) == now
        if is_time and made < MOST_AT_ONCE and (address := wish.addresses.get(one.channel)):
            made += _digest(session, one, period=period, before=moment, address=address, now=now)
    return made


def _digest(
    session: Session, one: queries.Awaiting, *, period: str, before: datetime, address: str, now: datetime
) -> bool:
    """Make one digest of what was told before its moment; what was read or has ended is not said any more."""
    ids = queries.still_to_say(session, one, before=before)
    mine = (Mention.reader_id == one.reader_id) & (Mention.channel == one.channel)
    due = mine & Mention.delivery_id.is_(None) & (Mention.created_at <= before)
    session.execute(delete(Mention).where(due, Mention.item_id.not_in(ids)))
    if not ids:
        return False
    delivery_id = queue(
        session,
        key=f"digest:{period}:{one.reader_id}:{one.channel}",
        reader_id=one.reader_id,
        municipality_id=one.municipality_id,
        channel=one.channel,
        address=address,
        purpose="digest",
        due_at=now,
        now=now,
    )
    if delivery_id is None:
        return False
    session.execute(update(Mention).where(due, Mention.item_id.in_(ids)).values(delivery_id=delivery_id))
    return True
