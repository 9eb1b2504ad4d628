"""The page as a tree of our own: lexbor reads the HTML once, nothing of its memory is kept or changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from shared.importing.sheet import UnreadableFile

MAX_TAGS = 80_000
MAX_DEPTH = 512
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# HTML closes these by itself, so that pages leave them open
SELF_CLOSING_WORDS = (
    "area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot "
    "option optgroup colgroup html head body"
)
SELF_CLOSING = frozenset(SELF_CLOSING_WORDS.split())
TOO_COMPLEX = "Страница слишком сложна: похоже, её код испорчен. Скопируйте со страницы только таблицу."


@dataclass(slots=True, eq=False)
class Element:
    """An element with its children, which are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Give this element and all below it, in document order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Element)]

    def ancestors(self) -> Iterator["Element"]:
        """Give the elements around this one, the nearest first."""
        one = self.parent
        while one is not None:
            yield one
            one = one.parent

    def properties(self) -> frozenset[str]:
        """Give the microdata names of this element, in lower case."""
        return frozenset(self.attributes.get("itemprop", "").lower().split())


def parse(html: str) -> Element:
    """Read a page; comments and what scripts would write are not in the tree. Raises UnreadableFile."""
    _measure(html)
    root = Element("html")
    known: dict[int, Element] = {}
    document = LexborHTMLParser(html).root
    for node in document.traverse(include_text=True) if document else ():
        parent = known.get(node.parent.mem_id, root) if node.parent else root
        if node.tag == "-text":
            parent.children.append(node.text(deep=False))
            continue
        attributes = {name: value or "" for name, value in node.attributes.items()}
        element = Element(node.tag or "", attributes, parent)
        parent.children.append(element)
        known[node.mem_id] = element
    return root


def _measure(html: str) -> None:
    """Refuse what would take the parser minutes: its time grows with the square of the depth."""
    if html.count("<") > MAX_TAGS:
        raise UnreadableFile(TOO_COMPLEX)
    depth = 0
    for found in TAG.finditer(html):
        if found[2].lower() in SELF_CLOSING:
            continue
        depth = max(depth - 1, 0) if found[1] else depth + 1
        if depth > MAX_DEPTH:
            raise UnreadableFile(TOO_COMPLEX)
