"""The rows of a file in portions small enough to be held whole; no two portions are about one person."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import Required, cast
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.imports.rows import PersonFields
from services.registry.queries import known_marks
from shared.importing import Row
from shared.importing.names import comparable, full_name
from shared.importing.packed import PackedRows

PORTION = 400


class WholeFile:
    """Rows of a kind that is looked at as a whole."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def append(self, row: Row) -> None:
        """Keep a row that was read."""
        self.rows.append(row)

    def portions(self, _session: Session, *, municipality_id: UUID) -> Iterator[list[Row]]:
        """Give all rows at once."""
        del municipality_id
        yield self.rows


class ReadPerson(PersonFields):
    """A row of `people` as it was read, its organization not looked up yet."""

    organization: Required[str]


class PeopleRows:
    """Rows of `people`, packed as they are read; `blind` turns a СНИЛС into what the register keeps of it.

    Rows may be about one person only if they share a СНИЛС or a name, or the register knows the СНИЛС of one
    under the name of another: such rows come in one portion, so that each may be checked, applied and
    forgotten by itself.
    """

    def __init__(self, blind: Callable[[str], str]) -> None:
        self.blind = blind
        self.packed = PackedRows(ReadPerson)
        self.links = Links()

    def append(self, row: Row) -> None:
        """Keep a row that was read."""
        name = comparable(full_name(row["last_name"], row["first_name"], row.get("middle_name")))
        snils = row.get("snils")
        self.links.add([name, self.blind(snils)] if snils else [name])
        self.packed.append(row)

    def portions(self, session: Session, *, municipality_id: UUID) -> Iterator[list[Row]]:
        """Give the rows of each portion in the order of the file."""
        for marks in known_marks(session, municipality_id=municipality_id):
            self.links.join(marks)
        for places in self.links.portions():
            yield cast("list[Row]", self.packed.take(places))


class Links:
    """Which rows belong together: those that share a mark, and those whose marks were said to be one's.

    All rows are taken before anything is joined; marks are kept as numbers, a dict of them would be large.
    """

    def __init__(self) -> None:
        self._marks = array("q")
        self._owners = array("l")
        self._parent = array("l")
        self._sorted = False

    def add(self, marks: Iterable[Hashable]) -> None:
        """Take the next row by its marks."""
        place = len(self._parent)
        self._parent.append(place)
        for mark in marks:
            self._marks.append(hash(mark))
            self._owners.append(place)

    def join(self, marks: Iterable[Hashable]) -> None:
        """Say that rows of any of these marks belong together."""
        self._sort()
        found = [place for place in map(self._owner, marks) if place is not None]
        for place in found[1:]:
            self._unite(found[0], place)

    def portions(self) -> Iterator[list[int]]:
        """Give the places of rows in portions, what belongs together in one."""
        self._sort()
        ordered = array("l", sorted(range(len(self._parent)), key=self._root))
        portion: list[int] = []
        for _, together in groupby(ordered, key=self._root):
            portion += together
            if len(portion) >= PORTION:
                yield sorted(portion)
                portion = []
        if portion:
            yield sorted(portion)

    def _sort(self) -> None:
        """Bring equal marks together, once, and unite their rows."""
        if self._sorted:
            return
        order = sorted(range(len(self._marks)), key=self._marks.__getitem__)
        self._marks = array("q", (self._marks[at] for at in order))
        self._owners = array("l", (self._owners[at] for at in order))
        for at, (one, other) in enumerate(pairwise(self._marks)):
            if one == other:
                self._unite(self._owners[at], self._owners[at + 1])
        self._sorted = True

    def _owner(self, mark: Hashable) -> int | None:
        """Give a row that has a mark."""
        number = hash(mark)
        at = bisect_left(self._marks, number)
        return self._owners[at] if at < len(self._marks) and self._marks[at] == number else None

    def _root(self, place: int) -> int:
        while (above := self._parent[place]) != place:
            self._parent[place] = self._parent[above]
            place = above
        return place

    def _unite(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        self._parent[max(one, other)] = min(one, other)
