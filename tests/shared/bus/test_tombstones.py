"""A tombstone on the topic of people: whoever keeps a roster forgets the name, in whatever order it comes."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from kafka import KafkaConsumer
from sqlalchemy import select

from shared import roster
from shared.bus.message import Message, from_outbox
from shared.contracts.registry import Employment, PersonChanged, PersonErased, YoungInterval
from shared.db import Database
from shared.inbox import Consumers, receive
from shared.outbox import emit, emit_tombstone
from shared.tables import dead_letter, outbox
from tests.shared.bus.probe import Link, embedded_link, kafka_link, make_database

WHO, PLACE, TODAY = UUID(int=1), UUID(int=2), date(2026, 3, 1)
COMMON: dict[str, Any] = {"id": WHO, "municipality_id": UUID(int=3), "young_unknown": False}


def work(position: str, until: date | None) -> tuple[Employment, ...]:
    told: dict[str, Any] = {
        "id": UUID(int=4),
        "organization_id": PLACE,
        "staff_category": "pedagogical",
        "rate": None,
    }
    period: dict[str, Any] = {"since": date(2024, 9, 1), "until": until}
    return (Employment(**told, **period, position=position, subjects=(), occupation="main"),)


def person(version: int = 1) -> PersonChanged:
    names: dict[str, Any] = {
        "last_name": "Канарейкин",
        "first_name": "Пётр",
        "middle_name": "",
        "email": "p@example.ru",
    }
    young = (YoungInterval(rule_version="1", since=date(2024, 9, 1), until=date(2034, 2, 16)),)
    dates: dict[str, Any] = {"experience_from": date(2024, 9, 1), "absences": ()}
    return PersonChanged(
        **COMMON, **names, **dates, version=version, young=young, employments=work("учитель", None)
    )


def erased(version: int = 3) -> PersonErased:
    young = (YoungInterval(rule_version="1", since=date(2024, 9, 1), until=TODAY),)
    return PersonErased(
        **COMMON, version=version, erased_on=TODAY, young=young, employments=work("", TODAY), merged_into=None
    )


def listening(name: str) -> Consumers:
    consumers = Consumers(name)
    roster.subscribe(consumers)
    return consumers


@pytest.fixture
def ends(tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """A producer and a keeper of the roster."""
    made = [make_database(f"sqlite:///{tmp_path}/{name}.db") for name in ("producer", "consumer")]
    for database in made:
        roster.METADATA.create_all(database.engine)
    yield made[0], made[1]
    for database in made:
        database.close()


@pytest.fixture(params=["embedded", pytest.param("kafka", marks=pytest.mark.kafka)])
def link(request: pytest.FixtureRequest, ends: tuple[Database, Database]) -> Iterator[Link]:
    """The two joined by the adapter under test."""
    if request.param == "embedded":
        yield embedded_link(*ends, listening=listening)
        return
    made, close = kafka_link(*ends, request.getfixturevalue("kafka_bus"), listening=listening)
    yield made
    close()


def known(database: Database) -> tuple[list[tuple[str, str | None]], list[tuple[str, date | None]]]:
    with database.read() as session:
        people = session.scalars(select(roster.Person)).all()
        works = session.scalars(select(roster.Employment)).all()
        return (
            [(one.full_name, one.email) for one in people],
            [(one.position, one.until) for one in works],
        )


LEFT = ([("удалено", None)], [("", TODAY)])


def test_the_name_is_forgotten_and_what_figures_need_stays(link: Link) -> None:
    with link.producer.write() as session:
        emit(session, person())
    link.settle()
    assert known(link.consumer)[0] == [("Канарейкин Пётр", "p@example.ru")]
    with link.producer.write() as session:
        emit_tombstone(session, PersonChanged, subject=WHO, version=2)
    link.settle()
    assert known(link.consumer) == ([], [])
    with link.producer.write() as session:
        emit(session, erased())
    link.settle()
    link.repeat()
    assert known(link.consumer) == LEFT
    assert link.parked() == []
    with link.producer.read() as session:
        assert all("Канарейкин".encode() not in data for data in session.scalars(select(outbox.c.data)))


@pytest.mark.kafka
def test_on_the_broker_it_is_an_empty_record_under_the_key_of_the_person(
    ends: tuple[Database, Database], kafka_bus: str
) -> None:
    link, close = kafka_link(*ends, kafka_bus, listening=listening)
    for told in (person(), None):
        with link.producer.write() as session:
            if told:
                emit(session, told)
            else:
                emit_tombstone(session, PersonChanged, subject=WHO, version=2)
        link.settle()
    close()
    reader = KafkaConsumer(
        PersonChanged.TOPIC,
        bootstrap_servers=kafka_bus.split(","),
        auto_offset_reset="earliest",
        consumer_timeout_ms=5000,
    )
    records = [(record.key, record.value is None) for record in reader]
    reader.close()
    assert records == [(str(WHO).encode(), False), (str(WHO).encode(), True)]


def told_messages(producer: Database) -> list[Message]:
    """All three as they travel, the name too, which the outbox no longer has."""
    messages = []
    for number, event in enumerate((person(), None, erased())):
        with producer.write() as session:
            if event is None:
                emit_tombstone(session, PersonChanged, subject=WHO, version=2)
            else:
                emit(session, event)
        with producer.read() as session:
            row = session.execute(select(outbox).order_by(outbox.c.position.desc())).first()
            messages.append(from_outbox(row))
        assert len(messages) == number + 1
    return messages


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_two_topics_may_come_in_any_order(ends: tuple[Database, Database], order: tuple[int, ...]) -> None:
    messages = told_messages(ends[0])
    for careful in (False, True):
        with ends[1].write() as session:
            receive(session, listening("probe"), [messages[one] for one in order], careful=careful)
    assert known(ends[1]) == LEFT


def test_what_was_parked_with_the_name_goes_and_nothing_waits_behind_it(
    ends: tuple[Database, Database],
) -> None:
    messages = told_messages(ends[0])
    broken = Message(
        topic=messages[0].topic, key=messages[0].key, headers=messages[0].headers, data=b'{"last_name":"\xd0'
    )
    for message in (broken, *messages[1:]):
        with ends[1].write() as session:
            receive(session, listening("probe"), [message], careful=True)
    assert known(ends[1]) == LEFT
    with ends[1].read() as session:
        assert session.execute(select(dead_letter)).all() == []
