"""A person's dates as an iCalendar file (RFC 5545), and the secret in its address."""

import base64
import hmac
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any, Protocol
from uuid import UUID

from services.notifications.rules.table.clock import STEP_WORDS

PRODUCT = "-//MMS//notifications//RU"
NAME = "ММС: мои даты"
REFRESH = timedelta(hours=1)
SECRET_LENGTH = 43


class Dated(Protocol):
    """What the file needs of a day."""

    @property
    def uid(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def outward(self) -> str: ...
    @property
    def href(self) -> str: ...
    @property
    def cancelled(self) -> bool: ...
    @property
    def sequence(self) -> int: ...
    @property
    def changed_at(self) -> datetime: ...


def outward_summary(kind: str, detail: str) -> str:
    """What leaves the system: the kind of thing, never whom or what it is about, no text typed by people."""
    said = {
        "session": "Встреча наставника и наставляемого",
        "step": f"Срок шага маршрута: {STEP_WORDS.get(detail, 'шаг')}",
        "meeting": "Встреча группы",
        "led": "Встреча группы, которую вы ведёте",
        "support": "Мероприятие",
    }
    return said[kind]


def summary(kind: str, detail: str) -> str:
    """What its owner reads where they are signed in: an event by its title."""
    return detail if kind == "support" and detail else outward_summary(kind, detail)


def as_icalendar(days: Iterable[Dated], *, public_url: str) -> bytes:
    """Write days as whole-day events; the same days give the same bytes."""
    library = import_module("icalendar")
    calendar = library.Calendar()
    for name, value in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", NAME),
        ("name", NAME),
        ("refresh-interval", REFRESH),
        ("x-published-ttl", "PT1H"),  # the library would write it as a clock: it knows no type for it
    ):
        parameters = {"VALUE": "DURATION"} if name == "refresh-interval" else None
        calendar.add(name, value, parameters=parameters)
    for day in days:
        calendar.add_component(_event(library, day, public_url=public_url))
    written: bytes = calendar.to_ical()
    return written


def _event(library: Any, day: Dated, *, public_url: str) -> Any:
    event = library.Event()
    for name, value in (
        ("uid", day.uid),
        ("dtstamp", day.changed_at.replace(microsecond=0)),
        ("sequence", day.sequence),
        ("dtstart", day.day),
        ("dtend", day.day + timedelta(days=1)),
        ("summary", day.outward),
        ("url", f"{public_url}{day.href}"),
        ("status", "CANCELLED" if day.cancelled else "CONFIRMED"),
        ("transp", "TRANSPARENT"),
    ):
        event.add(name, value)
    return event


def secret_of(key: bytes, *, serial: UUID) -> str:
    """The secret of an address: nobody guesses it, and only the server's key makes it."""
    made = hmac.new(key, b"calendar " + serial.bytes, sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()
