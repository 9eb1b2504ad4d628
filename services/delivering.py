"""Delivering what is pending: the embedded bus moved by hand, or waiting for the workers of a broker."""

import time
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from services.catalogue import SERVICES
from shared.aside import take_in
from shared.bus import embedded
from shared.db import Database, is_locked
from shared.errors import DomainError
from shared.outbox import unpublished
from shared.settings import Settings

PAUSE_SECONDS = 0.2
KAFKA = "shared.bus.kafka"  # loaded only where it is the bus: the embedded one has no use for it
LOCKED = "в базу долго пишет другая команда. Дождитесь её и повторите mms drain."

Tell = Callable[[int, int], None]
"""Takes how many messages are delivered, and how many there are as far as is known."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


class NotCaughtUp(DomainError):
    """Some consumer is still behind when the time is over."""

    type = "not-caught-up"


def open_databases(settings: Settings) -> dict[str, Database]:
    """Open every service's database."""
    return {name: Database(settings.database(name)) for name in SERVICES}


def deliver_once(databases: Mapping[str, Database]) -> int:
    """Give each of these services what the others said since; tells how many messages that was."""
    moved, failures = 0, []
    for name, database in databases.items():
        try:
            moved += take_in(database)
            moved += embedded.deliver_some(database, SERVICES[name].consumers, databases)
        except SQLAlchemyError as error:
            failures.append(error)  # one broken database must not starve the others
    if failures and not moved:
        raise failures[0]
    return moved


def send_due(settings: Settings, databases: Mapping[str, Database]) -> None:
    """Do what the services' own loops would do now: the messages that are due leave, digests are not."""
    for name, database in databases.items():
        loops = SERVICES[name].loops(database, settings)
        while sum(loop.step() for loop in loops):
            pass
        for loop in loops:
            loop.close()


def drain(
    settings: Settings,
    databases: Mapping[str, Database],
    *,
    timeout: float,
    services: Iterable[str] = tuple(SERVICES),
    tell: Tell = silent,
) -> None:
    """Return when the consumers of `services` have caught up; raises NotCaughtUp naming who has not.

    A long delivery is waited for while it advances: `timeout` is how long it may stand still.
    """
    if settings.embedded:
        _deliver_all(databases, Patience(timeout, tell))
    else:
        _await_workers(settings, databases, Patience(timeout, tell), frozenset(services))


class Patience:
    """Waiting that ends when nothing has moved for so many seconds; what moves is told."""

    def __init__(self, seconds: float, tell: Tell) -> None:
        self.seconds = seconds
        self.tell = tell
        self.moved_at = time.monotonic()

    def moved(self, done: int, total: int) -> None:
        """Note that some of it is done."""
        self.moved_at = time.monotonic()
        self.tell(done, max(done, total))

    @property
    def is_over(self) -> bool:
        """Whether it has stood still for too long."""
        return time.monotonic() - self.moved_at > self.seconds


def _deliver_all(databases: Mapping[str, Database], patience: Patience) -> None:
    waits = [embedded.waiting(one, SERVICES[name].consumers, databases) for name, one in databases.items()]
    done, moved, total = 0, 1, sum(waits)
    while moved:
        try:
            moved = deliver_once(databases)
        except DBAPIError as error:
            if not is_locked(error):
                raise
            if patience.is_over:
                raise NotCaughtUp(f"За {patience.seconds:g} с доставка не продвинулась: {LOCKED}") from error
            continue
        if moved:
            done += moved
            patience.moved(done, total)


def _await_workers(
    settings: Settings, databases: Mapping[str, Database], patience: Patience, services: frozenset[str]
) -> None:
    """Two quiet looks in a row: what the first saw applied may have made new events."""
    quiet, most, before = 0, 0, None
    while True:
        behind = _behind(settings, databases, services)
        left = sum(behind.values())
        most = max(most, left)
        if before is None or left < before:
            patience.moved(most - left, most)
        before = left
        quiet = quiet + 1 if not behind else 0
        if quiet > 1:
            return
        if patience.is_over:
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
    behind = import_module(KAFKA).lag(settings.bus, listening) if listening else {}
    return {name: count for name, count in behind.items() if count}
