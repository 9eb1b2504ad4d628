"""The Kafka adapter, the only importer of the client library: topics, a publisher, a consumer.

Effect first, offset second: a process killed between the two receives the message again and the
inbox drops it.
"""

from collections.abc import Iterable, Mapping

import structlog
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient
from kafka.errors import CommitFailedError, KafkaError, TopicAlreadyExistsError

from shared.bus.message import Message, from_record
from shared.db import Database
from shared.inbox import Consumers, quickly_or_carefully, receive
from shared.settings import SERVICES

log = structlog.get_logger()
BrokerError = KafkaError  # what the loops catch, so that nobody else imports the client library
POLL_MILLISECONDS = 500
BATCH = 500
# one send must end well within the relay's lease of ten seconds
ACK_SECONDS = 4
PARTITIONS = 6
COMPACTED = ("mms.people", "mms.organizations")
TOPICS = (*(f"mms.{service}" for service in SERVICES), *COMPACTED)


def missing_topics(bootstrap: str) -> list[str]:
    """Name the declared topics the broker does not have."""
    admin = KafkaAdminClient(bootstrap_servers=bootstrap.split(","), client_id="mms-doctor")
    try:
        return sorted(set(TOPICS) - set(admin.list_topics()))
    finally:
        admin.close()


def declare_topics(bootstrap: str, *, replication: int = 1) -> list[str]:
    """Create the topics that are missing; returns their names."""
    admin = KafkaAdminClient(bootstrap_servers=bootstrap.split(","), client_id="mms-migrate")
    try:
        missing = sorted(set(TOPICS) - set(admin.list_topics()))
        wanted = {name: _topic(name, replication) for name in missing}
        if wanted:
            admin.create_topics(wanted, wait_for_metadata=True)
    except TopicAlreadyExistsError:
        return []  # another migration came first
    else:
        return missing
    finally:
        admin.close()


def _topic(name: str, replication: int) -> dict[str, object]:
    """Facts are kept for ever; of a person or an organization only the newest state is."""
    compacted = {"cleanup.policy": "compact", "max.compaction.lag.ms": str(24 * 3600 * 1000)}
    kept = {"retention.ms": "-1"}
    compacted["min.insync.replicas"] = kept["min.insync.replicas"] = str(min(2, replication))
    return {
        "num_partitions": PARTITIONS,
        "replication_factor": replication,
        "configs": compacted if name in COMPACTED else kept,
    }


class KafkaPublisher:
    """Sends messages in order; after any failure the producer is made anew."""

    def __init__(self, bootstrap: str) -> None:
        self.bootstrap = bootstrap
        self.producer: KafkaProducer | None = None

    def _connected(self) -> KafkaProducer:
        if self.producer is None:
            self.producer = KafkaProducer(
                bootstrap_servers=self.bootstrap.split(","),
                acks="all",
                enable_idempotence=True,
                linger_ms=5,
                batch_size=256 * 1024,
                max_request_size=2 * 1024 * 1024,
                delivery_timeout_ms=ACK_SECONDS * 1000,
                request_timeout_ms=3_000,
                max_block_ms=3_000,
            )
        return self.producer

    def send(self, messages: list[Message]) -> int:
        """Return how many messages from the beginning the broker acknowledged."""
        futures = []
        acknowledged = 0
        try:
            producer = self._connected()
            for message in messages:
                headers = [(name, value.encode()) for name, value in message.headers.items()]
                futures.append(
                    producer.send(
                        message.topic, key=message.key.encode(), value=message.data, headers=headers
                    )
                )
            producer.flush(timeout=ACK_SECONDS)
            for future in futures:
                future.get(timeout=1)
                acknowledged += 1
        except KafkaError as error:
            log.warning("broker_unavailable", error=type(error).__name__)
            self.close()
        return acknowledged

    def close(self) -> None:
        """Drop the producer with whatever it still holds."""
        if self.producer is not None:
            self.producer.close(timeout=0)
            self.producer = None


class KafkaInbox:
    """Receives what one service listens to, batch by batch, until told to stop."""

    def __init__(self, bootstrap: str, database: Database, consumers: Consumers) -> None:
        self.database = database
        self.consumers = consumers
        self.client = KafkaConsumer(
            bootstrap_servers=bootstrap.split(","),
            group_id=group_of(consumers.service),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_poll_records=BATCH,
            session_timeout_ms=10_000,
            heartbeat_interval_ms=3_000,
        )
        self.client.subscribe(topics=sorted(consumers.topics))

    def step(self) -> int:
        """Poll once, apply, then commit the offsets; returns how many messages were applied."""
        batches = self.client.poll(timeout_ms=POLL_MILLISECONDS, max_records=BATCH)
        messages = [_message(record) for records in batches.values() for record in records]
        if not messages:
            return 0
        try:
            apply_batch(self.database, self.consumers, messages)
        except Exception:
            self._rewind(batches)
            raise
        try:
            self.client.commit()
        except CommitFailedError:
            log.warning("offset_commit_failed", service=self.consumers.service)
        return len(messages)

    def behind(self) -> int:
        """Count the messages on the assigned partitions that were not read yet."""
        ends = self.client.end_offsets(list(self.client.assignment()))
        return sum(max(end - self.client.position(partition), 0) for partition, end in ends.items())

    def _rewind(self, batches: Mapping[TopicPartition, Iterable[object]]) -> None:
        """Read the batch again next time: nothing of it took effect."""
        for partition, records in batches.items():
            self.client.seek(partition, min(record.offset for record in records))  # type: ignore[attr-defined]  # ConsumerRecord

    def close(self) -> None:
        """Leave the group."""
        self.client.close()


def apply_batch(database: Database, consumers: Consumers, messages: list[Message]) -> None:
    """Apply messages in one transaction; if one fails, again with care, parking the culprit."""

    def apply(careful: bool) -> None:
        with database.write() as session:
            receive(session, consumers, messages, careful=careful)

    quickly_or_carefully(apply)


def group_of(service: str) -> str:
    """Name a service's consumer group."""
    return f"mms.{service}"


def _message(record: object) -> Message:
    return from_record(
        topic=record.topic,  # type: ignore[attr-defined]  # ConsumerRecord of an untyped library
        key=record.key,  # type: ignore[attr-defined]  # as above
        headers=record.headers,  # type: ignore[attr-defined]  # as above
        data=record.value,  # type: ignore[attr-defined]  # as above
        origin=f"{record.topic}-{record.partition}-{record.offset}",  # type: ignore[attr-defined]  # as above
    )


def lag(bootstrap: str, groups: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Count, for each service, the messages on its topics that its group has not committed."""
    admin = KafkaAdminClient(bootstrap_servers=bootstrap.split(","), client_id="mms-drain")
    reader = KafkaConsumer(bootstrap_servers=bootstrap.split(","), enable_auto_commit=False)
    try:
        behind = {}
        for service, topics in groups.items():
            partitions = [
                TopicPartition(topic, number)
                for topic in topics
                for number in reader.partitions_for_topic(topic) or ()
            ]
            ends = reader.end_offsets(partitions)
            group = group_of(service)
            committed = admin.list_group_offsets([group])[group]
            behind[service] = sum(end - _offset(committed, partition) for partition, end in ends.items())
        return behind
    finally:
        reader.close()
        admin.close()


def _offset(committed: Mapping[TopicPartition, object], partition: TopicPartition) -> int:
    found = committed.get(partition)
    return max(getattr(found, "offset", 0), 0)
