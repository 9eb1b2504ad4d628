"""The main job: real input goes in at one end, the right figures come out at the other, by events."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table, select

from services.catalogue import SERVICES
from services.monitoring import queries as monitoring_queries
from shared import tables
from shared.bus.message import Message, from_outbox
from shared.inbox import receive
from shared.tables import outbox
from tests.cases import FOLDER, ORDER, assert_matches, expected, upload
from tests.system import System

(SNAPSHOT,) = expected("c1")
AS_OF = SNAPSHOT["as_of"]


@pytest.fixture
def loaded(system: System) -> System:
    """The embedded system with case c1 in it."""
    client = system.client(operator=True)
    assert client.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).is_success
    for kind in ORDER:
        system.deliver()
        report = upload(client, kind, FOLDER / "c1" / f"{kind}.csv")
        assert report["rejected"] == []
    system.deliver()
    return system


def indicators(system: System, as_of: str = AS_OF) -> dict[str, Any]:
    reply = system.client(operator=True).get(
        "/monitoring/api/v1/indicators", params={"municipality": "ust-koksa", "as_of": as_of}
    )
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def test_case_c1_gives_the_expected_figures(loaded: System) -> None:
    assert_matches(indicators(loaded), SNAPSHOT)


def test_any_other_date_works(loaded: System) -> None:
    january = indicators(loaded, "2025-01-31")
    assert january["teachers"] == 8  # Носова has not left yet
    assert {one["number"]: one for one in january["indicators"]}[5]["numerator"] == 1
    assert indicators(loaded, "1990-01-01")["teachers"] == 0


def test_the_same_files_again_change_nothing(loaded: System) -> None:
    client = loaded.client(operator=True)
    before = {name: newest_position(loaded, name) for name in SERVICES}
    for kind in ORDER:
        report = upload(client, kind, FOLDER / "c1" / f"{kind}.csv")
        assert (report["created"], report["updated"], report["rejected"]) == (0, 0, [])
        assert report["unchanged"] == report["rows"]
    assert {name: newest_position(loaded, name) for name in SERVICES} == before


def test_coverage_answers_from_mentorship(loaded: System) -> None:
    reply = loaded.client(operator=True).get(
        "/mentorship/api/v1/coverage", params={"municipality": "ust-koksa", "as_of": AS_OF}
    )
    body = reply.json()
    counts = {key: body[key] for key in ("young_teachers", "covered", "in_progress", "uncovered", "percent")}
    assert counts == {"young_teachers": 2, "covered": 1, "in_progress": 1, "uncovered": 0, "percent": 50.0}
    assert {one["name"]: one["state"] for one in body["people"]} == {
        "Кравец Олег Игоревич": "covered",
        "Дёмина Мария Юрьевна": "in_progress",
    }


@pytest.mark.parametrize("seed", range(5))
def test_twice_and_shuffled_gives_the_same_figures(loaded: System, seed: int) -> None:
    """Every event delivered twice, in any order between aggregates, into an empty monitoring."""
    database, consumers = loaded.db("monitoring"), SERVICES["monitoring"].consumers
    with database.write() as session:
        for table in read_model():
            session.execute(table.delete())
    messages = shuffled(all_messages(loaded), seed)
    for start in range(0, len(messages), 17):
        with database.write() as session:
            receive(session, consumers, messages[start : start + 17], careful=False)
    with database.read() as session:
        assert_matches(
            monitoring_queries.indicators(
                session, municipality_code="ust-koksa", as_of=date.fromisoformat(AS_OF)
            ),
            SNAPSHOT,
        )


def read_model() -> list[Table]:
    metadata = (*SERVICES["monitoring"].metadata, tables.METADATA)
    return [table for one in metadata for table in reversed(one.sorted_tables)]


def newest_position(system: System, name: str) -> int:
    with system.db(name).read() as session:
        return len(session.execute(select(outbox.c.position)).all())


def all_messages(system: System) -> Iterator[Message]:
    for name in SERVICES:
        with system.db(name).read() as session:
            for row in session.execute(select(outbox).order_by(outbox.c.position)):
                yield from_outbox(row)


def shuffled(messages: Iterator[Message], seed: int) -> list[Message]:
    """Interleave the aggregates at random, each message twice; within an aggregate the order holds."""
    queues: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        queues[message.key] += [message, message]
    chance = random.Random(seed)
    mixed = []
    while queues:
        key = chance.choice(sorted(queues))
        mixed.append(queues[key].pop(0))
        if not queues[key]:
            del queues[key]
    return mixed
