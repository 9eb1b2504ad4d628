"""How a service's Flask application is put together; the order of what happens to a request is here."""

import time
from collections.abc import Iterable
from contextlib import suppress
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
from shared.web import (
    access,
    cookie,
    forgery,
    gallery,
    headers,
    health,
    idempotency,
    layout,
    permissions,
    problems,
    reading,
    unit,
)

log = structlog.get_logger()
LARGEST_BODY = 64 * 1024 * 1024


class ProblemApi(Api):
    """flask-smorest whose errors are ours and whose schema names carry no surprises."""

    def _register_error_handlers(self) -> None:
        """Leave errors to shared.web.problems."""

    def handle_http_exception(self, error: HTTPException) -> Any:
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
    app.extensions["mms_service"] = name
    app.extensions["mms_database"] = database
    app.extensions["mms_client"] = lambda: httpx.Client(base_url=settings.internal_url, timeout=120)
    forgery.install(app, settings)
    layout.install(app)
    _install_order(app, database, settings)
    smorest = ProblemApi(app)
    for blueprint in api:
        smorest.register_blueprint(blueprint, url_prefix="/api/v1")
    for blueprint in pages:
        app.register_blueprint(blueprint)
    health.install(app, name, database, settings)
    gallery.install(app)
    reading.install(app, name, smorest)
    return app


def _install_order(app: Flask, database: Database, settings: Settings) -> None:
    """Unit → actor → not forged → key held → not revoked → permission → stored reply → view → commit."""
    problems.install(app)
    headers.install(app, settings)
    app.after_request(_observe)
    app.after_request(_end_unit)
    unit.install(app, database, settings)
    app.before_request(_begin)
    app.before_request(_authenticate)
    app.before_request(forgery.refuse_forgery)
    app.before_request(idempotency.claim)
    app.before_request(_refuse_revoked)
    app.before_request(permissions.refuse_undeclared)
    app.before_request(idempotency.replay)
    idempotency.install(app)


def _begin() -> None:
    g.started = time.perf_counter()
    follow(request.headers.get("traceparent"))
    if request.method in unit.WRITING:
        _take_body()


def _take_body() -> None:
    """Wait for all of the body: a slow client must not hold the writer's lock while it sends.

    A file sent by a program goes to the disk at once; bytes that are to be compared stay in memory.
    """
    compared = not forgery.is_api() or "Idempotency-Key" in request.headers
    if request.mimetype != "multipart/form-data" or compared:
        request.get_data(cache=True)
    else:
        request.form  # noqa: B018 reading it parses the body


def _authenticate() -> None:
    """Learn who asks: a program by its bearer token, which must be right, a browser by its cookie."""
    work = unit.unit()
    keys = load_keys(work.settings.keys)
    if header := request.headers.get("Authorization", ""):
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer":
            raise Unauthenticated
        work.known, g.issued_at = verify(keys, token.strip())
        g.bearer = True
    elif kept := cookie.token_in_cookie():
        with suppress(Unauthenticated):  # a session that is over is nobody's, and the page leads to sign-in
            work.known, g.issued_at = verify(keys, kept)
            g.by_cookie = True


def _refuse_revoked() -> None:
    work = unit.unit()
    if work.known is None:
        return
    try:
        refuse_revoked(work.session, work.known, g.issued_at)
    except Unauthenticated:
        if not g.get("by_cookie"):
            raise
        idempotency.forget_reply()
        work.known = None


def _end_unit(response: Response) -> Response:
    """Keep the reply, say who changed what, commit; a reading reply leaves once it is told who looked."""
    idempotency.remember(response)
    access.tell_change(response)
    unit.unit().finish(response)
    access.tell_look(response)
    return response


def _observe(response: Response) -> Response:
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
