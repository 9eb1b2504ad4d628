"""Addresses that take nothing are left alone; letters that came back say so later than the server did."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.notifications import queries
from services.notifications.errors import AddressNotRefused
from services.notifications.models import Delivery, RefusedAddress
from shared.inbox import upsert
from shared.permissions import Scope
from shared.sending import Fault, Returned, fault_of

IN_A_ROW = 3
TIMES = "третий раз подряд"


def suspend(session: Session, one: Delivery, *, fault: Fault, reason: str, now: datetime) -> None:
    """Write to an address no more: at once where nobody lives, a full mailbox after three refusals in a row.

    What a server has against the sender (5.7) says nothing of the address.
    """
    if fault == "address":
        _refuse(session, one, reason=reason, now=now)
    elif fault == "mailbox" and _newest_faults(session, one) == ["mailbox"] * IN_A_ROW:
        _refuse(session, one, reason=f"{reason}, {TIMES}", now=now)


def take_returned(session: Session, *, returned: Returned, now: datetime) -> bool:
    """Mark a letter that came back; tells whether it is one that had gone. A second word changes nothing."""
    fault, reason = fault_of(returned.status, returned.said), f"письмо вернулось: {returned.status}"
    gone = (Delivery.id == returned.letter_id) & (Delivery.state == "sent")
    # its last try has failed only now: whoever minds deliveries hears of it the morning after
    marked = update(Delivery).where(gone).values(state="dead", fault=fault, reason=reason, tried_at=now)
    one = session.scalar(marked.returning(Delivery))
    if one is None:
        return False
    suspend(session, one, fault=fault, reason=reason, now=now)
    return True


def resume(session: Session, *, scope: Scope, channel: str, reader_id: UUID) -> None:
    """Let an address have another chance by the word of an admin; raises AddressNotRefused."""
    found = queries.refused_addresses(scope).where(
        RefusedAddress.channel == channel, RefusedAddress.reader_id == reader_id
    )
    values = [one.value for one in session.scalars(found)]
    if not values:
        raise AddressNotRefused
    for value in values:
        forget_refusal(session, channel=channel, value=value)


def forget_refusal(session: Session, *, channel: str, value: str) -> None:
    """Write to an address again."""
    same = (RefusedAddress.channel == channel) & (RefusedAddress.value == value)
    session.execute(delete(RefusedAddress).where(same))


def _newest_faults(session: Session, one: Delivery) -> list[str]:
    """How the newest letters to the address ended; the one in hand is among them."""
    mine = (Delivery.reader_id == one.reader_id) & (Delivery.channel == one.channel)
    ended = mine & (Delivery.address == one.address) & Delivery.state.in_(("sent", "dead"))
    newest = select(Delivery.fault).where(ended).order_by(Delivery.created_at.desc(), Delivery.id.desc())
    return list(session.scalars(newest.limit(IN_A_ROW)))


def _refuse(session: Session, one: Delivery, *, reason: str, now: datetime) -> None:
    row = {"channel": one.channel, "value": one.address, "reader_id": one.reader_id}
    insert = upsert(session, RefusedAddress).values(row | {"since": now, "reason": reason})
    session.execute(insert.on_conflict_do_nothing())
