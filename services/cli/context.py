"""What every command starts from: settings, migrated databases, an API client with the operator's rights."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from sqlalchemy.exc import OperationalError

from services.app import close_origin, create_origin, in_process_client
from services.delivering import open_databases
from services.operator import operator_token
from shared.db import Database
from shared.errors import DomainError
from shared.migrating import migrate
from shared.settings import Settings, load


class Unreachable(DomainError):
    """The database or the service does not answer."""

    type = "unreachable"


class Refused(DomainError):
    """The service answered with a refusal; the message is its own."""

    type = "refused"


@contextmanager
def opened() -> Iterator[tuple[Settings, dict[str, Database]]]:
    """Give the settings and the databases at their newest schema (embedded: migrated right here)."""
    settings = load()
    if settings.embedded:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    databases = open_databases(settings)
    try:
        if settings.embedded:
            for name, database in databases.items():
                migrate(name, database)
        yield settings, databases
    except OperationalError as error:
        raise Unreachable(f"База данных не отвечает: {str(error.orig).strip()}") from error
    finally:
        for database in databases.values():
            database.close()


@contextmanager
def api_client(settings: Settings) -> Iterator[httpx.Client]:
    """Give a client of the JSON API: in-process when embedded, over MMS_INTERNAL_URL otherwise."""
    origin = create_origin(settings, lazily=True) if settings.embedded else None
    client = (
        in_process_client(origin) if origin else httpx.Client(base_url=settings.internal_url, timeout=600)
    )
    client.headers["Authorization"] = f"Bearer {operator_token(settings)}"
    try:
        with client:
            yield client
    except httpx.TransportError as error:
        raise Unreachable(f"Службы не отвечают по адресу {settings.internal_url}.") from error
    finally:
        if origin:
            close_origin(origin)


def answer(response: httpx.Response) -> httpx.Response:
    """Return a success; turn a problem into a Russian sentence."""
    if response.is_success:
        return response
    try:
        body = response.json()
    except ValueError:
        raise Refused(f"Сервер ответил {response.status_code}.") from None
    fields = {one["field"]: one["messages"] for one in body.get("errors", [])}
    raise Refused(body.get("detail") or body.get("title"), fields=fields)


__all__ = ["answer", "api_client", "opened", "operator_token"]
