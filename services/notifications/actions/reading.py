"""Marking as read: news is over with it, a request stays and only counts as seen."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.models import InboxItem, ReadMark
from shared.inbox import upsert
from shared.permissions import Actor


def read_item(session: Session, *, actor: Actor, now: datetime, today: date, item_id: UUID) -> InboxItem:
    """Mark one's own item as read; news needs nothing more."""
    item = queries.item(session, actor=actor, today=today, item_id=item_id)
    _mark(session, [item], account_id=actor.account_id, now=now)
    return item


def read_all(session: Session, *, actor: Actor, now: datetime, today: date) -> None:
    """Mark all one's own open items as read."""
    mine = queries.inbox(session, actor=actor, today=today, state="open")
    _mark(session, list(session.scalars(mine)), account_id=actor.account_id, now=now)


def _mark(session: Session, items: list[InboxItem], *, account_id: UUID, now: datetime) -> None:
    mark_read(session, [one.id for one in items], account_id=account_id, now=now)
    for one in items:
        if one.state == "open" and one.person_id is not None and rules.ends_when_read(one.rule):
            one.state, one.closed_at = "done", now


def mark_read(session: Session, item_ids: Iterable[UUID], *, account_id: UUID, now: datetime) -> None:
    """Write down when an account read these items first."""
    rows = [{"item_id": one, "account_id": account_id, "read_at": now} for one in item_ids]
    if rows:
        session.execute(upsert(session, ReadMark).on_conflict_do_nothing(), rows)


def unread_item(session: Session, *, actor: Actor, today: date, item_id: UUID) -> InboxItem:
    """Take the mark back: news waits again, a request counts as not seen."""
    item = queries.item(session, actor=actor, today=today, item_id=item_id)
    mine = (ReadMark.item_id == item.id) & (ReadMark.account_id == actor.account_id)
    taken = session.execute(delete(ReadMark).where(mine).returning(ReadMark.item_id)).all()
    if taken and item.state == "done" and rules.ends_when_read(item.rule):
        item.state, item.closed_at = "open", None
    return item
