"""What a file is read into: a book of sheets of numbered rows; and how much of it we take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from shared.errors import Invalid

MAX_BYTES = 32 * 1024 * 1024
MAX_COLUMNS = 200
MAX_ROWS = 200_000

Cell = str | float | bool | date | datetime | time | timedelta | None


class UnreadableFile(Invalid):
    """The whole file is refused; the message says in Russian what to do about it."""

    type = "unreadable-file"
    default = "Файл не удалось прочитать."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; `number` is the spreadsheet's own, from 1, title and heading rows included.

    `inherited` are the places whose value comes from a cell merged downwards.
    """

    number: int
    cells: Sequence[Cell]
    inherited: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """A sheet whose rows are read once, in order; reading on may still raise UnreadableFile.

    `hidden_rows` are numbers of rows, `hidden_places` indices of cells that the book does not show;
    `height` is about how many rows there are.
    """

    name: str
    rows: Iterator[SheetRow]
    hidden_rows: frozenset[int] = frozenset()
    hidden_places: frozenset[int] = frozenset()
    height: int = 0


@dataclass(frozen=True)
class Book:
    """A file: the names of its visible sheets, and the sheets, each opened when it is asked for."""

    names: tuple[str, ...]
    sheets: Iterator[Sheet]


def within_limits(rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
    """Pass rows on while they keep within the limits of size."""
    for row in rows:
        if row.number > MAX_ROWS:
            raise UnreadableFile(f"В файле больше {MAX_ROWS} строк. Разделите его на части.")
        if len(row.cells) > MAX_COLUMNS:
            raise UnreadableFile(
                f"В строке {row.number} больше {MAX_COLUMNS} столбцов — это не таблица данных."
            )
        yield row
