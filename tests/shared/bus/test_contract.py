"""What every adapter of the bus promises; the same tests on the embedded bus and on Apache Kafka."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_kafka
from cloudevents.core.formats.json import JSONFormat
from sqlalchemy import select, update

from shared.bus.message import from_outbox
from shared.outbox import emit, emit_all
from shared.tables import outbox
from tests.shared.bus.probe import UNLUCKY, Link, certificate, embedded_link, kafka_link, make_database


@pytest.fixture(params=["embedded", pytest.param("kafka", marks=pytest.mark.kafka)])
def link(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Link]:
    """Two databases joined by the adapter under test."""
    producer = make_database(f"sqlite:///{tmp_path}/producer.db")
    consumer = make_database(f"sqlite:///{tmp_path}/consumer.db")
    if request.param == "embedded":
        yield embedded_link(producer, consumer)
    else:
        made, close = kafka_link(producer, consumer, request.getfixturevalue("kafka_bus"))
        yield made
        close()
    producer.close()
    consumer.close()


def test_what_is_emitted_takes_effect_once(link: Link) -> None:
    event = certificate()
    with link.producer.write() as session:
        emit(session, event)
    link.settle()
    link.settle()
    assert link.effects().count((event.id, 1)) == 1


def test_what_is_rolled_back_is_never_told(link: Link) -> None:
    event = certificate()
    session = link.producer.writer()
    emit(session, event)
    session.rollback()
    session.close()
    link.settle()
    assert (event.id, 1) not in link.effects()


def test_a_second_delivery_has_no_second_effect(link: Link) -> None:
    events = [certificate() for _ in range(20)]
    with link.producer.write() as session:
        emit_all(session, events)
    link.settle()
    link.repeat()
    for event in events:
        assert link.effects().count((event.id, 1)) == 1


def test_versions_of_one_aggregate_only_grow(link: Link) -> None:
    subject = uuid4()
    with link.producer.write() as session:
        emit_all(session, [certificate(subject=subject, version=n) for n in (1, 3, 2, 3, 5, 4)])
    link.settle()
    assert [version for one, version in link.effects() if one == subject] == [1, 3, 5]


def test_a_failing_event_is_parked_and_its_aggregate_waits_while_others_go_on(link: Link) -> None:
    unlucky, other = uuid4(), certificate()
    with link.producer.write() as session:
        emit(session, certificate(subject=unlucky, hours=UNLUCKY))
        emit(session, certificate(subject=unlucky, version=2))
        emit(session, other)
    link.settle()
    assert (other.id, 1) in link.effects()
    assert unlucky not in {one for one, _ in link.effects()}
    assert link.parked() == ["ArithmeticError: не повезло", "ждёт за отложенным событием той же записи"]


def test_poison_is_parked_with_its_reason(link: Link) -> None:
    good = certificate()
    with link.producer.write() as session:
        emit(session, certificate())
        session.execute(update(outbox).values(data=b"{broken"))
        emit(session, good)
    link.settle()
    assert (good.id, 1) in link.effects()
    assert [reason for reason in link.parked() if "тело не соответствует договору" in reason]


def test_the_wire_is_cloudevents_for_the_reference_sdk(link: Link) -> None:
    event = certificate()
    with link.producer.write() as session:
        emit(session, event)
        row = session.execute(select(outbox)).one()
    message = from_outbox(row)
    headers = {name: value.encode() for name, value in message.headers.items()}
    read = from_kafka(
        KafkaMessage(headers=headers, key=message.key.encode(), value=message.data or b""), JSONFormat()
    )
    assert (read.get_type(), read.get_subject()) == (event.TYPE, str(event.id))
    assert read.get_data()["issued_on"] == "2025-03-10"  # type: ignore[index,call-overload]  # a JSON object
