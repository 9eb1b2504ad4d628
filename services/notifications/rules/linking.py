"""The text of an announcement as it is shown: paragraphs of lines, with addresses that may be followed."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

ADDRESS = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
NOT_OF_IT = ".,;:!?)]}'"


@dataclass(frozen=True)
class Piece:
    """A run of text; with an address it is a link."""

    text: str
    href: str = ""


def paragraphs(text: str) -> list[list[list[Piece]]]:
    """Cut a text into paragraphs (empty lines part them), lines and pieces."""
    parts = [part for part in re.split(r"\n\s*\n", text.strip()) if part]
    return [[_pieces(line) for line in part.splitlines()] for part in parts]


def _pieces(line: str) -> list[Piece]:
    found, read = [], 0
    for match in ADDRESS.finditer(line):
        address = match.group().rstrip(NOT_OF_IT)
        if not _has_host(address):
            continue
        found += [Piece(line[read : match.start()]), Piece(address, href=address)]
        read = match.start() + len(address)
    return [one for one in (*found, Piece(line[read:])) if one.text]


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
