"""All services on one origin: `/registry`, `/mentorship`, … under one WSGI application."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

import httpx
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from services.catalogue import SERVICES
from shared.settings import Settings
from shared.web.front import front_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def create_origin(
    settings: Settings, *, names: Iterable[str] = tuple(SERVICES), lazily: bool = False
) -> DispatcherMiddleware:
    """Mount services by name; when all are here, they reach each other in this process.

    `lazily` leaves each until it is asked: a command that asks one has no use for five.
    """
    mounted = tuple(names)

    def make(name: str) -> Flask:
        app = SERVICES[name].create_app(settings)
        if len(mounted) == len(SERVICES):
            app.extensions["mms_client"] = lambda: in_process_client(origin)
        return app

    mounts: dict[str, WSGIApplication] = {
        f"/{name}": Sleeping(make, name) if lazily else make(name) for name in mounted
    }
    origin = DispatcherMiddleware(front_app(settings), mounts)
    return origin


class Sleeping:
    """A service that is put together when it is first asked."""

    def __init__(self, make: Callable[[str], Flask], name: str) -> None:
        self.app: Flask | None = None
        self._make, self._name = make, name
        self._lock = Lock()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        with self._lock:
            if self.app is None:
                self.app = self._make(self._name)
        return self.app(environ, start_response)


def close_origin(origin: DispatcherMiddleware) -> None:
    """Give back the connections of all mounted services: none may cross a fork."""
    for mounted in origin.mounts.values():
        app = mounted.app if isinstance(mounted, Sleeping) else mounted
        if isinstance(app, Flask):
            app.extensions["mms_database"].close()


def in_process_client(origin: DispatcherMiddleware) -> httpx.Client:
    """Give an HTTP client that calls the application without a network."""
    return httpx.Client(transport=httpx.WSGITransport(app=origin), base_url="http://mms", timeout=600)
