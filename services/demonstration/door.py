"""How the demonstration speaks to the system: HTTP as everyone, signed in as whoever acts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx

from shared import keys, tokens
from shared.contracts.registry import Grant
from shared.errors import DomainError
from shared.permissions import Actor
from shared.settings import Settings

JSON = Mapping[str, Any]


class DemonstrationRefused(DomainError):
    """The system refused its own demonstration; the message says what."""

    type = "demonstration-refused"


class Door:
    """A client that acts as different people."""

    def __init__(self, client: httpx.Client, settings: Settings, today: date) -> None:
        self.client = client
        self.settings = settings
        self.today = today
        self.municipality_id = ""
        self._signed: dict[tuple[str, ...], str] = {}

    def post(self, path: str, body: JSON | None = None, *, who: JSON | None = None) -> dict[str, Any]:
        """Send a command as somebody (`who`: person_id, role, organization_id), the operator if nobody."""
        reply = self.client.post(path, json=dict(body or {}), headers=self._headers(who))
        return self._checked(reply)

    def attach(self, path: str, form: JSON, *, name: str, content: bytes, who: JSON) -> dict[str, Any]:
        """Send a form with a file as somebody."""
        reply = self.client.post(
            path, data=dict(form), files={"files": (name, content)}, headers=self._headers(who)
        )
        return self._checked(reply)

    def patch(self, path: str, body: JSON, *, who: JSON) -> dict[str, Any]:
        """Change something as somebody."""
        reply = self.client.patch(path, json=dict(body), headers=self._headers(who))
        return self._checked(reply)

    def put(self, path: str, body: JSON, *, who: JSON) -> dict[str, Any]:
        """Write something anew as somebody."""
        reply = self.client.put(path, json=dict(body), headers=self._headers(who))
        return self._checked(reply)

    def every(self, path: str, *, who: JSON | None = None) -> list[dict[str, Any]]:
        """Read a whole list, page after page."""
        found: list[dict[str, Any]] = []
        following: str | None = f"{path}{'&' if '?' in path else '?'}limit=500"
        while following:
            reply = self.client.get(following, headers=self._headers(who))
            self._refuse_failure(reply)
            found += reply.json()
            following = reply.links.get("next", {}).get("url")
        return found

    def upload(self, kind: str, content: bytes, *, municipality: str = "ust-koksa") -> None:
        """Import a file through the import door."""
        form = {"kind": kind, "municipality": municipality}
        files = {"file": (f"{kind}.csv", content)}
        report = self._checked(self.client.post("/registry/api/v1/imports", data=form, files=files))
        if report["rejected"]:
            raise DemonstrationRefused(f"{kind}: {report['rejected'][:3]}")

    def _headers(self, who: JSON | None) -> dict[str, str]:
        if who is None:
            return {}
        key = tuple(str(who.get(name, "")) for name in ("person_id", "role", "organization_id"))
        if key not in self._signed:
            self._signed[key] = self._sign(*key)
        return {"Authorization": f"Bearer {self._signed[key]}"}

    def _sign(self, person_id: str, role: str, organization_id: str) -> str:
        organization = UUID(organization_id) if organization_id else None
        scope = "organization" if organization else "municipality"
        grants = (Grant(role=role, scope=scope, organization_id=organization),) if role else ()
        actor = Actor(
            account_id=uuid4(),
            person_id=UUID(person_id) if person_id else None,
            municipality_id=UUID(self.municipality_id),
            grants=grants,
        )
        return tokens.issue(keys.load_keys(self.settings.keys), actor, now=datetime.now(UTC))

    def _checked(self, reply: httpx.Response) -> dict[str, Any]:
        self._refuse_failure(reply)
        body: dict[str, Any] = reply.json()
        return body

    def _refuse_failure(self, reply: httpx.Response) -> None:
        if not reply.is_success:
            raise DemonstrationRefused(f"{reply.request.method} {reply.request.url.path}: {reply.text[:500]}")
