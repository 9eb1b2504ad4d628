"""Fixtures of real processes: started once for a run; every test gets databases and topics of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from deploy.native.kafka import Kafka
from deploy.native.postgres import Postgres
from deploy.native.process import free_port
from deploy.native.stack import Stack
from shared.bus.kafka import declare_topics
from shared.db import Database
from shared.migrating import migrate
from shared.settings import SERVICES, Settings, load
from tests.processes.cleaning import wipe_broker
from tests.processes.needs import chromium_path, demand, have_chromium, have_kafka, have_nginx, have_postgres

pytest_plugins = ["tests.processes.reporting", "tests.processes.sharing"]
TEMPLATE = "template_{service}"


@pytest.fixture(scope="session")
def processes_home() -> Iterator[Path]:
    """A folder of the run that other accounts may enter (PostgreSQL does not run as root)."""
    home = Path(tempfile.mkdtemp(prefix="mms-processes-"))
    home.chmod(0o711)
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def postgres(processes_home: Path) -> Iterator[Postgres]:
    """A real PostgreSQL with an empty, migrated template database for each service."""
    demand(have_postgres())
    cluster = Postgres(processes_home / "postgres", quick=True)
    try:
        cluster.start()
        for name in SERVICES:
            _make_template(cluster, name)
        yield cluster
    finally:
        cluster.stop()


def _make_template(cluster: Postgres, service: str) -> None:
    template = TEMPLATE.format(service=service)
    cluster.create_database(template)
    database = Database(cluster.url(template))
    try:
        migrate(service, database)
    finally:
        database.close()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An MMS_DATABASE_URL over five fresh databases, copies of the migrated templates."""
    pattern = f"test_{uuid4().hex[:12]}_{{service}}"
    for name in SERVICES:
        postgres.create_database(pattern.format(service=name), template=TEMPLATE.format(service=name))
    yield postgres.url(pattern)
    for name in SERVICES:
        postgres.drop_database(pattern.format(service=name))


@pytest.fixture(scope="session")
def kafka(processes_home: Path) -> Iterator[Kafka]:
    """A real Apache Kafka, one node, without topics."""
    demand(have_kafka())
    broker = Kafka(processes_home / "kafka")
    try:
        broker.start()
        yield broker
    finally:
        broker.stop()


@pytest.fixture
def kafka_bus(kafka: Kafka) -> str:
    """The broker's address, with fresh topics as declared and no consumer groups; it runs even if stopped."""
    if not kafka.answers():
        kafka.kill()
        kafka.start()
    wipe_broker(kafka.bootstrap)
    declare_topics(kafka.bootstrap)
    return kafka.bootstrap


@pytest.fixture
def production(postgres_url: str, kafka_bus: str, tmp_path: Path) -> Settings:
    """Settings as in production: fresh PostgreSQL databases and fresh Kafka topics."""
    environ = {"MMS_HOME": str(tmp_path), "MMS_DATABASE_URL": postgres_url, "MMS_BUS": f"kafka://{kafka_bus}"}
    return load(environ)


@pytest.fixture(scope="module")
def stack(processes_home: Path) -> Iterator[Stack]:
    """The whole system in real processes, empty. It ends with the module: idle, it takes half a core."""
    for need in (have_postgres(), have_kafka(), have_nginx()):
        demand(need)
    with Stack(processes_home / f"stack-{uuid4().hex[:8]}", port=free_port(), quick=True) as stack:
        yield stack


@pytest.fixture
def chromium() -> str:
    """The path of a real Chromium."""
    demand(have_chromium())
    return str(chromium_path())
