"""The Kafka that tests use: fresh declared topics, and a kill -9 that loses nothing acknowledged."""

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient

from deploy.native.kafka import Kafka
from shared.bus.kafka import TOPICS

TOPIC = "mms.registry"


def _produce(bootstrap: str, value: bytes) -> int:
    producer = KafkaProducer(bootstrap_servers=bootstrap, acks="all")
    sent = producer.send(TOPIC, key=b"k", value=value, headers=[("ce_id", b"1")]).get(timeout=20)
    producer.close()
    return int(sent.partition)


def _read(bootstrap: str, partition: int) -> list[bytes]:
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    place = TopicPartition(TOPIC, partition)
    consumer.assign([place])
    consumer.seek_to_beginning(place)
    end = consumer.end_offsets([place])[place]
    values: list[bytes] = []
    while consumer.position(place) < end:
        values += [record.value for records in consumer.poll(timeout_ms=500).values() for record in records]
    consumer.close()
    return values


def test_topics_are_those_declared(kafka_bus: str) -> None:
    admin = KafkaAdminClient(bootstrap_servers=kafka_bus)
    topics = {name for name in admin.list_topics() if not name.startswith("__")}
    admin.close()
    assert topics == set(TOPICS)


def test_a_killed_broker_keeps_what_it_acknowledged(kafka: Kafka, kafka_bus: str) -> None:
    partition = _produce(kafka_bus, b"before")
    kafka.kill()
    kafka.start()
    _produce(kafka_bus, b"after")
    assert _read(kafka_bus, partition) == [b"before", b"after"]
