"""Delivering what is pending: the embedded bus moved by hand, or waiting for the workers of a broker."""

import time
from collections.abc import Iterable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from services.catalogue import SERVICES
from shared.bus import embedded
from shared.bus.kafka import lag
from shared.db import Database
from shared.errors import DomainError
from shared.outbox import unpublished
from shared.settings import Settings

PAUSE_SECONDS = 0.2


class NotCaughtUp(DomainError):
    """Some consumer is still behind when the time is over."""

    type = "not-caught-up"


def open_databases(settings: Settings) -> dict[str, Database]:
    """Open every service's database."""
    return {name: Database(settings.database(name)) for name in SERVICES}


def deliver_once(databases: Mapping[str, Database]) -> bool:
    """Give each of these services what the others said since; False when nothing was waiting anywhere."""
    moved, failures = False, []
    for name, database in databases.items():
        try:
            moved |= embedded.deliver_some(database, SERVICES[name].consumers, databases)
        except SQLAlchemyError as error:
            failures.append(error)  # one broken database must not starve the others
    if failures and not moved:
        raise failures[0]
    return moved


def drain(
    settings: Settings,
    databases: Mapping[str, Database],
    *,
    timeout: float,
    services: Iterable[str] = tuple(SERVICES),
) -> None:
    """Return when the consumers of `services` have caught up; raises NotCaughtUp naming who has not."""
    deadline = time.monotonic() + timeout
    if not settings.embedded:
        _await_workers(settings, databases, deadline, frozenset(services))
        return
    while deliver_once(databases):
        if time.monotonic() > deadline:
            raise NotCaughtUp(f"За {timeout:g} с доставлено не всё. Повторите mms drain.")


def _await_workers(
    settings: Settings, databases: Mapping[str, Database], deadline: float, services: frozenset[str]
) -> None:
    """Two quiet looks in a row: what the first saw applied may have made new events."""
    quiet = 0
    while True:
        behind = _behind(settings, databases, services)
        quiet = quiet + 1 if not behind else 0
        if quiet > 1:
            return
        if time.monotonic() > deadline:
            names = ", ".join(f"{name} ({count})" for name, count in behind.items())
            raise NotCaughtUp(f"Не дождались: {names}. Запущены ли mms worker этих служб?")
        time.sleep(PAUSE_SECONDS)


def _behind(
    settings: Settings, databases: Mapping[str, Database], services: frozenset[str]
) -> dict[str, int]:
    """Count what the producers they listen to have not published, then what they have not read of it."""
    types = {one for name in services for one in SERVICES[name].consumers.types}
    producers = {one.split(".")[1] for one in types}
    waiting = {}
    for name in producers:
        with databases[name].read() as session:
            waiting[name] = unpublished(session)
    if any(waiting.values()):
        return {name: count for name, count in waiting.items() if count}
    groups = {name: SERVICES[name].consumers.topics for name in services}
    listening = {name: topics for name, topics in groups.items() if topics}
    behind = lag(settings.bus, listening) if listening else {}
    return {name: count for name, count in behind.items() if count}
