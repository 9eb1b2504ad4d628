"""The pages of a service as somebody finds them: by following links, then by every address anybody found."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.exceptions import HTTPException

from tests.services.given import Alone

WRITING = "main form[method=post]"
ALIKE = 2  # so many pages of one kind are looked at


@dataclass
class Crawl:
    """Somebody at the pages of one service: the pages and the files they came by, by address."""

    service: Alone
    client: FlaskClient
    seen: dict[str, LexborHTMLParser] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict)
    _passed: set[str] = field(default_factory=set)
    _kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def walk(self, *starts: str) -> "Crawl":
        """Follow every link from some pages on; a kind of page is opened twice."""
        waiting = [*starts]
        while waiting:
            address = waiting.pop()
            if self._is_known(address):
                continue
            reply = self.client.get(address)
            assert reply.status_code in {200, 303}, (address, reply.status_code)
            if reply.status_code == 303:
                waiting.append(self._path(reply.location))
            elif reply.mimetype == "text/html":
                self.seen[address] = LexborHTMLParser(reply.text)
                waiting += self._links(self.seen[address])
            else:
                self.papers[address] = reply.data
        return self

    def forms(self) -> Iterator[str]:
        """The addresses of pages with something to send."""
        return (address for address, page in self.seen.items() if page.css(WRITING))

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """The sheets of documents as pages show them, a picture each; of every kind of document one."""
        shown = {self._kind(address): address for address, page in self.seen.items() if page.css("img.sheet")}
        for address, page in ((one, self.seen[one]) for one in shown.values()):
            for sheet in page.css("img.sheet"):
                yield address, b64decode(str(sheet.attributes["src"]).split(",", maxsplit=1)[1])

    def files(self) -> Iterator[str]:
        """The addresses of lists as files, as the pages give them."""
        for address, page in self.seen.items():
            for link in page.css("a[href*='export=csv']"):
                yield address.split("?")[0] + str(link.attributes["href"])

    def _is_known(self, address: str) -> bool:
        if address in self._passed:
            return True
        self._passed.add(address)
        kind = self._kind(address)
        self._kinds[kind] += 1
        return self._kinds[kind] > ALIKE

    def _kind(self, address: str) -> str:
        """The view behind an address with what is no id in it; a link without a view is dead."""
        try:
            view, given = self.service.app.url_map.bind("").match(address.split("?", maxsplit=1)[0])
        except HTTPException as error:
            raise AssertionError(address) from error
        return " ".join([str(view), *(str(one) for one in given.values() if not isinstance(one, UUID))])

    def _links(self, page: LexborHTMLParser) -> list[str]:
        found = (str(link.attributes.get("href") or "") for link in page.css("a"))
        return [self._path(one) for one in found if one.startswith(f"/{self.service.service.name}/")]

    def _path(self, href: str) -> str:
        return href.split("#", maxsplit=1)[0].removeprefix(f"/{self.service.service.name}")


def forms(page: LexborHTMLParser, address: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The forms of a page that write: where each is sent, and what is in it untouched."""
    for form in page.css(WRITING):
        action = form.attributes.get("action") or address
        yield action, {name: value for name, value in _fields(form) if name}


def _fields(form: LexborNode) -> Iterator[tuple[str | None, str]]:
    for one in form.css("input, button, textarea, select"):
        given = one.attributes
        if one.tag == "select":
            options = one.css("option[selected]") or one.css("option")
            yield given.get("name"), (options[0].attributes.get("value") or "") if options else ""
        elif one.tag == "textarea":
            yield given.get("name"), one.text()
        elif given.get("type") not in {"checkbox", "radio"} or "checked" in given:
            yield given.get("name"), given.get("value") or ""
