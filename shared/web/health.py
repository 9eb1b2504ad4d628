"""Health for the one who restarts processes, metrics for the one who watches them."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from flask import Flask, Response, jsonify, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shared.db import Database
from shared.errors import Forbidden
from shared.outbox import unpublished
from shared.settings import Settings
from shared.tables import dead_letter
from shared.web.permissions import public

OwnGauges = Callable[[Session], list[tuple[str, str, float]]]
REGISTRY = CollectorRegistry()
REPLIES = Counter("mms_replies", "Replies by status class", ["status"], registry=REGISTRY)
SECONDS = Histogram("mms_reply_seconds", "Time to a reply", registry=REGISTRY)
BROKER_TIMEOUT_SECONDS = 1


def observe(status: int, seconds: float) -> None:
    """Count a reply."""
    REPLIES.labels(f"{status // 100}xx").inc()
    SECONDS.observe(seconds)


def _database_answers(database: Database) -> bool:
    try:
        with database.read() as session:
            session.execute(text("SELECT 1 FROM alembic_version"))
    except SQLAlchemyError:
        return False
    return True


def _bus_answers(settings: Settings) -> bool:
    if settings.embedded:
        return True
    for address in settings.bus.split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host, int(port)), BROKER_TIMEOUT_SECONDS).close()
        except OSError:
            continue
        return True
    return False


def _waiting(database: Database) -> list[GaugeMetricFamily]:
    with database.read() as session:
        parked = session.scalar(select(func.count()).select_from(dead_letter)) or 0
        return [
            GaugeMetricFamily("mms_outbox_unpublished", "Events not acknowledged yet", unpublished(session)),
            GaugeMetricFamily("mms_dead_letters", "Events parked with a reason", parked),
        ]


def install(app: Flask, name: str, database: Database, settings: Settings) -> None:
    """Add /health/live, /health/ready and /metrics (loopback only)."""

    @public
    def live() -> Response:
        return jsonify(service=name, status="ok")

    @public
    def ready() -> tuple[Response, int]:
        if not _database_answers(database):
            return jsonify(service=name, status="unready", database="нет ответа"), 503
        status = "ok" if _bus_answers(settings) else "degraded"
        return jsonify(service=name, status=status), 200

    @public
    def metrics() -> Response:
        if not request.remote_addr or not ip_address(request.remote_addr).is_loopback:
            raise Forbidden
        registry = CollectorRegistry()
        registry.register(REGISTRY)
        registry.register(_Gauges(database, settings, app.extensions.get("mms_gauges")))
        return Response(generate_latest(registry), content_type="text/plain; version=0.0.4")

    app.add_url_rule("/health/live", view_func=live)
    app.add_url_rule("/health/ready", view_func=ready)
    app.add_url_rule("/metrics", view_func=metrics)


class _Gauges:
    """What is counted at the moment of asking; `own` are the service's own: name, meaning, value."""

    def __init__(self, database: Database, settings: Settings, own: OwnGauges | None) -> None:
        self.database = database
        self.settings = settings
        self.own = own

    def collect(self) -> list[Any]:
        gauges = _waiting(self.database)
        # on the embedded bus nobody acknowledges: consumers read the outbox itself
        return [*(gauges[1:] if self.settings.embedded else gauges), *self._own()]

    def _own(self) -> list[GaugeMetricFamily]:
        if self.own is None:
            return []
        with self.database.read() as session:
            return [GaugeMetricFamily(name, meaning, value) for name, meaning, value in self.own(session)]

    def describe(self) -> list[Any]:
        return []
