"""One service alone: its own database, its own doors, events handed to it as they come off the wire."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from shared import keys, tokens
from shared.bus.message import Message, dump
from shared.contracts import Event
from shared.contracts.registry import Grant
from shared.db import Database
from shared.inbox import receive
from shared.migrating import migrate
from shared.permissions import Actor
from shared.service import Service
from shared.settings import Settings, load
from tests.shelf import Extensions, Shelf


def message(event: Event) -> Message:
    """Put an event on the wire."""
    headers = {"ce_type": event.TYPE, "ce_id": str(uuid4())}
    return Message(topic=event.TOPIC, key=str(event.id), headers=headers, data=dump(event))


class Alone:
    """A service without the other four."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service = service
        self.settings = settings
        self.database = Database(settings.database(service.name))
        migrate(service.name, self.database)
        self.app = service.create_app(settings)
        self._extensions = Extensions(self.app)

    def hear(self, events: Iterable[Event]) -> None:
        """Let the service hear of events, each under a new event id."""
        with self.database.write() as session:
            receive(session, self.service.consumers, [message(event) for event in events], careful=False)

    def close(self) -> None:
        """Give the connections back, and what a test put in the application's place."""
        self._extensions.put_back()
        self.database.close()
        self.app.extensions["mms_database"].close()

    def client(self, actor: Actor) -> FlaskClient:
        """Sign an actor in."""
        client = self.app.test_client()
        token = tokens.issue(keys.load_keys(self.settings.keys), actor, now=datetime.now(UTC))
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return client


def shelf(service: Service) -> Shelf[Alone]:
    """Services of a kind on empty homes."""
    return Shelf(lambda home: Alone(service, load({"MMS_HOME": str(home)})))


@contextmanager
def alone(service: Service, home: Path) -> Iterator[Alone]:
    """Run a service on a home of its own."""
    made = Alone(service, load({"MMS_HOME": str(home)}))
    yield made
    made.close()


def actor(*roles: str, municipality_id: UUID, **more: Any) -> Actor:
    """Make somebody with account roles; an organization goes with every role."""
    organization_id = more.pop("organization_id", None)
    scope = "organization" if organization_id else "municipality"
    grants = tuple(Grant(role=role, scope=scope, organization_id=organization_id) for role in roles)
    values = {"account_id": uuid4(), "person_id": None} | more
    return Actor(municipality_id=municipality_id, grants=grants, **values)
