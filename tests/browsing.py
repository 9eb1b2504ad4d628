"""A browser without a screen: the session cookie, and the token of the last page sent with every form."""

import re
from typing import Any

import httpx

from shared.web.cookie import COOKIE
from tests.system import System

TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)">')


class Browsing:
    """Pages as somebody: `get` and `post` of forms; redirects are not followed, so that tests see them."""

    def __init__(
        self, system: System, token: str | None = None, *, start: str = "/registry/components"
    ) -> None:
        self.client = system.client()
        if token:
            self.client.cookies.set(COOKIE, token)
        self.start = start

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Open a page."""
        return self.client.get(path, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> httpx.Response:
        """Send a form as a page of ours would."""
        return self.client.post(path, data={"csrf_token": self.token(), **(data or {})}, **options)

    def token(self) -> str:
        """The token that forms of this browser carry."""
        found = TOKEN.search(self.get(self.start).text)
        assert found is not None
        return found[1]
