"""Minding the deliveries: trying one again by hand, dropping one, forgetting old ones."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from services.notifications import queries
from services.notifications.actions.suspending import forget_refusal
from services.notifications.errors import NotNow
from services.notifications.models import Delivery, InboxItem, Mention
from shared.db import database_now
from shared.permissions import Scope

KEPT = timedelta(days=90)
FORGOTTEN_AT_ONCE = 1000
AGAIN = ("failed", "dead", "discarded")


def retry(session: Session, *, scope: Scope, delivery_id: UUID, now: datetime) -> datetime:
    """Try a delivery again from the beginning; its address gets another chance too.

    Gives the moment it goes, by the reader's clock: nobody is woken by hand either.
    """
    one = queries.delivery(session, scope=scope, delivery_id=delivery_id)
    due_at = queries.goes_at(session, one, now=now)
    free = _is_free(session, one.id) & Delivery.state.in_(AGAIN)
    again = (
        update(Delivery).where(free).values(state="queued", attempts=0, due_at=due_at, reason="", fault="")
    )
    if session.scalar(again.returning(Delivery.id)) is None:
        raise NotNow
    forget_refusal(session, channel=one.channel, value=one.address)
    return due_at


def discard(session: Session, *, scope: Scope, delivery_id: UUID) -> None:
    """Drop a delivery that waits: it is not sent, and may be taken up again by hand."""
    one = queries.delivery(session, scope=scope, delivery_id=delivery_id)
    free = _is_free(session, one.id) & Delivery.state.in_(queries.WAITING)
    dropped = update(Delivery).where(free).values(state="discarded")
    if session.scalar(dropped.returning(Delivery.id)) is None:
        raise NotNow


def _is_free(session: Session, delivery_id: UUID) -> ColumnElement[bool]:
    """Nobody is sending it this very moment."""
    held = or_(Delivery.held_until.is_(None), Delivery.held_until <= database_now(session))
    return (Delivery.id == delivery_id) & held


def forget_old(session: Session, *, now: datetime) -> None:
    """Forget deliveries that ended 90 days ago, and mentions of what ended before a digest told it."""
    over = Delivery.state.not_in(queries.WAITING) & (Delivery.created_at < now - KEPT)
    old = select(Delivery.id).where(over).order_by(Delivery.created_at).limit(FORGOTTEN_AT_ONCE)
    session.execute(delete(Delivery).where(Delivery.id.in_(old)))
    ended = select(InboxItem.id).where(InboxItem.state != "open", InboxItem.id == Mention.item_id)
    unsaid = Mention.delivery_id.is_(None)
    session.execute(delete(Mention).where(unsaid, ended.exists()))
