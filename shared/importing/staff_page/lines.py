"""The text of elements as a person sees it: one line, or the lines that blocks and breaks make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.importing.cells import one_line
from shared.importing.staff_page.tree import Element

WHITESPACE = re.compile(r"[ \t\r\n\f]+")
SILENT_WORDS = "head script style template noscript button select textarea svg object iframe audio video"
SILENT = frozenset(SILENT_WORDS.split())
WORTH_REMEMBERING = 500
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr q s "
    "samp small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(INLINE_WORDS.split())
Piece = tuple[str | None, bool, bool]
"""A text or a line break (None), whether it is in a heading, whether it is in a link."""


@dataclass(frozen=True)
class Line:
    """A line of the page; `linked` is all inside links."""

    text: str
    heading: bool = False
    linked: bool = False


def lines_of(element: Element, *, skip: frozenset[str] = SILENT) -> list[Line]:
    """Give the lines below an element that have any text."""
    lines: list[Line] = []
    present: list[Piece] = []
    for piece in _pieces(element, skip):
        if piece[0] is not None:
            present.append(piece)
            continue
        if line := _one_line("".join(text or "" for text, _, _ in present)):
            said = [one for one in present if one[0] and one[0].strip()]
            lines.append(Line(line, any(one[1] for one in said), all(one[2] for one in said)))
        present = []
    return lines


def _one_line(text: str) -> str:
    """Clean a line; what is too long to be met again is not worth remembering."""
    return one_line(text) if len(text) < WORTH_REMEMBERING else one_line.__wrapped__(text)


def text_of(element: Element, *, skip: frozenset[str] = SILENT) -> str:
    """Give the text below an element as one line."""
    return " ".join(line.text for line in lines_of(element, skip=skip))


def _pieces(element: Element, skip: frozenset[str]) -> Iterator[Piece]:
    """Give texts and line breaks in document order."""
    waiting: list[tuple[Element | str | None, bool, bool]] = [(None, False, False), (element, False, False)]
    while waiting:
        one, heading, linked = waiting.pop()
        if one is None or isinstance(one, str):
            yield one and WHITESPACE.sub(" ", one), heading, linked
            continue
        if one.tag in skip and one is not element:
            yield " ", heading, linked
            continue
        heading, linked = heading or one.tag in HEADINGS, linked or one.tag == "a"
        if one.tag not in INLINE:
            yield None, heading, linked
            waiting.append((None, heading, linked))
        waiting += [(child, heading, linked) for child in reversed(one.children)]
