"""The PostgreSQL that tests use: fresh migrated databases, restarts without loss."""

from sqlalchemy import inspect, text

from deploy.native.postgres import Postgres
from shared.db import Database
from shared.settings import SERVICES


def test_each_test_gets_five_migrated_databases(postgres_url: str) -> None:
    for name in SERVICES:
        database = Database(postgres_url.format(service=name))
        with database.read() as session:
            assert inspect(session.connection()).has_table("outbox")
        database.close()


def test_an_immediate_stop_loses_nothing_committed(postgres: Postgres, postgres_url: str) -> None:
    database = Database(postgres_url.format(service="registry"))
    with database.write() as session:
        session.execute(text("CREATE TABLE kept AS SELECT 7 AS number"))
    postgres.stop_immediately()
    postgres.start()
    with database.read() as session:
        assert session.scalar(text("SELECT number FROM kept")) == 7
    database.close()
