"""One relay per database: the lease, and the fence against one that slept past it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from shared.bus.message import Message, utc_now
from shared.bus.relay import Relay
from shared.db import Database
from shared.outbox import emit_all, unpublished
from shared.tables import lease, outbox
from tests.shared.bus.probe import certificate, make_database


class Recorder:
    """A broker's edge that remembers what came, acknowledges as many as told, and may be interrupted."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.acknowledges = 1_000
        self.meanwhile: Callable[[], object] = lambda: None

    def send(self, messages: list[Message]) -> int:
        self.sent += messages
        self.meanwhile()
        return min(self.acknowledges, len(messages))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with ten events to publish."""
    if request.param == "sqlite":
        made = make_database(f"sqlite:///{tmp_path}/outbox.db")
    else:
        made = Database(request.getfixturevalue("postgres_url").replace("{service}", "routes"))
    with made.write() as session:
        emit_all(session, [certificate() for _ in range(10)])
    yield made
    made.close()


def waiting(database: Database) -> int:
    with database.read() as session:
        return unpublished(session)


def expire_lease(database: Database) -> None:
    with database.write() as session:
        session.execute(update(lease).values(expires_at=utc_now() - timedelta(seconds=1)))


def test_all_is_published_in_order_and_marked(database: Database) -> None:
    recorder = Recorder()
    relay = Relay(database, recorder)
    assert relay.step() == 10
    assert relay.step() == 0
    with database.read() as session:
        order = [str(one) for one in session.scalars(select(outbox.c.event_id).order_by(outbox.c.position))]
    assert [message.headers["ce_id"] for message in recorder.sent] == order


def test_only_the_acknowledged_beginning_is_marked(database: Database) -> None:
    recorder = Recorder()
    recorder.acknowledges = 4
    assert Relay(database, recorder).step() == 4
    assert waiting(database) == 6


def test_a_second_relay_waits_for_the_lease(database: Database) -> None:
    first, second = Recorder(), Recorder()
    first.acknowledges = 1
    holder, other = Relay(database, first), Relay(database, second)
    holder.step()
    assert (other.step(), second.sent) == (0, [])
    holder.release()
    assert other.step() == 9


def test_who_slept_past_the_lease_is_fenced(database: Database) -> None:
    slow, quick = Recorder(), Recorder()
    quick.acknowledges = 0
    sleeper, successor = Relay(database, slow), Relay(database, quick)

    def sleep_past_the_lease() -> None:
        expire_lease(database)
        successor.step()

    slow.meanwhile = sleep_past_the_lease
    assert sleeper.step() == 0, "what it sent is not marked by it"
    assert len(quick.sent) == len(slow.sent) == 10
    assert waiting(database) == 10
    slow.meanwhile = lambda: None
    assert sleeper.step() == 0, "and it does not hold the lease any more"
    quick.acknowledges = 10
    assert successor.step() == 10
