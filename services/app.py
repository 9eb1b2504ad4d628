"""All services on one origin: `/registry`, `/mentorship`, … under one WSGI application."""

from collections.abc import Iterable

import httpx
from flask import Flask, render_template_string
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from services.catalogue import SERVICES
from shared.settings import Settings

FRONT = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>ММС</title></head>
<body><h1>ММС</h1>
<p>Сопровождение педагогов муниципальной методической службой.</p>
<ul>{% for name in names %}
<li><a href="/{{ name }}/api/v1/">{{ name }}</a> · <a href="/{{ name }}/health/ready">состояние</a></li>
{% endfor %}</ul></body></html>"""


def create_origin(settings: Settings, *, names: Iterable[str] = tuple(SERVICES)) -> DispatcherMiddleware:
    """Mount services by name; when all are here, they reach each other in this process."""
    apps = {name: SERVICES[name].create_app(settings) for name in names}
    origin = DispatcherMiddleware(_front(), {f"/{name}": app for name, app in apps.items()})
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


def _front() -> Flask:
    app = Flask("services.front", static_folder=None)

    @app.get("/")
    def index() -> str:
        return render_template_string(FRONT, names=list(SERVICES))

    @app.errorhandler(404)
    def missing(_error: Exception) -> tuple[str, int]:
        return "Такой страницы нет.", 404

    return app
