"""All services on one origin: `/registry`, `/mentorship`, … under one WSGI application."""

from collections.abc import Iterable

import httpx
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from services.catalogue import SERVICES
from shared.settings import Settings
from shared.web.front import front_app


def create_origin(settings: Settings, *, names: Iterable[str] = tuple(SERVICES)) -> DispatcherMiddleware:
    """Mount services by name; when all are here, they reach each other in this process."""
    apps = {name: SERVICES[name].create_app(settings) for name in names}
    origin = DispatcherMiddleware(front_app(settings), {f"/{name}": app for name, app in apps.items()})
    if len(apps) == len(SERVICES):
        for app in apps.values():
            app.extensions["mms_client"] = lambda: in_process_client(origin)
    return origin


def close_origin(origin: DispatcherMiddleware) -> None:
    """Give back the connections of all mounted services: none may cross a fork."""
    for app in origin.mounts.values():
        if isinstance(app, Flask):
            app.extensions["mms_database"].close()


def in_process_client(origin: DispatcherMiddleware) -> httpx.Client:
    """Give an HTTP client that calls the application without a network."""
    return httpx.Client(transport=httpx.WSGITransport(app=origin), base_url="http://mms", timeout=600)
