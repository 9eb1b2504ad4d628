"""A small site on loopback that answers as its test says, connected to as if it were public."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpx

from shared.fetching import CheckedTransport


@dataclass
class Site:
    """Where it listens and what was asked of it."""

    port: int
    asked: list[bytes] = field(default_factory=list)

    def connect(self, _addresses: Sequence[str], deadline: float) -> httpx.BaseTransport:
        """Connect to this site whatever address was checked."""
        return CheckedTransport(["127.0.0.1"], deadline=deadline)

    def url(self, host: str = "school.example") -> str:
        """Give the address of its page."""
        return f"http://{host}:{self.port}/staff"


@contextmanager
def serving(*parts: bytes, hold: threading.Event | None = None) -> Iterator[Site]:
    """Answer one request after another with these bytes; with `hold`, wait for it before the last of them."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = Site(listener.getsockname()[1])
    thread = threading.Thread(target=_answer, args=(listener, site, parts, hold), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        if hold is not None:
            hold.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _answer(
    listener: socket.socket, site: Site, parts: tuple[bytes, ...], hold: threading.Event | None
) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with connection:
                site.asked.append(connection.recv(65536))
                for part in parts[:-1]:
                    connection.sendall(part)
                if hold is not None:
                    hold.wait()
                connection.sendall(parts[-1])
