"""How a service's Flask application is put together; the order of what happens to a request is here."""

import time
from collections.abc import Iterable
from typing import Any

import httpx
import structlog
from flask import Blueprint, Flask, Response, g, request
from flask_smorest import Api
from werkzeug.exceptions import HTTPException

from shared.db import Database
from shared.keys import load_keys
from shared.settings import Settings
from shared.tokens import Unauthenticated, refuse_revoked, verify
from shared.tracing import follow
from shared.web import health, idempotency, permissions, problems, reading, unit

log = structlog.get_logger()
LARGEST_BODY = 64 * 1024 * 1024
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class ProblemApi(Api):
    """flask-smorest whose errors are ours and whose schema names carry no surprises."""

    def _register_error_handlers(self) -> None:
        """Leave errors to shared.web.problems."""

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer as everywhere."""
        return problems.of_http(error)


def service_app(
    name: str, settings: Settings, *, api: Iterable[Any] = (), pages: Iterable[Blueprint] = ()
) -> Flask:
    """Build the application of a service from its JSON and HTML blueprints."""
    app = Flask(f"services.{name}", static_folder=None)
    app.config.update(
        SECRET_KEY=load_keys(settings.keys).session,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        API_TITLE=f"ММС: {name}",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=None,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    database = Database(settings.database(name))
    app.extensions["mms_database"] = database
    app.extensions["mms_client"] = lambda: httpx.Client(base_url=settings.internal_url, timeout=120)
    _install_order(app, database, settings)
    smorest = ProblemApi(app)
    for blueprint in api:
        smorest.register_blueprint(blueprint, url_prefix="/api/v1")
    for blueprint in pages:
        app.register_blueprint(blueprint)
    health.install(app, name, database, settings)
    reading.install(app, name, smorest)
    return app


def _install_order(app: Flask, database: Database, settings: Settings) -> None:
    """Unit → actor → key held → not revoked → permission declared → stored reply → view → stored → commit."""
    problems.install(app)
    app.after_request(_add_headers)
    app.after_request(_end_unit)
    unit.install(app, database, settings)
    app.before_request(_begin)
    app.before_request(_authenticate)
    app.before_request(idempotency.claim)
    app.before_request(_refuse_revoked)
    app.before_request(permissions.refuse_undeclared)
    app.before_request(idempotency.replay)
    idempotency.install(app)


def _begin() -> None:
    g.started = time.perf_counter()
    follow(request.headers.get("traceparent"))
    if request.method in unit.WRITING:
        request.get_data(cache=True)  # a slow client must not hold the writer's lock while it sends


def _authenticate() -> None:
    """Learn who asks from the bearer token; a wrong token is refused even where none is needed."""
    header = request.headers.get("Authorization", "")
    if not header:
        return
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated
    work = unit.unit()
    work.known, g.issued_at = verify(load_keys(work.settings.keys), token.strip())


def _refuse_revoked() -> None:
    work = unit.unit()
    if work.known is not None:
        refuse_revoked(work.session, work.known, g.issued_at)


def _end_unit(response: Response) -> Response:
    idempotency.remember(response)
    unit.unit().finish(response)
    return response


def _add_headers(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    elapsed = time.perf_counter() - g.get("started", time.perf_counter())
    health.observe(response.status_code, elapsed)
    log.info(
        "request",
        method=request.method,
        route=str(request.url_rule) if request.url_rule else None,
        status=response.status_code,
        milliseconds=round(elapsed * 1000),
    )
    return response
