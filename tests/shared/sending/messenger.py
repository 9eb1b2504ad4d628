"""A messenger's service on loopback that answers as a test says, connected to as if it were the real one."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from shared.fetching import CheckedTransport


@dataclass
class Asked:
    """One request."""

    path: str
    authorization: str
    body: str


@dataclass
class Service:
    """What it answers with, and what it was asked."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = "{}"
    asked: list[Asked] = field(default_factory=list)

    def answer(self, body: str, status: int = 200, **headers: str) -> None:
        """Answer so from now on."""
        self.status, self.body = status, body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def connect(self, _addresses: Sequence[str], deadline: float) -> httpx.BaseTransport:
        """Connect to this service whatever address was checked."""
        return _ToHere(self.port, CheckedTransport(["127.0.0.1"], deadline=deadline))

    def resolve(self, _host: str, _port: int) -> list[str]:
        """Give a public address, which nobody connects to."""
        return ["93.184.215.14"]


class _ToHere(httpx.BaseTransport):
    def __init__(self, port: int, transport: httpx.BaseTransport) -> None:
        self.port = port
        self.transport = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https"
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return self.transport.handle_request(request)

    def close(self) -> None:
        self.transport.close()


@contextmanager
def messenger() -> Iterator[Service]:
    """Run it until the test is over."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            service.asked.append(Asked(self.path, self.headers["Authorization"], content.decode()))
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(service.body.encode())

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 as above
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
