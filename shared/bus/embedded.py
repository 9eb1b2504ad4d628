"""The embedded bus: each service tails the others' outboxes from a position kept in its own database.

The position is read and advanced inside the consumer's write transaction, so `serve`, `import` and
`drain` may all deliver at once. SQLite only: there ids follow commits.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shared.bus.message import Message, from_outbox
from shared.db import Database
from shared.inbox import Consumers, quickly_or_carefully, receive, upsert
from shared.tables import outbox, tail

BATCH = 200


@dataclass(frozen=True)
class Stretch:
    """A stretch of a producer's outbox: the messages in it and the position it reaches."""

    messages: list[Message]
    until: int


def read_stretch(producer: Database, *, types: frozenset[str], after: int) -> Stretch:
    """Read the next messages of the given types after a position."""
    with producer.read() as session:
        newest = session.scalar(select(func.max(outbox.c.position))) or 0
        query = (
            select(outbox)
            .where(outbox.c.position > after, outbox.c.position <= newest, outbox.c.type.in_(types))
            .order_by(outbox.c.position)
            .limit(BATCH)
        )
        rows = session.execute(query).all()
    until = rows[-1].position if len(rows) == BATCH else newest
    return Stretch([from_outbox(row) for row in rows], max(until, after))


def deliver_some(consumer: Database, consumers: Consumers, producers: Mapping[str, Database]) -> bool:
    """Move each producer's next stretch into the consumer; False when nothing was waiting."""
    moved = [_advance(consumer, consumers, name, source) for name, source in producers.items()]
    return any(moved)


def _advance(consumer: Database, consumers: Consumers, name: str, producer: Database) -> bool:
    with consumer.read() as session:
        seen = _position(session, name)
    if not read_stretch(producer, types=consumers.types, after=seen).messages:
        return False
    return quickly_or_carefully(lambda careful: _apply(consumer, consumers, name, producer, careful=careful))


def _apply(consumer: Database, consumers: Consumers, name: str, producer: Database, *, careful: bool) -> bool:
    with consumer.write() as session:
        stretch = read_stretch(producer, types=consumers.types, after=_position(session, name))
        receive(session, consumers, stretch.messages, careful=careful)
        _advance_to(session, name, stretch.until)
        return bool(stretch.messages)


def _position(session: Session, producer: str) -> int:
    return session.scalar(select(tail.c.position).where(tail.c.producer == producer)) or 0


def _advance_to(session: Session, producer: str, position: int) -> None:
    statement = upsert(session, tail).values(producer=producer, position=position)
    session.execute(statement.on_conflict_do_update(index_elements=["producer"], set_={"position": position}))
