"""Addresses a reader types: a code goes there, and only who gives it back is written to."""

import hmac
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.confirming import confirm_of_register
from services.notifications.actions.queueing import queue
from services.notifications.actions.suspending import forget_refusal
from services.notifications.errors import ChannelOff, TooSoon, WrongAddress, WrongCode
from services.notifications.models import Address
from shared.db import Database, new_id

PAUSE = timedelta(minutes=1)


def ask_address(
    session: Session,
    *,
    of: queries.Myself,
    offered: Collection[str],
    channel: str,
    value: str,
    now: datetime,
) -> None:
    """Send a code to an address; raises ChannelOff, WrongAddress, TooSoon.

    What was confirmed before counts meanwhile.
    """
    if channel not in offered:
        raise ChannelOff
    if (fault := rules.fault_of_address(channel, value)) is not None:
        raise WrongAddress(fields={"value": [fault]})
    found = _of_reader(session, of.reader_id, channel)
    if found is None:
        found = Address(reader_id=of.reader_id, id=new_id(), channel=channel, value="", verified_at=None)
        session.add(found)
    elif found.asked and now - found.asked_at < PAUSE:
        raise TooSoon
    found.asked, found.asked_at, found.tries = value, now, 0
    session.flush()
    key = f"code:{found.id}:{now.isoformat()}"
    _queue_now(session, of, key=key, channel=channel, address=value, purpose="code", now=now)


def confirm_address(
    database: Database, *, secret: bytes, reader_id: UUID, channel: str, code: str, now: datetime
) -> None:
    """Take an address for the reader's; raises WrongCode. Transactions of its own: every try counts."""
    with database.write() as session:
        found = _of_reader(session, reader_id, channel)
        if found is None or not found.asked or now - found.asked_at > rules.CODE_LASTS:
            raise WrongCode
        if found.tries >= rules.MOST_TRIES:
            raise WrongCode
        found.tries += 1
    with database.write() as session:
        found = _of_reader(session, reader_id, channel)
        if found is None or not found.asked:
            raise WrongCode
        expected = rules.code(secret, address_id=found.id, value=found.asked, asked_at=found.asked_at)
        if not hmac.compare_digest(expected.encode(), "".join(code.split()).encode()):
            raise WrongCode
        _take(session, found, now=now)


def _take(session: Session, found: Address, *, now: datetime) -> None:
    """Let what was asked count; the register's own address goes on following the register."""
    if found.channel == rules.EMAIL and confirm_of_register(
        session, reader_id=found.reader_id, value=found.asked, now=now
    ):
        session.delete(found)
        return
    found.value, found.asked, found.verified_at = found.asked, "", now
    forget_refusal(session, channel=found.channel, value=found.value)


def forget_address(session: Session, *, reader_id: UUID, channel: str) -> None:
    """Forget what a reader typed: mail goes by the register again, a messenger is off."""
    mine = (Address.reader_id == reader_id) & (Address.channel == channel)
    session.execute(delete(Address).where(mine))


def send_test(session: Session, *, of: queries.Myself, channel: str, now: datetime) -> None:
    """Send a message that only shows that messages come; raises ChannelOff, TooSoon."""
    address = queries.wishes(session, {of.reader_id})[of.reader_id].addresses.get(channel)
    if address is None:
        raise ChannelOff
    key = f"test:{of.reader_id}:{channel}:{now:%Y%m%d%H%M}"
    queued = _queue_now(session, of, key=key, channel=channel, address=address, purpose="test", now=now)
    if queued is None:
        raise TooSoon


def _queue_now(session: Session, of: queries.Myself, *, now: datetime, **what: Any) -> UUID | None:
    """Queue what the person waits for this very moment: no quiet hours."""
    return queue(session, **vars(of), due_at=now, now=now, **what)


def _of_reader(session: Session, reader_id: UUID, channel: str) -> Address | None:
    mine = (Address.reader_id == reader_id) & (Address.channel == channel)
    return session.scalar(select(Address).where(mine).with_for_update())
