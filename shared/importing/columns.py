"""How a kind of file is declared: its columns, its natural key and the checks within one row."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shared.importing.cells import Parser, timeless
from shared.importing.sheet import Cell
from shared.importing.vocabulary import Vocabulary

Row = dict[str, Any]
Problem = tuple[str, str]
"""A heading and what is wrong below it."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `instead` names a field that makes a required column unnecessary when it is given.

    `similar` are words by which a heading nobody knows may be guessed to mean this column.
    """

    heading: str
    field: str
    parse: Parser
    required: bool = False
    aliases: tuple[str, ...] = ()
    hint: str = ""
    instead: str = ""
    words: tuple[str, ...] = ()
    offered: bool = True
    similar: tuple[str, ...] = ()


def column(heading: str, field: str, parse: Callable[[Cell], object], **options: Any) -> Column:
    """Declare a column whose parser needs no today; a vocabulary brings its words along."""
    words = parse.words if isinstance(parse, Vocabulary) else ()
    return Column(heading=heading, field=field, parse=timeless(parse), words=words, **options)


def day_column(heading: str, field: str, parse: Parser, **options: Any) -> Column:
    """Declare a column of dates."""
    hint = options.pop("hint", "Дата, например 01.09.2024.")
    return Column(heading=heading, field=field, parse=parse, hint=hint, **options)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """Columns whose headings only the owner of the rows knows: every heading that is nobody else's is one.

    `heading` is what a person who maps columns calls them; a row keeps each under `prefix` and its words.
    """

    heading: str
    prefix: str
    parse: Parser

    def column(self, words: str) -> Column:
        """The column with these words over it."""
        return Column(heading=words, field=f"{self.prefix}{words}", parse=self.parse)

    def of(self, row: Row) -> dict[str, str]:
        """What a row says in such columns, by their headings; nothing is an empty text."""
        return {
            name.removeprefix(self.prefix): "" if value is None else str(value)
            for name, value in row.items()
            if name.startswith(self.prefix)
        }


def nothing_more(_row: Row) -> list[Problem]:
    """Leave a row as it was read."""
    return []


def nothing_to_settle(_rows: list[Row]) -> list[tuple[int, str, str]]:
    """Leave the rows as they were read."""
    return []


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of import file.

    `key` is the natural key of a row once its references are resolved; `periods` are pairs of fields,
    first day and last day; `finish` fills what follows from other cells and says what is wrong with them.
    `opened` takes the headings that are no column's; `settle` mends what only all rows together tell and
    warns of it with row, heading and sentence.
    """

    name: str
    title: str
    columns: Sequence[Column]
    key: Callable[[Row], Hashable]
    periods: tuple[tuple[str, str], ...] = ()
    finish: Callable[[Row], list[Problem]] = nothing_more
    opened: Opened | None = None
    settle: Callable[[list[Row]], list[tuple[int, str, str]]] = nothing_to_settle

    @cached_property
    def headings(self) -> dict[str, str]:
        """The heading of each field."""
        return {item.field: item.heading for item in self.columns}

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """What a person who maps columns may say a column is."""
        opened = (self.opened.heading,) if self.opened else ()
        return (*(one.heading for one in self.columns), *opened)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """What a file must have, as people read it: a column and the one that may stand instead of it."""
        return tuple(
            f"«{one.heading}»" + (f" (или «{self.headings[one.instead]}»)" if one.instead else "")
            for one in self.columns
            if one.required
        )
