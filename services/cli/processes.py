"""Commands that run processes: serve, web, worker, migrate, doctor."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from sqlalchemy.exc import SQLAlchemyError

from services.app import create_origin
from services.catalogue import SERVICES
from services.cli.context import opened
from services.demonstration import DEMONSTRATION, seed
from services.registry.queries import account_by_login
from services.worker import run_worker, start_embedded
from shared import keys, logs
from shared.bus.kafka import BrokerError, declare_topics, missing_topics
from shared.db import Database
from shared.errors import DomainError
from shared.migrating import is_newest
from shared.migrating import migrate as migrate_database
from shared.settings import Settings, WrongSetting, load

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 4
WORKERS = 2
service_argument = click.argument("service", type=click.Choice(list(SERVICES)))


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """gunicorn told by code instead of a file."""

    def __init__(self, make_app: Callable[[], Any], **options: Any) -> None:
        self.make_app = make_app
        self.options = {
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": 20,
            "control_socket_disable": True,
            **options,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the options over."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Make the application, in the worker process."""
        return self.make_app()


def served_at(settings: Settings, host: str, port: int) -> Settings:
    """Unless it is set, what links begin with is the address served on this machine."""
    if os.environ.get("MMS_PUBLIC_URL") or host not in LOOPBACK:
        return settings
    here = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    internal = settings.internal_url if os.environ.get("MMS_INTERNAL_URL") else here
    return replace(settings, public_url=here, internal_url=internal)


def in_own_process(work: Callable[[], object]) -> None:
    """Do work before gunicorn forks, and leave nothing of it here.

    Printing begins threads that a fork leaves behind: a server forked after it would wait for them for ever.
    """
    child = get_context("fork").Process(target=work)
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(1)


def _fill(settings: Settings) -> None:
    with opened() as (_, databases):
        seed(settings, databases)


def _as_process(settings: Settings) -> None:
    """From here on this process logs its work."""
    os.environ["MMS_PROCESS"] = "1"
    logs.configure(settings.log_format)


@click.command()
@click.option("--demo", is_flag=True, help="наполнить пустой дом показательными данными")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(host: str, port: int, *, demo: bool) -> None:
    """Запустить все службы в одном дереве процессов."""
    if demo and host not in LOOPBACK:
        raise WrongSetting("Показательные данные открываются только на 127.0.0.1.")
    settings = served_at(load(), host, port)
    if not settings.embedded:
        raise WrongSetting("MMS_BUS: mms serve — для встроенной шины; с Kafka — mms web и mms worker.")
    if demo:
        in_own_process(partial(_fill, settings))
    with opened() as (_, databases):
        if host not in LOOPBACK:
            _refuse_demonstration(databases["registry"])
    served = replace(settings, demonstration=DEMONSTRATION) if demo else settings
    click.echo(f"ММС открыта на http://{host}:{port}/", err=True)
    if demo:
        _tell_accounts(host, port)
    _as_process(settings)
    stop = threading.Event()

    def begin(_worker: Any) -> None:
        start_embedded(settings, stop)

    def end(_server: Any, _worker: Any) -> None:
        stop.set()

    Server(
        lambda: create_origin(served),
        bind=_address(host, port),
        workers=1,
        threads=THREADS * 2,
        post_worker_init=begin,
        worker_exit=end,
    ).run()


def _refuse_demonstration(registry: Database) -> None:
    """Raise WrongSetting when accounts with the demonstration's known password would be open to others."""
    with registry.read() as session:
        known = any(account_by_login(session, login=email) for _, email in DEMONSTRATION.accounts)
    if known:
        raise WrongSetting(
            "В этом доме показательные учётные записи с известным паролем: его открывают только "
            "на 127.0.0.1. Для работы заведите другой дом (MMS_HOME)."
        )


def _tell_accounts(host: str, port: int) -> None:
    """Say how to sign in as each role of the demonstration."""
    click.echo("Войти одним нажатием можно на первой странице, или почтой и паролем:", err=True)
    for title, email in DEMONSTRATION.accounts:
        click.echo(f"  {title:<16} {email}", err=True)
    click.echo(f"  пароль у всех    {DEMONSTRATION.password}", err=True)
    body = f'{{"email": "methodist@demo.example", "password": "{DEMONSTRATION.password}"}}'
    url = f"http://{host}:{port}/registry/api/v1/tokens"
    click.echo(f"Токен для API: curl -H 'Content-Type: application/json' -d '{body}' {url}", err=True)


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@click.command()
@service_argument
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=WORKERS, show_default=True)
def web(service: str, host: str, port: int, workers: int) -> None:
    """Запустить веб-часть одной службы (gunicorn)."""
    settings = _production(service)
    _as_process(settings)
    Server(lambda: create_origin(settings, names=[service]), bind=_address(host, port), workers=workers).run()


@click.command()
@service_argument
def worker(service: str) -> None:
    """Запустить фоновую часть одной службы: отправку событий, приём, часы."""
    settings = _production(service)
    _as_process(settings)
    run_worker(settings, SERVICES[service])


def _production(service: str) -> Settings:
    settings = load()
    if settings.embedded:
        raise WrongSetting("MMS_BUS: на встроенной шине всё запускает mms serve.")
    keys.load_keys(settings.keys)
    database = Database(settings.database(service))
    try:
        if not is_newest(service, database):
            raise WrongSetting(f"База {service} не обновлена. Сначала: mms migrate.")
    finally:
        database.close()
    return settings


@click.command()
@click.argument("services", nargs=-1, type=click.Choice(list(SERVICES)))
def migrate(services: tuple[str, ...]) -> None:
    """Обновить схемы баз (и темы Kafka) до новейших."""
    settings = load()
    keys.load_keys(settings.keys)
    if settings.embedded:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in services or tuple(SERVICES):
        database = Database(settings.database(name))
        changed = migrate_database(name, database)
        database.close()
        click.echo(f"{name}: {'обновлена' if changed else 'новейшая'}", err=True)
    if not settings.embedded:
        created = declare_topics(settings.bus, replication=min(3, settings.bus.count(",") + 1))
        click.echo(f"темы: {'созданы ' + ', '.join(created) if created else 'все есть'}", err=True)


@click.command()
def doctor() -> None:
    """Сказать, что здесь не так и что набрать."""
    found = []
    settings = load()
    for name in SERVICES:
        database = Database(settings.database(name))
        try:
            if not is_newest(name, database):
                found.append(f"{name}: схема базы старая или её нет → mms migrate")
        except SQLAlchemyError as error:
            found.append(f"{name}: база не отвечает ({type(error).__name__}) → проверьте MMS_DATABASE_URL")
        finally:
            database.close()
    if not settings.embedded:
        try:
            found += [f"нет темы {name} → mms migrate" for name in missing_topics(settings.bus)]
        except (BrokerError, OSError) as error:
            found.append(f"Kafka не отвечает ({type(error).__name__}) → проверьте MMS_BUS")
    if found:
        raise DomainError("\n".join(found))
    click.echo("Всё в порядке.")
