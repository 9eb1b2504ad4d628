"""Sending: a delivery is held by one worker, tried, and marked before the next one is tried."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import CursorResult, func, or_, select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.suspending import suspend
from services.notifications.models import Delivery
from shared.db import database_now
from shared.sending import Outcome

BATCH = 50
LEASE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)
log = structlog.get_logger()


def claim(session: Session, *, channel: str, now: datetime, per_minute: int) -> list[Delivery]:
    """Take hold of some deliveries that are due; another worker passes over them while the hold lasts."""
    clock = database_now(session)
    most = min(BATCH, per_minute - _lately(session, channel, now=now, clock=clock))
    if most <= 0:
        return []
    free = or_(Delivery.held_until.is_(None), Delivery.held_until <= clock)
    due = select(Delivery.id).where(queries.is_due(channel, now), free).order_by(Delivery.due_at).limit(most)
    ids = list(session.scalars(due.with_for_update(skip_locked=True)))
    held = update(Delivery).where(Delivery.id.in_(ids))
    session.execute(held.values(hold=Delivery.hold + 1, held_until=clock + LEASE))
    return list(session.scalars(select(Delivery).where(Delivery.id.in_(ids)).order_by(Delivery.due_at)))


def _lately(session: Session, channel: str, *, now: datetime, clock: datetime) -> int:
    """Count what went by the channel in the last minute or is on its way."""
    tried, held = Delivery.tried_at > now - MINUTE, Delivery.held_until > clock
    mine = select(func.count()).where(Delivery.channel == channel)
    return (session.scalar(mine.where(tried)) or 0) + (session.scalar(mine.where(held)) or 0)


def release(session: Session, deliveries: Iterable[Delivery]) -> None:
    """Let go of what was not tried."""
    for one in deliveries:
        _put(session, one, held_until=None)


def mark(session: Session, one: Delivery, outcome: Outcome, *, now: datetime, chance: float) -> None:
    """Write down how a try went; whoever lost hold of the delivery meanwhile writes nothing."""
    attempts = one.attempts + 1
    values: dict[str, Any] = {
        "attempts": attempts,
        "tried_at": now,
        "reason": outcome.reason,
        "address": one.address,
    }
    if outcome.state == "accepted":
        values |= {"state": "sent", "sent_at": now}
    elif outcome.state == "refused" or rules.is_given_up(attempts):
        values |= {"state": "dead", "fault": outcome.fault}
    else:
        values |= {
            "state": "failed",
            "due_at": now + rules.wait(attempts, asked=outcome.after, chance=chance),
        }
    is_mine = _put(session, one, held_until=None, **values)
    if is_mine and outcome.fault:
        suspend(session, one, fault=outcome.fault, reason=outcome.reason, now=now)


def put_off(session: Session, one: Delivery, *, until: datetime) -> None:
    """Let a delivery wait out the quiet of its reader; that is no try."""
    _put(session, one, held_until=None, due_at=until)


def mark_moot(session: Session, one: Delivery) -> None:
    """Write down that nothing was left to say."""
    _put(session, one, held_until=None, state="moot")


def _put(session: Session, one: Delivery, **values: Any) -> bool:
    mine = update(Delivery).where(Delivery.id == one.id, Delivery.hold == one.hold)
    found = session.execute(mine.values(**values))
    is_mine = isinstance(found, CursorResult) and found.rowcount == 1
    if not is_mine:
        log.warning("delivery_taken_over", delivery=str(one.id))
    return is_mine
