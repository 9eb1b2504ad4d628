"""The rejected rows of a file as they stood in it, each with what is to be corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shared.importing.cells import plain
from shared.importing.files import read
from shared.importing.heading_forms import CORRECTION
from shared.importing.reading import ReadRows
from shared.importing.report import RowMessage
from shared.importing.sheet import Cell, SheetRow

Kept = str | float | None


@dataclass(frozen=True, kw_only=True)
class Rejects:
    """Headings that our door understands, and rows of kept cells, the last saying what is wrong."""

    titles: list[str] = field(default_factory=list)
    rows: list[list[Kept]] = field(default_factory=list)


def rejects_of(
    content: bytes, filename: str, *, found: ReadRows, rejected: Sequence[RowMessage]
) -> Rejects | None:
    """Read the file once more for the rejected rows, so that an import need not keep all of them."""
    wrong = _messages(rejected)
    if not wrong:
        return None
    book = read(content, filename)
    sheet = next(sheet for sheet in book.sheets if sheet.name == found.sheet)
    rows = [_kept(row, found, wrong[row.number]) for row in sheet.rows if row.number in wrong]
    return Rejects(titles=[*found.labels, CORRECTION], rows=rows)


def _messages(rejected: Sequence[RowMessage]) -> Mapping[int, str]:
    """Give all that is wrong with each row, as one text."""
    found: dict[int, list[str]] = {}
    for one in sorted(set(rejected)):
        where = f"«{one.column}»: " if one.column else ""
        found.setdefault(one.row, []).append(f"{where}{one.message}")
    return {row: "; ".join(messages) for row, messages in found.items()}


def _kept(row: SheetRow, found: ReadRows, message: str) -> list[Kept]:
    width = len(found.labels)
    cells = [*row.cells[:width], *[None] * (width - len(row.cells))]
    return [*map(_as_it_stood, cells), message]


def _as_it_stood(cell: Cell) -> Kept:
    """Keep numbers and texts; dates as people write them."""
    if isinstance(cell, bool):
        return plain(cell)
    return cell if isinstance(cell, str | int | float) else plain(cell) or None
