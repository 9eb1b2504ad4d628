"""Handlers of many events at once: a run of one class is handled together, the newest of each aggregate."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from shared.bus import embedded
from shared.contracts.routes import CertificateChanged
from shared.inbox import Consumers
from shared.outbox import emit_all
from shared.tables import tail
from tests.shared.bus.probe import (
    UNLUCKY,
    Link,
    certificate,
    effects,
    embedded_link,
    make_consumers,
    make_database,
)


def listening(name: str) -> Consumers:
    """Keep certificates, as many at once as come; one with UNLUCKY hours fails all of them."""
    consumers = Consumers(name)

    @consumers.on_many(CertificateChanged)
    def keep(session: Session, events: Sequence[CertificateChanged]) -> None:
        if any(event.hours == UNLUCKY for event in events):
            raise ArithmeticError("не повезло")
        rows = [{"subject": one.id, "version": one.version, "issued_on": one.issued_on} for one in events]
        session.execute(insert(effects), rows)

    return consumers


@pytest.fixture
def link(tmp_path: Path) -> Iterator[Link]:
    """Two databases and a consumer of runs."""
    producer = make_database(f"sqlite:///{tmp_path}/producer.db")
    consumer = make_database(f"sqlite:///{tmp_path}/consumer.db")
    yield embedded_link(producer, consumer, listening=listening)
    producer.close()
    consumer.close()


def tell(link: Link, *events: CertificateChanged) -> None:
    with link.producer.write() as session:
        emit_all(session, events)
    link.settle()


def position(link: Link) -> int:
    with link.consumer.read() as session:
        return session.scalar(select(tail.c.position)) or 0


def test_each_takes_effect_once_however_often_it_comes(link: Link) -> None:
    events = [certificate() for _ in range(30)]
    tell(link, *events)
    link.repeat()
    assert link.effects() == [(one.id, 1) for one in events]


def test_of_one_aggregate_only_the_newest_state_is_handled(link: Link) -> None:
    one, other = uuid4(), uuid4()
    tell(
        link,
        *(certificate(subject=one, version=number) for number in (1, 3, 2)),
        certificate(subject=other),
        certificate(subject=one, version=4),
    )
    assert sorted(link.effects(), key=lambda effect: effect[1]) == [(other, 1), (one, 4)]


def test_who_fails_in_a_run_is_parked_alone(link: Link) -> None:
    events = [certificate(hours=UNLUCKY if number == 1 else 36) for number in range(4)]
    tell(link, *events)
    assert link.effects() == [(events[number].id, 1) for number in (0, 2, 3)]
    assert link.parked() == ["ArithmeticError: не повезло"]


def test_what_waits_is_counted_and_so_is_what_moved(link: Link) -> None:
    consumers = listening("probe")
    with link.producer.write() as session:
        emit_all(session, [certificate() for _ in range(5)])
    there = {"routes": link.producer}
    assert embedded.waiting(link.consumer, consumers, there) == 5
    assert embedded.deliver_some(link.consumer, consumers, there) == 5
    assert embedded.waiting(link.consumer, consumers, there) == 0
    assert embedded.deliver_some(link.consumer, consumers, there) == 0


def test_much_of_no_interest_is_passed_over_for_good(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "PASSED_OVER", 10)
    deaf = Consumers("deaf")
    with link.producer.write() as session:
        emit_all(session, [certificate() for _ in range(10)])
    there = {"routes": link.producer}
    assert embedded.deliver_some(link.consumer, deaf, there) == 0
    assert position(link) == 0
    with link.producer.write() as session:
        emit_all(session, [certificate()])
    assert embedded.deliver_some(link.consumer, deaf, there) == 0
    assert position(link) == 11


def test_one_by_one_and_many_agree(link: Link, tmp_path: Path) -> None:
    subjects: list[UUID] = [uuid4() for _ in range(3)]
    events = [certificate(subject=subjects[n % 3], version=n + 1) for n in range(9)]
    tell(link, *events)
    single = embedded_link(
        link.producer, make_database(f"sqlite:///{tmp_path}/single.db"), listening=make_consumers
    )
    single.settle()
    assert dict(link.effects()) == dict(single.effects())
    single.consumer.close()
