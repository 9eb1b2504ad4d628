"""The core services in real processes go through their journeys while registry and monitoring are stopped."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from deploy.native.stack import Stack
from services.catalogue import SERVICES
from services.operator import operator_token
from shared import keys, tokens
from shared.bus.kafka import lag
from shared.contracts.registry import Grant
from shared.db import Database
from shared.outbox import unpublished
from shared.permissions import Actor
from shared.settings import Settings, load
from shared.web.assets import FOREVER, asset
from shared.web.cookie import COOKIE
from tests.faults.waiting import until
from tests.journeys import stories
from tests.journeys.village import Village

pytestmark = [pytest.mark.kafka, pytest.mark.postgres]
CORE = ("mentorship", "routes", "notifications")


class Outside:
    """A running stack seen from outside: HTTP through the gateway, lag through the broker."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.settings: Settings = load(stack.env)
        self.clients: list[httpx.Client] = []
        self.names: tuple[str, ...] = tuple(SERVICES)

    def client(self, *roles: str, operator: bool = False, **who: Any) -> httpx.Client:
        """Sign in as somebody."""
        signed = operator_token(self.settings) if operator else self._sign(roles, who)
        headers = {"Authorization": f"Bearer {signed}"}
        self.clients.append(httpx.Client(base_url=self.stack.url, headers=headers, timeout=30))
        return self.clients[-1]

    def _sign(self, roles: tuple[str, ...], who: dict[str, Any]) -> str:
        organization = UUID(who["organization_id"]) if who.get("organization_id") else None
        actor = Actor(
            account_id=uuid4(),
            person_id=UUID(who["person_id"]) if who.get("person_id") else None,
            municipality_id=UUID(who["municipality_id"]),
            grants=tuple(Grant(role=one, scope="", organization_id=organization) for one in roles),
        )
        return tokens.issue(keys.load_keys(Path(self.settings.keys)), actor, now=datetime.now(UTC))

    def settle(self) -> None:
        """Wait until the services that run have published and read everything."""
        until(self._quiet, seconds=60)

    def _quiet(self) -> bool:
        for name in self.names:
            database = Database(self.settings.database(name))
            with database.read() as session:
                waiting = unpublished(session)
            database.close()
            if waiting:
                return False
        groups = {name: SERVICES[name].consumers.topics for name in self.names}
        listening = {name: topics for name, topics in groups.items() if topics}
        return not any(lag(self.settings.bus, listening).values())

    def close(self) -> None:
        """Close the connections."""
        for client in self.clients:
            client.close()


def _pages_stand(outside: Outside, village: Village) -> None:
    """Whoever is signed in is led home and gets the files of the pages from the services that run."""
    person = outside.client(person_id=village.people["Кравец"]["id"], municipality_id=village.municipality_id)
    signed = person.headers.pop("Authorization").removeprefix("Bearer ")
    person.cookies.set(COOKIE, signed)
    assert person.get("/").headers["Location"].endswith("/mentorship/home")
    home = person.get("/mentorship/components")
    assert home.status_code == 200
    assert "Усть-Коксинский район" in home.text
    for name in ("bootstrap.css", "mms.css", "mms.js"):
        assert asset(name) in home.text
        given = person.get(asset(name))
        assert (given.status_code, given.headers["Cache-Control"]) == (200, FOREVER)


def test_journeys_with_registry_and_monitoring_stopped(stack: Stack) -> None:
    outside = Outside(stack)
    village = Village(client=outside.client, settle=outside.settle)
    village.found(outside.client(operator=True))
    stopped = ("registry", "monitoring")
    stack.stop_all([process[name] for name in stopped for process in (stack.web, stack.worker)])
    outside.names = CORE
    assert outside.client(operator=True).get("/monitoring/health/live").status_code == 502
    stories.from_session_to_confirmation(village)
    stories.from_result_to_approved_route(village)
    stories.coverage_by_school(village)
    _pages_stand(outside, village)
    outside.close()
    stack.start_services()
