"""A tiny producer and a tiny consumer, joined by either adapter, to hold the bus to its contract."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import Column, Date, Integer, Table, Uuid, insert, select
from sqlalchemy.orm import Session

from shared import tables
from shared.bus import embedded
from shared.bus.kafka import KafkaInbox, KafkaPublisher
from shared.bus.relay import Relay
from shared.contracts.routes import CertificateChanged
from shared.db import Database, new_metadata
from shared.inbox import Consumers
from shared.outbox import unpublished

METADATA = new_metadata()
effects = Table(
    "effects",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("subject", Uuid),
    Column("version", Integer),
    Column("issued_on", Date),
)
UNLUCKY = 13.0
Listening = Callable[[str], Consumers]


def certificate(*, subject: UUID | None = None, version: int = 1, hours: float = 36) -> CertificateChanged:
    """An event to send."""
    return CertificateChanged(
        id=subject or uuid4(),
        municipality_id=UUID(int=7),
        version=version,
        person_id=UUID(int=8),
        kind="retraining",
        hours=hours,
        issued_on=date(2025, 3, 10),
    )


def make_consumers(name: str) -> Consumers:
    """Listen to certificates; one with UNLUCKY hours always fails."""
    consumers = Consumers(name)

    @consumers.on(CertificateChanged)
    def keep(session: Session, event: CertificateChanged) -> None:
        if event.hours == UNLUCKY:
            raise ArithmeticError("не повезло")
        row = {"subject": event.id, "version": event.version, "issued_on": event.issued_on}
        session.execute(insert(effects), [row])

    return consumers


@dataclass
class Link:
    """A producer's database, a consumer's database and the way between them."""

    producer: Database
    consumer: Database
    settle: Callable[[], None]
    repeat: Callable[[], None]

    def effects(self) -> list[tuple[UUID, int]]:
        """What took effect, in order."""
        with self.consumer.read() as session:
            rows = session.execute(select(effects).order_by(effects.c.number))
            return [(row.subject, row.version) for row in rows]

    def parked(self) -> list[str]:
        """The reasons of parked events, in order."""
        with self.consumer.read() as session:
            query = select(tables.dead_letter.c.reason).order_by(tables.dead_letter.c.id)
            return list(session.scalars(query))


def make_database(url: str) -> Database:
    """Create a database with the frame's tables and the probe's."""
    database = Database(url)
    for metadata in (tables.METADATA, METADATA):
        metadata.create_all(database.engine)
    return database


def embedded_link(producer: Database, consumer: Database, *, listening: Listening = make_consumers) -> Link:
    """Join them by the embedded bus."""
    consumers = listening("probe")

    def settle() -> None:
        while embedded.deliver_some(consumer, consumers, {"routes": producer}):
            pass

    def repeat() -> None:
        with consumer.write() as session:
            session.execute(tables.tail.update().values(position=0))
        settle()

    return Link(producer, consumer, settle, repeat)


def kafka_link(
    producer: Database, consumer: Database, bootstrap: str, *, listening: Listening = make_consumers
) -> tuple[Link, Callable[[], None]]:
    """Join them by a real broker; the second value closes the clients."""
    consumers = listening(f"probe-{uuid4().hex[:8]}")
    publisher = KafkaPublisher(bootstrap)
    relay = Relay(producer, publisher)
    inbox = KafkaInbox(bootstrap, consumer, consumers)

    def settle() -> None:
        while _waiting(producer):
            relay.step()
        while inbox.step() or not inbox.client.assignment() or inbox.behind():
            pass

    def repeat() -> None:
        with producer.write() as session:
            session.execute(tables.outbox.update().values(published_at=None))
        settle()

    def close() -> None:
        publisher.close()
        inbox.close()

    return Link(producer, consumer, settle, repeat), close


def _waiting(producer: Database) -> int:
    with producer.read() as session:
        return unpublished(session)
