"""What a service does without being asked: relay, consumers, clock — each a loop in its own thread."""

import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError

from services.catalogue import SERVICES
from services.delivering import deliver_once, open_databases
from shared.bus.kafka import BrokerError, KafkaInbox, KafkaPublisher
from shared.bus.relay import Relay
from shared.db import Database
from shared.service import Loop, Service
from shared.settings import Settings
from shared.tokens import forget_expired
from shared.web.idempotency import prune

log = structlog.get_logger()
FASTEST_SECONDS = 0.02
SLOWEST_SECONDS = 1.0
CLOCK_SECONDS = 60.0


def run_worker(settings: Settings, service: Service) -> None:
    """Run one service's loops on Kafka until SIGTERM or SIGINT."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database = Database(settings.database(service.name))
    loops: list[Callable[[], None]] = [
        lambda: _relay(settings, database, stop),
        lambda: _clock(settings, {service.name: database}, stop),
    ]
    if service.consumers.topics:
        loops.append(lambda: _consume(settings, database, service, stop))
    loops += [partial(go_on, loop, stop) for loop in service.loops(database, settings)]
    _run_together(loops)
    database.close()


def start_embedded(settings: Settings, stop: threading.Event) -> list[threading.Thread]:
    """Start delivery and clocks of all services inside the serving process."""
    databases = open_databases(settings)

    def deliver() -> None:
        _until_stopped(stop, "deliver", lambda: deliver_once(databases))

    threads = [threading.Thread(target=deliver, daemon=True, name="deliver")]
    threads.append(
        threading.Thread(target=_clock, args=(settings, databases, stop), daemon=True, name="clock")
    )
    for name, database in databases.items():
        threads += [
            threading.Thread(target=go_on, args=(loop, stop), daemon=True, name=loop.name)
            for loop in SERVICES[name].loops(database, settings)
        ]
    for thread in threads:
        thread.start()
    return threads


def _run_together(loops: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=loop) for loop in loops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _until_stopped(
    stop: threading.Event, name: str, step: Callable[[], object], slowest: float = SLOWEST_SECONDS
) -> None:
    """Repeat a step: at once while there is work, slower and slower while there is none."""
    pause = FASTEST_SECONDS
    while not stop.is_set():
        try:
            busy = bool(step())
        except (SQLAlchemyError, BrokerError, OSError) as error:
            log.warning("loop_failed", loop=name, error=type(error).__name__)
            busy, pause = False, SLOWEST_SECONDS
        except Exception:
            # a loop that ends would stop delivery in silence: nothing was committed, so it tries again
            log.exception("loop_crashed", loop=name)
            busy, pause = False, SLOWEST_SECONDS
        pause = FASTEST_SECONDS if busy else min(pause * 2, slowest)
        if not busy:
            stop.wait(pause)


def go_on(loop: Loop, stop: threading.Event) -> None:
    """Keep one loop of a service going until stopped."""
    _until_stopped(stop, loop.name, loop.step, loop.slowest_seconds)
    loop.close()


def _relay(settings: Settings, database: Database, stop: threading.Event) -> None:
    publisher = KafkaPublisher(settings.bus)
    relay = Relay(database, publisher)
    _until_stopped(stop, "relay", relay.step)
    publisher.close()
    try:
        relay.release()
    except SQLAlchemyError:
        log.warning("lease_not_released")  # it runs out by itself


def _consume(settings: Settings, database: Database, service: Service, stop: threading.Event) -> None:
    """Consume until stopped; a client that lost its broker for good is made anew."""
    while not stop.is_set():
        try:
            inbox = KafkaInbox(settings.bus, database, service.consumers)
        except (BrokerError, OSError) as error:
            log.warning("broker_unavailable", error=type(error).__name__)
            stop.wait(SLOWEST_SECONDS)
            continue
        _until_stopped(stop, "consume", inbox.step)
        inbox.close()


def _clock(settings: Settings, databases: dict[str, Database], stop: threading.Event) -> None:
    """Run each service's clock jobs and chores every minute."""
    while not stop.is_set():
        for name, database in databases.items():
            _run_jobs(SERVICES[name], database)
            _do_chores(SERVICES[name], database, settings)
        stop.wait(CLOCK_SECONDS)


def _run_jobs(service: Service, database: Database) -> None:
    for job in (*service.jobs, prune, forget_expired):
        try:
            with database.write() as session:
                job(session, datetime.now(UTC))
        except Exception:
            # one job's failure must stop neither the others nor the next minute
            log.exception("job_failed", service=service.name, job=job.__name__)


def _do_chores(service: Service, database: Database, settings: Settings) -> None:
    for chore in service.chores:
        try:
            chore(database, settings, datetime.now(UTC))
        except Exception:
            # as with jobs
            log.exception("chore_failed", service=service.name, chore=chore.__name__)
