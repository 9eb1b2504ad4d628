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

BATCH = 400
PASSED_OVER = 1000


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


def waiting(consumer: Database, consumers: Consumers, producers: Mapping[str, Database]) -> int:
    """Count the messages a consumer has not read yet."""
    count = 0
    for name, producer in producers.items():
        with consumer.read() as session:
            seen = _position(session, name)
        with producer.read() as session:
            of_interest = outbox.c.position > seen, outbox.c.type.in_(consumers.types)
            count += session.scalar(select(func.count()).where(*of_interest)) or 0
    return count


def deliver_some(consumer: Database, consumers: Consumers, producers: Mapping[str, Database]) -> int:
    """Move each producer's next stretch into the consumer; tells how many messages were moved."""
    return sum(_advance(consumer, consumers, name, source) for name, source in producers.items())


def _advance(consumer: Database, consumers: Consumers, name: str, producer: Database) -> int:
    with consumer.read() as session:
        seen = _position(session, name)
    if not _worth_moving(producer, types=consumers.types, after=seen):
        return 0
    return quickly_or_carefully(lambda careful: _apply(consumer, consumers, name, producer, careful=careful))


def _worth_moving(producer: Database, *, types: frozenset[str], after: int) -> bool:
    """Whether something waits, or so much of no interest that looking through it again is a waste."""
    with producer.read() as session:
        newest = session.scalar(select(func.max(outbox.c.position))) or 0
        of_interest = outbox.c.position > after, outbox.c.type.in_(types)
        first = (
            session.scalar(select(outbox.c.position).where(*of_interest).limit(1)) if newest > after else None
        )
    return first is not None or newest - after > PASSED_OVER


def _apply(consumer: Database, consumers: Consumers, name: str, producer: Database, *, careful: bool) -> int:
    with consumer.write() as session:
        stretch = read_stretch(producer, types=consumers.types, after=_position(session, name))
        receive(session, consumers, stretch.messages, careful=careful)
        _advance_to(session, name, stretch.until)
        return len(stretch.messages)


def _position(session: Session, producer: str) -> int:
    return session.scalar(select(tail.c.position).where(tail.c.producer == producer)) or 0


def _advance_to(session: Session, producer: str, position: int) -> None:
    statement = upsert(session, tail).values(producer=producer, position=position)
    session.execute(statement.on_conflict_do_update(index_elements=["producer"], set_={"position": position}))
