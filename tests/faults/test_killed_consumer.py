"""A consumer killed between the database commit and the offset commit: one effect (quality.md no. 5)."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from shared import tables
from shared.bus.kafka import KafkaPublisher, lag
from shared.bus.relay import Relay
from shared.db import Database
from shared.outbox import emit
from shared.settings import Settings
from tests.faults.waiting import until
from tests.shared.bus.probe import METADATA, certificate, effects, make_consumers

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.kafka, pytest.mark.postgres]


@pytest.fixture
def worker(production: Settings) -> Callable[[str], subprocess.Popen[bytes]]:
    """Start the probe's worker process: `die` or `live`."""

    def start(mood: str) -> subprocess.Popen[bytes]:
        env = os.environ | {
            "MMS_HOME": str(production.home),
            "MMS_DATABASE_URL": production.database_url,
            "MMS_BUS": f"kafka://{production.bus}",
        }
        return subprocess.Popen([sys.executable, "-m", "tests.faults.probe_worker", mood], env=env, cwd=ROOT)

    return start


def test_killed_between_the_two_commits_acts_once(
    production: Settings, worker: Callable[[str], subprocess.Popen[bytes]]
) -> None:
    producer, consumer = (Database(production.database(name)) for name in ("routes", "monitoring"))
    METADATA.create_all(consumer.engine)
    event = certificate()
    with producer.write() as session:
        emit(session, event)
    publisher = KafkaPublisher(production.bus)
    assert Relay(producer, publisher).step() == 1
    publisher.close()

    dying = worker("die")
    assert dying.wait(timeout=60) == -signal.SIGKILL
    groups = {"monitoring": make_consumers("monitoring").topics}
    assert count(consumer) == 1, "the fault must fire after the database commit"
    assert lag(production.bus, groups) == {"monitoring": 1}, "and before the offset commit"

    living = worker("live")
    until(lambda: lag(production.bus, groups) == {"monitoring": 0}, seconds=60)
    living.send_signal(signal.SIGTERM)
    assert living.wait(timeout=30) == 0
    assert count(consumer) == 1
    with consumer.read() as session:
        assert session.scalar(select(func.count()).select_from(tables.inbox)) == 1
    producer.close()
    consumer.close()


def count(database: Database) -> int:
    """How many times the event took effect."""
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(effects)) or 0
