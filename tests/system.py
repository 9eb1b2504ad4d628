"""All services in one process, driven the way people drive them: HTTP, tokens, delivery."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from flask import Flask

from services.app import close_origin, create_origin, in_process_client
from services.catalogue import SERVICES
from services.delivering import deliver_once
from services.operator import OPERATOR
from shared import keys, tokens
from shared.contracts.registry import Grant
from shared.db import Database
from shared.migrating import migrate
from shared.permissions import Actor
from shared.settings import Settings, load
from tests.shelf import Extensions


class System:
    """The embedded system: `client()` speaks HTTP, `deliver()` moves events until all is quiet."""

    def __init__(self, settings: Settings, *, names: Iterable[str] = tuple(SERVICES)) -> None:
        self.settings = settings
        self.origin = create_origin(settings, names=names)
        self.databases = {name: Database(settings.database(name)) for name in names}
        apps = [app for app in self.origin.mounts.values() if isinstance(app, Flask)]
        self._extensions = [Extensions(app) for app in apps]

    def db(self, service: str) -> Database:
        """One service's database."""
        return self.databases[service]

    def deliver(self) -> None:
        """Deliver everything pending."""
        while deliver_once(self.databases):
            pass

    def token(
        self,
        *roles: str,
        person_id: UUID | str | None = None,
        municipality_id: UUID | str | None = None,
        organization_id: UUID | str | None = None,
        ttl: timedelta = timedelta(hours=1),
    ) -> str:
        """Sign a token for an actor with roles; the organization goes with every role."""
        organization = UUID(str(organization_id)) if organization_id else None
        scope = "organization" if organization else "municipality"
        grants = tuple(Grant(role=role, scope=scope, organization_id=organization) for role in roles)
        actor = Actor(
            account_id=uuid4(),
            person_id=UUID(str(person_id)) if person_id else None,
            municipality_id=UUID(str(municipality_id)) if municipality_id else None,
            grants=grants,
        )
        return tokens.issue(keys.load_keys(self.settings.keys), actor, now=datetime.now(UTC), ttl=ttl)

    def client(self, *roles: str, operator: bool = False, **who: Any) -> httpx.Client:
        """A client over the in-process origin, signed in if roles or a person are given."""
        client = in_process_client(self.origin)
        if operator:
            signed = tokens.issue(keys.load_keys(self.settings.keys), OPERATOR, now=datetime.now(UTC))
            client.headers["Authorization"] = f"Bearer {signed}"
        elif roles or who:
            client.headers["Authorization"] = f"Bearer {self.token(*roles, **who)}"
        return client

    def close(self) -> None:
        """Give the connections back, and what a test put in an application's place."""
        for one in self._extensions:
            one.put_back()
        for database in self.databases.values():
            database.close()
        close_origin(self.origin)


def system_at(home: Path) -> System:
    """A system on a home with the newest schemas and keys of its own."""
    settings = load({"MMS_HOME": str(home)})
    for name in SERVICES:
        database = Database(settings.database(name))
        migrate(name, database)
        database.close()
    return System(settings)
