"""From a file to rows of values: headings found, cells parsed, each row checked within itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from shared.importing.cells import BadCell, plain, shown
from shared.importing.columns import Kind, Row
from shared.importing.heading_forms import heading_form
from shared.importing.headings import Headings, MissingColumns, locate
from shared.importing.mapping import Meaning
from shared.importing.missing import nothing_found
from shared.importing.progress import EVERY, Tell, silent
from shared.importing.remembered import Mappings
from shared.importing.report import RowMessage
from shared.importing.sheet import Book, Cell, Sheet, SheetRow, UnreadableFile
from shared.importing.skipping import is_heading, nobody

EMPTY_REQUIRED = "пустая обязательная ячейка"
NAMED = 10


@dataclass
class ReadRows:
    """The good rows, what is wrong with the others, and how many rows of data there were in all.

    `titles` are the headings of the file as they stand there, `labels` those in the kind's own words
    where it knows them, `sheet` the name of the sheet that was read, `meanings` what is made of each heading,
    `heading_row` where they stand; `recalled` tells that an earlier file's mapping was taken.
    """

    total: int = 0
    rows: list[Row] = field(default_factory=list)
    rejected: list[RowMessage] = field(default_factory=list)
    warnings: list[RowMessage] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sheet: str = ""
    meanings: tuple[Meaning, ...] = ()
    recalled: bool = False
    heading_row: int = 1


def read_rows(
    book: Book,
    kind: Kind,
    *,
    today: date,
    mappings: Mappings | None = None,
    tell: Tell = silent,
    keep: Callable[[Row], None] | None = None,
) -> ReadRows:
    """Read the sheet that has the headings; raises UnreadableFile when there is none.

    Good rows go to `keep` if there is one, so that who has a way to hold many need not hold them twice.
    """
    sheet, headings = _choose(book, kind, mappings or Mappings())
    result = ReadRows(
        warnings=list(headings.warnings),
        titles=headings.titles,
        labels=_labels(headings, kind),
        sheet=sheet.name,
        meanings=headings.meanings,
        recalled=bool(headings.recalled),
        heading_row=headings.row,
    )
    keep, hidden = keep or result.rows.append, []
    for item in _records(headings, kind, result.warnings):
        result.total += 1
        if result.total % EVERY == 0:
            tell("reading", result.total, sheet.height)
        if item.number in sheet.hidden_rows:
            hidden.append(item.number)
        row, problems = _row(item, kind=kind, headings=headings, today=today)
        if problems:
            result.rejected += problems
        else:
            keep(row)
    if not result.total:
        raise UnreadableFile("В файле есть заголовки, но нет ни одной строки данных.")
    result.warnings += _unseen(book, sheet, headings, hidden)
    return result


def _records(headings: Headings, kind: Kind, warnings: list[RowMessage]) -> Iterator[SheetRow]:
    """Give the rows of data below the headings, warning of those that are about nobody."""
    for item in headings.rest:
        if not any(map(plain, item.cells)) or is_heading(item, headings):
            continue
        if why := nobody(item, kind, headings):
            warnings.append(RowMessage(item.number, "", why))
        else:
            yield item


def _choose(book: Book, kind: Kind, mappings: Mappings) -> tuple[Sheet, Headings]:
    """Take the first visible sheet that has the headings; else say what the likeliest lacks."""
    best = nothing_found(kind)
    for sheet in book.sheets:
        try:
            return sheet, locate(sheet.rows, kind, mappings)
        except MissingColumns as missing:
            if missing.likeness > best.likeness:
                best = missing
    raise best


def _labels(headings: Headings, kind: Kind) -> tuple[str, ...]:
    """Name the columns so that our own door understands them again, and only those it read now."""
    ours = {heading_form(column.heading) for column in kind.columns}
    return tuple(
        headings.places[place].heading
        if place in headings.places
        else (f"{title} (не загружается)" if heading_form(title) in ours else title)
        for place, title in enumerate(headings.titles)
    )


def _unseen(book: Book, sheet: Sheet, headings: Headings, hidden: list[int]) -> list[RowMessage]:
    """Say which sheets were left out and what was loaded though the book does not show it."""
    messages = []
    if headings.recalled:
        meant = "; ".join(
            f"«{one}» — {f'«{our}»' if our else 'не нужен'}" for one, our in headings.recalled.items()
        )
        messages.append(f"Столбцы сопоставлены, как в прошлый раз: {meant}.")
    if others := [name for name in book.names if name != sheet.name]:
        messages.append(f"Загружен лист «{sheet.name}». Другие листы не загружены: {_quoted(others)}.")
    places = headings.places.items()
    if columns := [column.heading for place, column in places if place in sheet.hidden_places]:
        messages.append(f"Скрытые в книге столбцы тоже загружены: {_quoted(columns)}.")
    if hidden:
        messages.append(f"Скрытые в книге строки тоже загружены ({len(hidden)}): {_ranges(hidden)}.")
    return [RowMessage(headings.row, "", message) for message in messages]


def _quoted(names: Sequence[str]) -> str:
    rest = f" и ещё {len(names) - NAMED}" if len(names) > NAMED else ""
    return ", ".join(f"«{name}»" for name in names[:NAMED]) + rest


def _ranges(numbers: Sequence[int]) -> str:
    groups = [
        [number for _, number in group]
        for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0])
    ]
    written = [f"{group[0]}–{group[-1]}" if len(group) > 1 else f"{group[0]}" for group in groups]
    rest = f" и ещё {len(written) - NAMED}" if len(written) > NAMED else ""
    return ", ".join(written[:NAMED]) + rest


def _row(item: SheetRow, *, kind: Kind, headings: Headings, today: date) -> tuple[Row, list[RowMessage]]:
    number, cells = item.number, item.cells
    row: Row = {"row": number}
    problems = _surplus(number, cells, headings)
    for place, column in headings.places.items():
        try:
            row[column.field] = column.parse(cells[place] if place < len(cells) else None, today)
        except BadCell as error:
            problems.append(RowMessage(number, column.heading, f"{error}"))
    if problems:
        return row, problems
    wrong = [*_empty(kind, row), *_reversed(kind, row)] or kind.finish(row)
    return row, [RowMessage(number, heading, message) for heading, message in wrong]


def _surplus(number: int, cells: Sequence[Cell], headings: Headings) -> list[RowMessage]:
    extra = [shown(cell) for cell in cells[headings.width :] if plain(cell)]
    if not extra:
        return []
    message = f"ячеек больше, чем заголовков (лишняя: «{extra[0]}»); текст с разделителем возьмите в кавычки"
    return [RowMessage(number, "", message)]


def _empty(kind: Kind, row: Row) -> list[tuple[str, str]]:
    return [
        (column.heading, EMPTY_REQUIRED)
        for column in kind.columns
        if column.required and row.get(column.field) is None and row.get(column.instead) is None
    ]


def _reversed(kind: Kind, row: Row) -> list[tuple[str, str]]:
    wrong = []
    for first, last in kind.periods:
        since, until = row.get(first), row.get(last)
        if since and until and until < since:
            message = f"{until:%d.%m.%Y} раньше, чем «{kind.headings[first]}» {since:%d.%m.%Y}"
            wrong.append((kind.headings[last], message))
    return wrong
