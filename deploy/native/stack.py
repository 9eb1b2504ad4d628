"""The whole system as in production, on this machine: PostgreSQL, Kafka, the gateway, five × (web, worker).

    python -m deploy.native.stack [--home var/stack] [--port 8000] [--workers 2]

In tests: `with Stack(home, port=free_port()) as stack: stack.worker["routes"].kill()`.
"""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from deploy.native.gateway import Gateway
from deploy.native.kafka import Kafka
from deploy.native.postgres import Postgres
from deploy.native.process import NotStarted, Process, free_port

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("registry", "mentorship", "routes", "notifications", "monitoring")
SECONDS_TO_STOP = 30


def _silent(_line: str) -> None:
    """Tests read no console."""


class Stack:
    """Handles to every process of a running system; `env` is what `mms` needs to work with it."""

    def __init__(
        self,
        home: Path,
        *,
        port: int = 8000,
        workers: int = 1,
        quick: bool = False,
        say: Callable[[str], None] = _silent,
    ) -> None:
        self.home = home.absolute()
        self.home.mkdir(parents=True, exist_ok=True)
        self.say = say
        self.url = f"http://127.0.0.1:{port}"
        self.postgres = Postgres(self.home / "postgres", password=self._password(), quick=quick)
        self.kafka = Kafka(self.home / "kafka")
        self.ports = {name: free_port() for name in SERVICES}
        self.gateway = Gateway(self.home / "gateway", port=port, services=self.ports)
        self.env = self._environment()
        self.web = {name: self._web(name, workers) for name in SERVICES}
        self.worker = {name: self._process("worker", name) for name in SERVICES}

    def _password(self) -> str:
        kept = self.home / "postgres.password"
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(24))
        return kept.read_text().strip()

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("MMS_")}
        return inherited | {
            "MMS_HOME": str(self.home / "home"),
            "MMS_DATABASE_URL": self.postgres.url("mms_{service}"),
            "MMS_BUS": f"kafka://{self.kafka.bootstrap}",
            "MMS_PUBLIC_URL": self.url,
            "PYTHONUNBUFFERED": "1",
        }

    def _argv(self, *words: str) -> list[str]:
        return [str(Path(sys.executable).with_name("mms")), *words]

    def _process(self, kind: str, service: str, *words: str) -> Process:
        log = self.home / f"{kind}-{service}.log"
        return Process(f"{kind} {service}", self._argv(kind, service, *words), log, env=self.env, cwd=ROOT)

    def _web(self, service: str, workers: int) -> Process:
        address = ["--host", "127.0.0.1", "--port", str(self.ports[service])]
        return self._process("web", service, *address, "--workers", str(workers))

    def mms(self, *words: str, seconds: float = 300) -> subprocess.CompletedProcess[str]:
        """Run the command line against this system and return what it said, whatever its exit status."""
        return subprocess.run(
            self._argv(*words),
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def start(self) -> None:
        """Start everything and wait until every service is ready; on failure nothing is left running."""
        with ExitStack() as undo:
            undo.callback(self.stop)
            self._start_stores()
            self.provide()
            self.start_services()
            undo.pop_all()

    def _start_stores(self) -> None:
        self.say("PostgreSQL …")
        self.postgres.start()
        self.say("Kafka …")
        self.kafka.start()

    def provide(self) -> None:
        """Make the databases and topics that are missing and bring them to the newest declaration."""
        self.say("mms migrate …")
        for name in SERVICES:
            self.postgres.ensure_database(f"mms_{name}")
        done = self.mms("migrate")
        if done.returncode:
            raise NotStarted(f"mms migrate failed:\n{done.stdout}{done.stderr}")

    def start_services(self) -> None:
        """Start the services and the gateway, those that do not run, and wait until they are ready."""
        self.say("five web, five workers, the gateway …")
        self.start_all((*self.web.values(), *self.worker.values()))
        if not self.gateway.process.alive:
            self.gateway.start()
        for name in SERVICES:
            self.wait_ready(name)

    def start_all(self, processes: Iterable[Process]) -> None:
        """Start several at once, those that do not run, without waiting."""
        for process in processes:
            if not process.alive:
                process.start()

    def wait_ready(self, service: str) -> None:
        """Wait until a service's web answers that it is ready."""
        self.web[service].until(lambda: self.ready(service), seconds=90)

    def ready(self, service: str) -> bool:
        """Whether a service's web says it is ready (asked directly, past the gateway)."""
        url = f"http://127.0.0.1:{self.ports[service]}/{service}/health/ready"
        try:
            with urlopen(url, timeout=5) as reply:
                return bool(reply.status == 200)  # noqa: PLR2004 HTTP's own name for success
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        """Stop in order: the door first, then who works, then the stores."""
        self.gateway.stop()
        self.stop_all((*self.web.values(), *self.worker.values()))
        self.kafka.stop()
        self.postgres.stop()

    def stop_all(self, processes: Iterable[Process]) -> None:
        """Ask several to stop at once, then wait for each."""
        asked = list(processes)
        for process in asked:
            process.ask_to_stop()
        for process in asked:
            process.wait(seconds=SECONDS_TO_STOP)

    def dead(self) -> list[Process]:
        """Who should run and does not."""
        stores = (self.postgres.process, self.kafka.process, self.gateway.process)
        return [one for one in (*stores, *self.web.values(), *self.worker.values()) if not one.alive]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _tell(line: str) -> None:
    print(f"stack: {line}", file=sys.stderr, flush=True)


def _watch(stack: Stack, asked: threading.Event) -> int:
    """Stay until asked to stop; a process that ends by itself ends the stack, with its last words."""
    while not asked.wait(1):
        for process in stack.dead():
            _tell(f"{process.name} ended by itself; its log {process.log} ends with:\n{process.tail()}")
            return 1
    return 0


def main() -> int:
    """Run until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="deploy.native.stack", description="The whole system, natively.")
    parser.add_argument("--home", type=Path, default=ROOT / "var" / "stack")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="gunicorn workers of each service")
    options = parser.parse_args()
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    try:
        with Stack(options.home, port=options.port, workers=options.workers, say=_tell) as stack:
            _tell(f"everything answers on {stack.url}/ ; logs in {stack.home} ; Ctrl-C stops")
            return _watch(stack, asked)
    except NotStarted as refusal:
        _tell(str(refusal))
        return 1


if __name__ == "__main__":
    sys.exit(main())
