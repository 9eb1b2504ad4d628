"""Pages of routes as somebody: what is seen, what a form leads to, what is in a table."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask.testing import FlaskClient

from tests.services.given import actor
from tests.services.routes.making import MUN, Routes, known


@dataclass
class Visitor:
    """Addresses are as people see them: `/routes/mine`; the service alone has them without its name."""

    client: FlaskClient

    def see(self, path: str, status: int = 200) -> str:
        """Open a page."""
        reply = self.client.get(_own(path))
        text = reply.get_data(as_text=True)
        assert reply.status_code == status, (path, reply.status_code, text[-500:])
        return unescape(text)

    def send(self, path: str, data: dict[str, Any] | None = None, status: int = 303) -> str:
        """Send a form; gives the address it leads to, or the page with the refusal."""
        reply = self.client.post(_own(path), data=data or {})
        text = reply.get_data(as_text=True)
        assert reply.status_code == status, (path, reply.status_code, text[-500:])
        return str(reply.headers.get("Location", "")) or unescape(text)

    def change(self, path: str, data: dict[str, Any], status: int = 303) -> str:
        """Open a form that knows the version of what it changes, and send it filled in."""
        [version] = re.findall(r'name="version" value="(\d+)"', self.see(path))
        return self.send(path, data | {"version": version}, status)


def _own(path: str) -> str:
    return path.removeprefix("/routes")


def visitor(
    routes: Routes, *roles: str, person: str | None = None, place: str | None = None, home: str = ""
) -> Visitor:
    """Somebody with roles; `home` is another municipality."""
    who = actor(
        *roles,
        municipality_id=known(home) if home else MUN,
        person_id=known(person) if person else None,
        organization_id=known(place) if place else None,
    )
    return Visitor(routes.service.client(who))


def words(page: str) -> str:
    """The text of a page without its markup."""
    body = page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
