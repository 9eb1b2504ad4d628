"""One database out into a file and back: SQLite by its own copying, PostgreSQL by pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, make_url, text

from services.copying.files import copy_file
from services.copying.manifest import Kind
from shared.db import Database
from shared.errors import DomainError
from shared.settings import Settings
from shared.settling import settle

SUFFIX: dict[Kind, str] = {"sqlite": ".db", "postgresql": ".dump"}
FULL = ("--no-owner", "--no-privileges")


class NotCopied(DomainError):
    """A database could not be copied or restored; the message says why."""

    type = "not-copied"


def kind_of(settings: Settings) -> Kind:
    """Tell which databases an installation stands on."""
    return "sqlite" if settings.database_url.startswith("sqlite") else "postgresql"


def file_of(url: str) -> Path:
    """Give the file of an SQLite database."""
    return Path(make_url(url).database or "")


def dump(connection: Connection, database: Database, target: Path) -> None:
    """Write a database as the connection sees it."""
    if database.is_sqlite:
        target.touch(mode=0o600)
        plain: Any = connection.connection.dbapi_connection
        with closing(sqlite3.connect(target)) as copy:
            plain.backup(copy)
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise NotCopied(f"База {file_of(database.url).name} повреждена: копия не сделана.")
    else:
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        called = f"--file={target}", f"--snapshot={snapshot}"
        _run(database.url, "pg_dump", "--format=custom", *FULL, *called)
    settle(target)


def load(database: Database, source: Path) -> None:
    """Fill a database that is not there yet (SQLite) or has no tables (PostgreSQL).

    There a broker may have lost what was told before the copy: everything is told again, once by its ids.
    """
    if database.is_sqlite:
        copy_file(source, file_of(database.url))
        return
    _run(database.url, "pg_restore", "--single-transaction", "--exit-on-error", *FULL, str(source))
    with database.write() as session:
        session.execute(text("UPDATE outbox SET published_at = NULL"))


def is_empty(database: Database) -> bool:
    """Whether nothing would be overwritten."""
    if database.is_sqlite:
        file = file_of(database.url)
        return not list(
            file.parent.glob(f"{file.stem}.*")
        )  # a left-over log of another would be read as its own
    with database.read() as session:
        return not inspect(session.connection()).get_table_names()


def _run(url: str, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL on a database; the password goes by the environment, unseen by others."""
    found = shutil.which(program)
    if found is None:
        raise NotCopied(f"Нет программы {program}. На Debian: apt-get install postgresql-client")
    parts = make_url(url)
    target = parts.set(drivername="postgresql", password=None).render_as_string()
    environ = {**os.environ, **({"PGPASSWORD": str(parts.password)} if parts.password else {})}
    argv = [found, *arguments, f"--dbname={target}"]
    done = subprocess.run(argv, env=environ, capture_output=True, text=True, check=False)  # noqa: S603 ours
    if done.returncode:
        raise NotCopied(f"{program}, база {parts.database}: {done.stderr.strip() or done.returncode}")
