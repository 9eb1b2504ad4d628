"""The relay: moves the outbox to the broker, one active relay per database.

A lease row with an expiry by the database's clock says who is active; its token grows whenever the
holder changes, so a relay that slept past its lease is fenced off when it tries to mark what it sent.
"""

import uuid
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session

from shared.bus.message import Message, from_outbox, utc_now
from shared.db import Database, database_now
from shared.tables import lease, outbox

LEASE = timedelta(seconds=10)
BATCH = 500
NAME = "relay"


class Publisher(Protocol):
    """The sending side of a broker."""

    def send(self, messages: list[Message]) -> int:
        """Send in order; return how many from the beginning were acknowledged."""
        ...


class Relay:
    """Publishes one service's outbox for as long as it holds the lease."""

    def __init__(self, database: Database, publisher: Publisher) -> None:
        self.database = database
        self.publisher = publisher
        self.holder = uuid.uuid4().hex

    def step(self) -> int:
        """Publish one batch; returns how many events were acknowledged and marked."""
        with self.database.write() as session:
            token = self._hold(session)
        if token is None:
            return 0
        with self.database.read() as session:
            rows = session.execute(_oldest()).all()
        if not rows:
            return 0
        acknowledged = self.publisher.send([from_outbox(row) for row in rows])
        positions = [row.position for row in rows[:acknowledged]]
        with self.database.write() as session:
            if not positions or not self._still_holds(session, token):
                return 0
            marked = update(outbox).where(outbox.c.position.in_(positions))
            session.execute(marked.values(published_at=utc_now()))
        return len(positions)

    def release(self) -> None:
        """Give the lease up at the end, so that the next relay need not wait."""
        with self.database.write() as session:
            mine = update(lease).where(lease.c.name == NAME, lease.c.holder == self.holder)
            session.execute(mine.values(expires_at=database_now(session)))

    def _hold(self, session: Session) -> int | None:
        """Take or prolong the lease; null while another relay holds it."""
        now = database_now(session)
        row = session.execute(select(lease).where(lease.c.name == NAME).with_for_update()).one_or_none()
        values = {"holder": self.holder, "expires_at": now + LEASE}
        if row is None:
            session.execute(insert(lease).values(name=NAME, token=1, **values))
            return 1
        if row.holder != self.holder and row.expires_at > now:
            return None
        token: int = row.token if row.holder == self.holder else row.token + 1
        session.execute(update(lease).where(lease.c.name == NAME).values(token=token, **values))
        return token

    def _still_holds(self, session: Session, token: int) -> bool:
        query = select(lease.c.token, lease.c.holder).where(lease.c.name == NAME).with_for_update()
        row = session.execute(query).one()
        return bool(row.token == token and row.holder == self.holder)


def _oldest() -> Select[Any]:
    return select(outbox).where(outbox.c.published_at.is_(None)).order_by(outbox.c.position).limit(BATCH)
