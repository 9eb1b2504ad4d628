"""Which column of a kind a heading of a file names: by its own words, or as a person mapped it."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from shared.errors import Invalid
from shared.importing.cells import plain, shown
from shared.importing.columns import Column, Kind
from shared.importing.heading_forms import heading_form, is_silent
from shared.importing.sheet import Cell, SheetRow, UnreadableFile

MAPPED, PRINCIPAL, ALIAS = range(3)
IGNORE = ""
MOST_MEANINGS = 200
MOST_SHOWN = 40


class WrongMapping(Invalid):
    """A mapping of columns names a column that the kind does not have, or the file."""

    type = "wrong-mapping"
    default = "Соответствие столбцов указано неверно."


@dataclass(frozen=True)
class Title:
    """What stands over one place: all its words, and the words by which it may be recognised, best first."""

    words: str
    readings: tuple[str, ...]


def titles_of(*lines: Sequence[Cell]) -> list[Title]:
    """Give the title over each place of rows of headings, from the uppermost to the lowest.

    A heading over several columns is written in the first of them: «Работает» over «с» and «по».
    """
    written = [[shown_text(cell) for cell in line] for line in lines]
    width = len(written[-1])
    level = [(line + [""] * width)[:width] for line in written]
    return [_joined(words) for words in _spread(level)]


def shown_text(cell: Cell) -> str:
    """Give the words of a heading; a number or a date is no heading."""
    return plain(cell) if isinstance(cell, str) else ""


def _spread(lines: list[list[str]]) -> Iterator[list[str]]:
    """Give the words over each place; what spans columns ends where something stands over it or beside it."""
    last = [""] * len(lines)
    for own in zip(*lines, strict=True):
        first = next((level for level, words in enumerate(own) if words), len(own))
        for level, words in enumerate(own):
            is_spanned = not words and level < first and any(own)
            last[level] = last[level] if is_spanned else words
        yield list(last)


def _joined(words: Sequence[str]) -> Title:
    said: list[str] = []
    for one in words:
        if one and not (said and heading_form(said[-1]) == heading_form(one)):
            said.append(one)
    readings = tuple(" ".join(said[start:]) for start in range(len(said)))
    return Title(readings[0], readings) if readings else Title("", ("",))


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What is made of a heading of a file: our column's heading, or none, and how that was decided.

    `how`: known by its words, mapped by a person, guessed (nothing is read by a guess), opened (its owner
    knows it), or empty.
    """

    title: str
    heading: str
    how: str


def refuse_absent(mapping: Mapping[str, str], titles: Sequence[Title], rows: Sequence[SheetRow]) -> None:
    """Refuse a mapping of a column that the file does not have: it would change nothing, unnoticed."""
    there = {heading_form(title.words) for title in titles}
    there |= {heading_form(shown_text(cell)) for row in rows for cell in row.cells}
    absent = [written for written in mapping if heading_form(written) not in there]
    if not absent:
        return
    names = ", ".join(f"«{shown(name)}»" for name in absent)
    seen = list(dict.fromkeys(title.words for title in titles if title.words))
    rest = f" и ещё {len(seen) - MOST_SHOWN}" if len(seen) > MOST_SHOWN else ""
    columns = ", ".join(f"«{shown(words)}»" for words in seen[:MOST_SHOWN])
    lack = f"столбца {names}, указанного" if len(absent) == 1 else f"столбцов {names}, указанных"
    message = f"В файле нет {lack} в соответствии. Столбцы файла: {columns}{rest}."
    raise WrongMapping(message, fields={"mapping": [message]})


class Recognition:
    """The headings a kind knows, with a person's mapping before them: heading → heading, empty to ignore."""

    def __init__(self, kind: Kind, mapping: Mapping[str, str]) -> None:
        self.known: dict[str, tuple[int, Column | None]] = {}
        self.opened = kind.opened
        for column in kind.columns:
            for alias in column.aliases:
                self.known[heading_form(alias)] = (ALIAS, column)
        for column in kind.columns:
            self.known[heading_form(column.heading)] = (PRINCIPAL, column)
        columns = {heading_form(column.heading): column for column in kind.columns}
        for written, meant in mapping.items():
            if kind.opened and heading_form(meant) == heading_form(kind.opened.heading):
                continue
            self.known[heading_form(written)] = (MAPPED, _meant(columns, meant, kind))

    def places(self, titles: Sequence[Title], *, row: int) -> dict[int, Column]:
        """Give the column of each recognised place; raises UnreadableFile when one is there twice."""
        claims: dict[str, list[tuple[int, int, Column]]] = {}
        for place, title in enumerate(titles):
            rank, column = self._read(title)
            if column is not None:
                claims.setdefault(column.field, []).append((rank, place, column))
        found = {}
        for claimed in claims.values():
            rank, place, column = min(claimed, key=lambda claim: claim[:2])
            if sum(claim[0] == rank for claim in claimed) > 1:
                raise UnreadableFile(f"Столбец «{column.heading}» встречается дважды (строка {row}).")
            found[place] = column
        return dict(sorted(found.items()))

    def opened_places(self, titles: Sequence[Title], *, row: int) -> dict[int, Column]:
        """Give the columns whose headings are nobody's, where the kind takes such; none may be twice."""
        if self.opened is None:
            return {}
        found: dict[int, Column] = {}
        for place, title in enumerate(titles):
            if title.words and self._read(title) == (ALIAS, None) and not is_silent(title.words):
                found[place] = self.opened.column(title.words)
        forms = Counter(map(_form_of, found.values()))
        if twice := [one.heading for one in found.values() if forms[_form_of(one)] > 1]:
            raise UnreadableFile(f"Столбец «{shown(twice[0])}» встречается дважды (строка {row}).")
        return found

    def fields(self, titles: Sequence[Title]) -> set[str]:
        """Give the fields that some title names."""
        return {column.field for _, column in map(self._read, titles) if column is not None}

    def ignores(self, title: Title) -> bool:
        """Whether a person said that this column is not to be read."""
        return self._read(title) == (MAPPED, None)

    def meanings(
        self, titles: Sequence[Title], places: Container[int], *, guessed: Mapping[str, str]
    ) -> tuple[Meaning, ...]:
        """Say what is made of each heading, the same words once; `places` are those that are read."""
        found: dict[str, Meaning] = {}
        for place, title in enumerate(titles):
            if title.words and title.words not in found:
                found[title.words] = self._meaning(title, guessed, is_read=place in places)
        return tuple(islice(found.values(), MOST_MEANINGS))

    def _meaning(self, title: Title, guessed: Mapping[str, str], *, is_read: bool) -> Meaning:
        rank, column = self._read(title)
        if column is not None and is_read:
            how = "mapped" if rank == MAPPED else "known"
            return Meaning(title=title.words, heading=column.heading, how=how)
        if (rank, column) == (MAPPED, None):
            return Meaning(title=title.words, heading=IGNORE, how="mapped")
        guess = guessed.get(title.words, IGNORE)
        if self.opened and not guess and not is_silent(title.words):
            return Meaning(title=title.words, heading=self.opened.heading, how="opened")
        return Meaning(title=title.words, heading=guess, how="guessed" if guess else "")

    def _read(self, title: Title) -> tuple[int, Column | None]:
        for words in title.readings:
            if found := self.known.get(heading_form(words)):
                return found
        return ALIAS, None


def _form_of(column: Column) -> str:
    return heading_form(column.heading)


def _meant(columns: Mapping[str, Column], meant: str, kind: Kind) -> Column | None:
    if meant == IGNORE:
        return None
    column = columns.get(heading_form(meant))
    if column is None:
        allowed = ", ".join(f"«{heading}»" for heading in kind.choices)
        message = f"В файле «{kind.title}» нет столбца «{shown(meant)}». Есть: {allowed}."
        raise WrongMapping(message, fields={"mapping": [message]})
    return column
