"""What an official document says, part by part; the PDF and the DOCX are filled from the same one.

The parts follow ГОСТ Р 7.0.97-2025: организация → вид документа → дата, №, место → заголовок → текст →
подписи → ознакомление.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph; `lead` stands out and has no indent: «ПРИКАЗЫВАЮ:»."""

    text: str
    lead: bool = False
    kind: str = "text"


@dataclass(frozen=True, kw_only=True)
class Clauses:
    """Numbered clauses, in one numbering through the whole document."""

    texts: Sequence[str]
    kind: str = "clauses"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Pairs of a name and a value, one under another."""

    rows: Sequence[tuple[str, str]]
    kind: str = "facts"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table with headings; `widths` are shares of the page. The names in it are in the nominative."""

    headings: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    title: str = ""
    kind: str = "grid"

    def __post_init__(self) -> None:
        """Refuse a row that does not fit its headings: it would shift the whole table."""
        if {len(row) for row in self.rows} - {len(self.headings)} or len(self.widths) != len(self.headings):
            raise ValueError(self.headings)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A line of a plot: a share in percent, null where there was nothing to count, and its threshold."""

    label: str
    percent: float | None
    threshold: float | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Bars:
    """A plot of shares, each a bar from 0 to 100 with the mark of its threshold, the words beside."""

    bars: Sequence[Bar]
    title: str = ""
    kind: str = "bars"


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """Lines to sign: who (position), the name in full or short; `dated` leaves room for the date."""

    lines: Sequence[tuple[str, str]]
    title: str = ""
    dated: bool = False
    kind: str = "signatures"


Part = Text | Clauses | Facts | Grid | Bars | Signatures


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document. Without a number and a date their places are left blank: they come at registration."""

    name: str
    heading: str
    parts: Sequence[Part]
    organization: str = ""
    addressee: Sequence[str] = ()
    number: str = ""
    dated: str = ""
    place: str = ""
    numbered: bool = True
    copies: str = ""
    wide: bool = False
    draft: bool = False

    def plain(self) -> dict[str, Any]:
        """The document as plain lists and texts, its clauses numbered, for the templates."""
        plain = asdict(self)
        passed = 0
        for part in plain["parts"]:
            if part["kind"] == "clauses":
                part["texts"] = [(passed + place, text) for place, text in enumerate(part["texts"], start=1)]
                passed += len(part["texts"])
        return plain
