"""The village of the journeys served to a browser: one process, so that tests decide when events travel."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from deploy.native.process import free_port
from shared.web.cookie import COOKIE
from tests.journeys.village import Village
from tests.system import System


class Quiet(WSGIRequestHandler):
    """The server's own log says nothing: the application logs each request."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 the name is the base class's
        """Say nothing."""


class Served:
    """A village at an address. `cookie` signs a browser in without the form; `settle` delivers events."""

    def __init__(self, system: System, village: Village, url: str) -> None:
        self.system = system
        self.village = village
        self.url = url

    def settle(self) -> None:
        """Let all events take effect."""
        self.system.deliver()

    def person(self, last_name: str) -> dict[str, Any]:
        """A browser's session of somebody without account roles."""
        return self._cookie(person_id=self.village.people[last_name]["id"])

    def role(self, role: str, last_name: str | None = None) -> dict[str, Any]:
        """A browser's session with a role; at the school if somebody is named."""
        who: dict[str, Any] = {}
        if last_name:
            who = {
                "person_id": self.village.people[last_name]["id"],
                "organization_id": self.village.organization_id,
            }
        return self._cookie(role, **who)

    def _cookie(self, *roles: str, **who: Any) -> dict[str, Any]:
        token = self.system.token(*roles, municipality_id=self.village.municipality_id, **who)
        return {"name": COOKIE, "value": token, "url": self.url, "httpOnly": True, "sameSite": "Lax"}


@contextmanager
def serving(system: System, village: Village) -> Iterator[Served]:
    """Serve on a free loopback port until the test is over."""
    port = free_port()
    server = make_server("127.0.0.1", port, system.origin, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Served(system, village, f"http://127.0.0.1:{port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
