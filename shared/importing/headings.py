"""Finding the headings below title rows, in one row or several, and which column of the file is which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from shared.importing.cells import plain, shown
from shared.importing.columns import Column, Kind
from shared.importing.heading_forms import is_silent
from shared.importing.heading_rows import lines_of, stacks, titles_over
from shared.importing.mapping import Meaning, Recognition, Title, refuse_absent, titles_of
from shared.importing.missing import MissingColumns, missing_columns, nothing_found, suggest
from shared.importing.remembered import Mappings
from shared.importing.report import RowMessage
from shared.importing.sheet import SheetRow

LOOKED_AT = 50
GUESSED_AT = 20
GUESSED_WIDTH = 40
FEWEST_NUMBERS = 3


@dataclass(frozen=True)
class Headings:
    """The headings: number of their last row, width, columns by index of a cell, what stands over each.

    `rest` are the rows below, `recalled` the remembered mapping, `meanings` what is made of each heading;
    unknown columns are warnings; `lines` are the forms of each row of headings, by place, if several.
    """

    row: int
    width: int
    places: dict[int, Column]
    titles: tuple[str, ...]
    rest: Iterator[SheetRow]
    recalled: Mapping[str, str]
    meanings: tuple[Meaning, ...] = ()
    warnings: list[RowMessage] = field(default_factory=list)
    lines: tuple[dict[int, str], ...] = ()


def locate(rows: Iterator[SheetRow], kind: Kind, mappings: Mappings) -> Headings:
    """Read on to the headings that have all required columns; what stands above them is titles."""
    looked = list(islice(rows, LOOKED_AT + 1))
    recalled = mappings.recall(looked)
    known = Recognition(kind, mappings.given or recalled)
    best = nothing_found(kind)
    for place in range(len(looked[:LOOKED_AT])):
        for used in stacks(looked, place, kind, known):
            titles = titles_over(used)
            fields = known.fields(titles)
            missing, last = _missing(kind, fields), used[-1]
            if fields and not missing:
                refuse_absent(mappings.given or {}, titles, used)
                rest = chain(looked[looked.index(last) + 1 :], rows)
                found = _headings(last.number, titles, kind, known, _without_numbers(rest))
                return replace(found, recalled=recalled, lines=lines_of(used))
            if len(fields) > best.found:
                best = missing_columns(kind, missing, titles, known, found=len(fields), row=last.number)
    raise best if best.found else _likeliest(looked, kind, known)


def _likeliest(looked: Sequence[SheetRow], kind: Kind, known: Recognition) -> MissingColumns:
    """Where no heading is known word for word, take the row whose words resemble ours most."""
    best = nothing_found(kind)
    required = [column.heading for column in kind.columns if column.required]
    for row in looked[:GUESSED_AT]:
        titles = titles_of(row.cells[:GUESSED_WIDTH])
        guess = missing_columns(kind, required, titles, known, found=0, row=row.number)
        if guess.likeness > best.likeness:
            best = guess
    return best


def _missing(kind: Kind, found: set[str]) -> list[str]:
    return [
        column.heading
        for column in kind.columns
        if column.required and column.field not in found and column.instead not in found
    ]


def _headings(
    number: int, titles: Sequence[Title], kind: Kind, known: Recognition, rest: Iterator[SheetRow]
) -> Headings:
    places = known.places(titles, row=number) | known.opened_places(titles, row=number)
    unknown = [
        title.words
        for place, title in enumerate(titles)
        if place not in places and title.words and not (known.ignores(title) or is_silent(title.words))
    ]
    fields = {column.field for column in places.values()}
    absent = [column.heading for column in kind.columns if column.field not in fields]
    meant = suggest(kind, absent, unknown)
    warnings = [RowMessage(number, shown(name), _unknown(name, meant.get(name))) for name in unknown]
    words = tuple(title.words for title in titles)
    return Headings(
        row=number,
        width=len(titles),
        places=places,
        titles=words,
        rest=rest,
        recalled={},
        meanings=known.meanings(titles, places, guessed=meant),
        warnings=warnings,
    )


def _unknown(name: str, meant: str | None) -> str:
    guess = f" Возможно, это «{meant}»: укажите соответствие столбцов." if meant else ""
    return f"Столбец «{shown(name)}» неизвестен и не загружен.{guess}"


def _without_numbers(rest: Iterator[SheetRow]) -> Iterator[SheetRow]:
    """Leave out the row «1, 2, 3, …» that numbers the columns right below the headings."""
    for row in islice(rest, 1):
        written = [plain(cell) for cell in row.cells if plain(cell)]
        counted = [str(number) for number in range(1, len(written) + 1)]
        if len(written) < FEWEST_NUMBERS or written != counted:
            yield row
    yield from rest


__all__ = ["Headings", "MissingColumns", "locate"]
