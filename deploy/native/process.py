"""One process that we started: its log, its start, its ways to end; never anyone else's."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

TAIL = 3000


class NotStarted(RuntimeError):
    """A process that ended or stayed silent instead of answering; the message shows the end of its log."""


def free_port() -> int:
    """Find a loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether something accepts connections on a loopback port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _dying_with_us(argv: Sequence[str]) -> list[str]:
    """Let the kernel end the process with us: only from the main thread, for it watches the thread."""
    setpriv = shutil.which("setpriv")
    if setpriv is None or threading.current_thread() is not threading.main_thread():
        return list(argv)
    rest = argv[1:] if argv[0] == "setpriv" else ["--", *argv]  # a change of account would undo an outer one
    return [setpriv, "--pdeathsig=TERM", *rest]


@dataclass
class Process:
    """A command in its own process group. `start`, `stop`, `kill`, `pause` may follow each other freely."""

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    running: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """The process id of the running command."""
        if self.running is None:
            raise NotStarted(f"{self.name} is not running")
        return self.running.pid

    @property
    def alive(self) -> bool:
        """Whether it was started and has not ended."""
        return self.running is not None and self.running.poll() is None

    def start(self, **more_env: str) -> None:
        """Start it; `more_env` is for this start only."""
        if self.alive:
            raise NotStarted(f"{self.name} is already running")
        env = {**(os.environ if self.env is None else self.env), **more_env}
        with self.log.open("ab") as out:
            self.running = subprocess.Popen(
                _dying_with_us(self.argv),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=self.cwd,
                start_new_session=True,
            )

    def until(self, ready: Callable[[], bool], *, seconds: float = 60) -> None:
        """Wait until it answers; raises NotStarted when it ends or the time is over."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.alive or time.monotonic() > deadline:
                state = "did not answer" if self.alive else "ended"
                raise NotStarted(f"{self.name} {state}; its log {self.log} ends with:\n{self.tail()}")
            self._ended_within(0.05)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process alone (its children are its own business)."""
        if self.alive:
            os.kill(self.pid, number)

    def ask_to_stop(self) -> None:
        """Begin an orderly end without waiting for it."""
        self.signal(self.stop_signal)

    def stop(self, *, seconds: float = 30) -> int | None:
        """End it in order; a process that does not end in time is killed. Returns its exit status."""
        self.ask_to_stop()
        return self.wait(seconds=seconds)

    def wait(self, *, seconds: float = 30) -> int | None:
        """Wait for an end that was asked for; kills when it does not come."""
        if not self._ended_within(seconds):
            self.kill()
        return self.running.returncode if self.running else None

    def kill(self) -> None:
        """SIGKILL to the whole group: the process and its children die at once."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):  # the group is gone already: nothing is left to kill
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def pause(self) -> None:
        """SIGSTOP to the whole group."""
        os.killpg(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT to the whole group."""
        os.killpg(self.pid, signal.SIGCONT)

    def tail(self) -> str:
        """Give the end of its log."""
        return self.log.read_text(errors="replace")[-TAIL:] if self.log.exists() else ""

    def _ended_within(self, seconds: float) -> bool:
        if self.running is None:
            return True
        try:
            self.running.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True
