"""A unit of work: one request, one session, one transaction, one actor, one idea of now."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session

from shared import about
from shared.db import Database
from shared.permissions import Actor
from shared.roster.models import Municipality
from shared.settings import Settings
from shared.tokens import Unauthenticated

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
DEFAULT_ZONE = "Europe/Moscow"


@dataclass
class Unit:
    """What a view works with. `session` commits only when the reply is a success."""

    database: Database
    settings: Settings
    writing: bool
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    known: Actor | None = None
    opened: Session | None = None

    @property
    def session(self) -> Session:
        """The session of this request, opened at first use."""
        if self.opened is None:
            self.opened = self.database.writer() if self.writing else Session(self.database.engine)
            self.opened.expire_on_commit = False
            self.opened.begin()
            about.watch(self.opened)
        return self.opened

    @property
    def actor(self) -> Actor:
        """Who asks; raises Unauthenticated."""
        if self.known is None:
            raise Unauthenticated
        return self.known

    @property
    def municipality(self) -> Any:
        """The actor's municipality as this service knows it: name, timezone, names; null for none."""
        if self.known is None or self.known.municipality_id is None:
            return None
        lookup = current_app.extensions.get("mms_municipality", _of_roster)
        return lookup(self.session, self.known.municipality_id)

    @property
    def zone(self) -> ZoneInfo:
        """The local time of the actor's municipality."""
        return ZoneInfo(self.municipality.timezone if self.municipality else DEFAULT_ZONE)

    @property
    def today(self) -> date:
        """The local date in the actor's municipality."""
        return self.now.astimezone(self.zone).date()

    @property
    def client(self) -> httpx.Client:
        """A client to the other services' API: in-process when embedded, over the network otherwise."""
        client: httpx.Client = current_app.extensions["mms_client"]()
        return client

    def finish(self, response: Response) -> None:
        """Commit a success, drop anything else."""
        if self.opened is None:
            return
        if self.writing and response.status_code < 400:  # noqa: PLR2004 the border of HTTP errors
            self.opened.commit()
        else:
            self.opened.rollback()

    def pause(self) -> None:
        """Let go of the database before waiting for the network; the next use begins a new transaction.

        Whatever was held until the end of the transaction is held no more.
        """
        self.close()

    def close(self) -> None:
        """Give the connection back whatever happened."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None


def _of_roster(session: Session, municipality_id: UUID) -> Municipality | None:
    return session.get(Municipality, municipality_id)


def unit() -> Unit:
    """Return the unit of work of the present request."""
    present: Unit = g.unit
    return present


def install(app: Flask, database: Database, settings: Settings) -> None:
    """Open a unit for every request and end it with the reply."""

    @app.before_request
    def _open() -> None:
        g.unit = Unit(database, settings, request.method in WRITING)

    @app.teardown_request
    def _close(_error: BaseException | None) -> None:
        with suppress(AttributeError):
            g.unit.close()
