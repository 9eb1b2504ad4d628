"""What is still to be said: items nobody has planned, mentions for the next digest, deliveries due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from services.notifications.models import Account, Delivery, InboxItem, Mention, ReadMark
from shared import roster

WAITING = ("queued", "failed")


@dataclass(frozen=True, kw_only=True)
class Awaiting:
    """A reader and a channel with something for the digest; `since` is when the oldest was planned."""

    reader_id: UUID
    channel: str
    municipality_id: UUID
    since: datetime


def has_unplanned(session: Session) -> bool:
    """Whether something new is to be planned."""
    return bool(session.scalar(select(exists().where(InboxItem.planned_at.is_(None)))))


def has_due(session: Session, *, channel: str, now: datetime) -> bool:
    """Whether something is to be sent by a channel now."""
    return bool(session.scalar(select(exists().where(is_due(channel, now)))))


def is_due(channel: str, now: datetime) -> ColumnElement[bool]:
    """What waits to be sent by a channel and may be by now."""
    return (Delivery.channel == channel) & is_waiting() & (Delivery.due_at <= now)


def is_waiting() -> ColumnElement[bool]:
    """What may still be sent; the states are written out, for SQLite knows its partial index by them only."""
    return Delivery.state.in_(bindparam("waiting", WAITING, expanding=True, literal_execute=True))


def awaiting_digest(session: Session) -> list[Awaiting]:
    """List who has something for a digest, by channel."""
    query = (
        select(Mention.reader_id, Mention.channel, Mention.municipality_id, func.min(Mention.created_at))
        .where(Mention.delivery_id.is_(None))
        .group_by(Mention.reader_id, Mention.channel, Mention.municipality_id)
        .order_by(Mention.reader_id)
    )
    return [
        Awaiting(reader_id=reader_id, channel=channel, municipality_id=municipality_id, since=since)
        for reader_id, channel, municipality_id, since in session.execute(query)
    ]


def still_to_say(session: Session, one: Awaiting, *, before: datetime) -> list[UUID]:
    """The items for a reader's digest that are open and that they have not read themselves."""
    query = (
        select(InboxItem.id)
        .join(Mention, Mention.item_id == InboxItem.id)
        .where(
            Mention.reader_id == one.reader_id,
            Mention.channel == one.channel,
            Mention.delivery_id.is_(None),
            Mention.created_at <= before,
            is_untold(accounts_of(session, one.reader_id)),
        )
        .order_by(InboxItem.id)
    )
    return list(session.scalars(query))


def is_untold(account_ids: Iterable[UUID]) -> ColumnElement[bool]:
    """What is open, not turned off, not answered, and not read by any of these accounts."""
    read = exists().where(ReadMark.item_id == InboxItem.id, ReadMark.account_id.in_(list(account_ids)))
    asks = (InboxItem.state == "open") & InboxItem.accepted_at.is_(None) & InboxItem.muted.is_(False)
    return asks & ~read


def accounts_of(session: Session, reader_id: UUID) -> list[UUID]:
    """The accounts behind a reader."""
    former = select(roster.Person.id).where(roster.Person.merged_into == reader_id)
    whose = or_(Account.id == reader_id, Account.person_id == reader_id, Account.person_id.in_(former))
    return list(session.scalars(select(Account.id).where(whose)))
