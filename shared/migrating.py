"""Schemas: each service has its own Alembic history, brought to the newest by the first command.

    python -m shared.migrating revision SERVICE "what changes"

writes the next revision from the difference between the models and the history.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic import command, context
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, MetaData, inspect
from sqlalchemy.types import TypeDecorator

from shared import tables
from shared.db import Database
from shared.service import Service

ROOT = Path(__file__).resolve().parent.parent


def _config(service: str, database: Database | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "services" / service / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["database"] = database
    return config


def metadata_of(service: Service) -> list[MetaData]:
    """Collect a service's tables with those every service has."""
    return [*service.metadata, tables.METADATA]


def _render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write our own column types by their import path in revisions."""
    if kind == "type" and isinstance(item, TypeDecorator) and item.__module__ == "shared.db":
        autogen.imports.add("import shared.db")
        return f"shared.db.{type(item).__name__}()"
    if kind == "type" and isinstance(item, JSON):
        autogen.imports.add("from sqlalchemy import Text")  # Alembic writes JSONB(astext_type=Text())
    return False


def run_environment(service: Service) -> None:
    """Run inside a service's `migrations/env.py`."""
    config = context.config
    database: Database = config.attributes["database"]
    target = metadata_of(service)
    with database.engine.execution_options(writing=True).connect() as connection:
        _check_references(connection, database, on=False)
        context.configure(
            connection=connection,
            target_metadata=target,
            render_item=_render,
            render_as_batch=True,
            compare_type=True,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            if not database.is_sqlite:
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(774411)")
            context.run_migrations()
        connection.commit()
        _check_references(connection, database, on=True)


def _check_references(connection: Connection, database: Database, *, on: bool) -> None:
    """SQLite changes a table by making it anew: dropping the old one must not look at what refers to it.

    The switch is heard only outside of a transaction.
    """
    if database.is_sqlite:
        raw = connection.connection.dbapi_connection
        assert raw is not None  # noqa: S101 a connection in use has one
        raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def revision_of(connection: Connection) -> str | None:
    """Tell which revision a database stands at; None for one that was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return MigrationContext.configure(connection).get_current_revision()


def knows(service: str, revision: str) -> bool:
    """Whether this program can go on from a revision: one of a newer program is none of its history."""
    script = ScriptDirectory.from_config(_config(service))
    return revision in {one.revision for one in script.walk_revisions()}


def is_newest(service: str, database: Database) -> bool:
    """Whether the database stands at the newest revision."""
    head = ScriptDirectory.from_config(_config(service)).get_current_head()
    with database.read() as session:
        return revision_of(session.connection()) == head


def migrate(service: str, database: Database) -> bool:
    """Bring a database to the newest revision; False when it already was."""
    if is_newest(service, database):
        return False
    command.upgrade(_config(service, database), "head")
    return True


def differences(service: Service, database: Database) -> list[Any]:
    """List what the models say and the migrated database lacks, or the other way round."""
    with database.read() as session:
        migration = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        merged = MetaData()
        for metadata in metadata_of(service):
            for table in metadata.tables.values():
                table.to_metadata(merged)
        return list(compare_metadata(migration, merged))


def revision(service: str, message: str) -> None:
    """Write the next revision of a service's history."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/{service}.db")
        script = ScriptDirectory.from_config(_config(service))
        if script.get_current_head():
            migrate(service, database)
        number = f"{len(list(script.walk_revisions())) + 1:04d}"
        command.revision(_config(service, database), message, autogenerate=True, rev_id=number)
        database.close()


if __name__ == "__main__":
    revision(sys.argv[2], sys.argv[3])
