"""Addresses of the register: one letter asks whether it is theirs, and only who says yes is written to."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.queueing import queue
from services.notifications.actions.suspending import forget_refusal
from services.notifications.errors import UnknownLink
from services.notifications.models import Confirmation, Delivery
from shared.db import new_id
from shared.inbox import upsert

ANEW = timedelta(days=7)
NOT_ARRIVED = ("dead", "moot")


def ask_once(
    session: Session,
    *,
    reader_id: UUID,
    municipality_id: UUID,
    address: str,
    due_at: datetime,
    now: datetime,
) -> None:
    """Write to an address, asking whether it is its reader's; anew only if the question has not arrived."""
    made = _note(session, reader_id=reader_id, value=address, now=now)
    if made is None and not _has_not_arrived(session, reader_id=reader_id, address=address, now=now):
        return
    question = made or _noted(session, reader_id=reader_id, value=address, now=now).id
    queue(
        session,
        key=f"confirm:{question}:{now.date()}",
        reader_id=reader_id,
        municipality_id=municipality_id,
        channel=rules.EMAIL,
        address=address,
        purpose="confirm",
        due_at=due_at,
        now=now,
    )


def _has_not_arrived(session: Session, *, reader_id: UUID, address: str, now: datetime) -> bool:
    """Whether the newest question was refused a week ago or longer, or fell away as the register changed."""
    mine = (Delivery.reader_id == reader_id) & (Delivery.purpose == "confirm") & (Delivery.address == address)
    newest = session.scalar(select(Delivery).where(mine).order_by(Delivery.created_at.desc()).limit(1))
    return newest is not None and newest.state in NOT_ARRIVED and newest.created_at <= now - ANEW


def confirm(session: Session, *, confirmation_id: UUID, now: datetime) -> None:
    """Take the word of whoever reads the mailbox; a second time changes nothing. Raises UnknownLink."""
    found = session.get(Confirmation, confirmation_id, with_for_update=True)
    if found is None:
        raise UnknownLink
    found.confirmed_at = found.confirmed_at or now


def confirm_of_register(session: Session, *, reader_id: UUID, value: str, now: datetime) -> bool:
    """Confirm the register's address by the code that was sent there; tells whether it is the register's."""
    if queries.of_register(session, {reader_id}).get(reader_id, "").lower() != value.lower():
        return False
    confirm(session, confirmation_id=_noted(session, reader_id=reader_id, value=value, now=now).id, now=now)
    forget_refusal(session, channel=rules.EMAIL, value=value)
    return True


def _note(session: Session, *, reader_id: UUID, value: str, now: datetime) -> UUID | None:
    """Remember that an address was asked about; null when it was before."""
    row = {"id": new_id(), "reader_id": reader_id, "value": value.lower(), "asked_at": now}
    insert = upsert(session, Confirmation).values(row).on_conflict_do_nothing()
    made: UUID | None = session.scalar(insert.returning(Confirmation.id))
    return made


def _noted(session: Session, *, reader_id: UUID, value: str, now: datetime) -> Confirmation:
    _note(session, reader_id=reader_id, value=value, now=now)
    same = (Confirmation.reader_id == reader_id) & (Confirmation.value == value.lower())
    return session.scalars(select(Confirmation).where(same)).one()
