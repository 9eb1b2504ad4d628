"""Deliveries for who minds them: what waits, went or failed, addresses masked, no texts; and the metrics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import DeliveryNotFound
from services.notifications.models import Delivery
from services.notifications.queries.naming import named_like
from services.notifications.queries.waiting import WAITING
from shared import roster
from shared.listing import Listing
from shared.permissions import Scope

NOBODY = "учётная запись без человека"
PURPOSES = {
    "items": "сообщение",
    "digest": "сводка",
    "test": "проверка связи",
    "code": "код адреса",
    "confirm": "подтверждение адреса",
}
STATES = {
    "queued": "ждёт отправки",
    "failed": "не вышло, повторим",
    "sent": "отправлено",
    "dead": "не доставлено",
    "moot": "не понадобилось",
    "discarded": "отменено",
}
SORTS = {"created": Delivery.created_at, "attempts": Delivery.attempts, "due": Delivery.due_at}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A delivery as its minder sees it."""

    id: UUID
    who: str
    municipality_id: UUID
    channel: str
    purpose: str
    state: str
    attempts: int
    address: str
    reason: str
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        """Whether it may still be dropped."""
        return self.state in WAITING

    @property
    def may_retry(self) -> bool:
        """Whether it may be tried again by hand."""
        return self.state in ("failed", "dead", "discarded")


def deliveries(
    scope: Scope, *, state: str = "", channel: str = "", q: str = "", municipality_id: UUID | None = None
) -> Select[Delivery]:
    """Select the deliveries within reach; `q` is words of a name, or a whole address."""
    query = select(Delivery).where(within(scope))
    if municipality_id:
        query = query.where(Delivery.municipality_id == municipality_id)
    if q:
        named = select(roster.Person.id).where(*(named_like(word) for word in q.split()))
        query = query.where(
            or_(Delivery.reader_id.in_(named), func.lower(Delivery.address) == q.strip().lower())
        )
    if state:
        query = query.where(Delivery.state == state)
    return query.where(Delivery.channel == channel) if channel else query


def delivery(session: Session, *, scope: Scope, delivery_id: UUID) -> Delivery:
    """Find one within reach; raises DeliveryNotFound."""
    found = session.scalar(deliveries(scope).where(Delivery.id == delivery_id))
    if found is None:
        raise DeliveryNotFound
    return found


def sent(session: Session, *, scope: Scope, q: str, chosen: Mapping[str, str], sort: str) -> Sequence[Sent]:
    """List deliveries, the newest first; searched by name or by the whole address."""
    place = UUID(chosen["municipality"]) if chosen.get("municipality") else None
    asked = {name: chosen.get(name, "") for name in ("state", "channel")}
    query = deliveries(scope, **asked, q=q, municipality_id=place)
    column = SORTS.get(sort.lstrip("-"), Delivery.id)
    order = column.asc() if sort and not sort.startswith("-") else column.desc()
    ordered = query.order_by(order, Delivery.id.desc())
    return Listing(session, ordered, read=lambda rows: sent_lines(session, [row[0] for row in rows]))


def sent_lines(session: Session, found: Sequence[Delivery]) -> list[Sent]:
    """Show deliveries with the names of their readers."""
    people = roster.people(session, {one.reader_id for one in found})
    return [_shown(one, people.get(one.reader_id)) for one in found]


def _shown(one: Delivery, person: Any) -> Sent:
    return Sent(
        id=one.id,
        who=person.short_name if person else NOBODY,
        municipality_id=one.municipality_id,
        channel=one.channel,
        purpose=PURPOSES[one.purpose],
        state=one.state,
        attempts=one.attempts,
        address=rules.masked(one.channel, one.address),
        reason=one.reason,
        created_at=one.created_at,
        due_at=one.due_at,
        sent_at=one.sent_at,
    )


def within(scope: Scope) -> ColumnElement[bool]:
    """What an admin's scope reaches."""
    if scope.level in {"region", "all"}:
        return Delivery.id.is_not(None)
    return Delivery.municipality_id == scope.municipality_id


def given_up(session: Session, *, since: datetime, until: datetime) -> int:
    """Count the messages of all municipalities whose last try was between two moments and in vain."""
    last = (Delivery.tried_at >= since) & (Delivery.tried_at < until)
    dead = select(func.count()).where(Delivery.state == "dead", last)
    return session.scalar(dead) or 0


def gauges(session: Session) -> list[tuple[str, str, float]]:
    """What is measured of deliveries: name, meaning, value."""
    due = (Delivery.state.in_(WAITING)) & (Delivery.due_at <= datetime.now(UTC))
    count, oldest = session.execute(select(func.count(), func.min(Delivery.due_at)).where(due)).one()
    dead = session.scalar(select(func.count()).where(Delivery.state == "dead")) or 0
    age = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
    return [
        ("mms_deliveries_due", "Messages that may go now and have not", count),
        ("mms_deliveries_oldest_seconds", "How long the oldest of them has waited", age),
        ("mms_deliveries_dead", "Messages given up", dead),
    ]
