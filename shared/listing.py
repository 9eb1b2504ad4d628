"""Rows that stay in the database: counted there, read a page at a time, however many there are."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

Row = TypeVar("Row")
CHUNK = 1000


class Listing(Sequence[Row]):
    """The rows of an ordered query; `read` makes what is shown of a batch of them."""

    def __init__(
        self, session: Session, query: Select[Any], *, read: Callable[[Sequence[Any]], list[Row]]
    ) -> None:
        self._session = session
        self._query = query
        self._read = read
        self._count: int | None = None
        self._last: tuple[tuple[int, int], list[Row]] | None = None

    def __len__(self) -> int:
        """Count the rows, once."""
        if self._count is None:
            counted = select(func.count()).select_from(self._query.order_by(None).subquery())
            self._count = self._session.scalar(counted) or 0
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        """Read one row or a run of them; the last run is remembered."""
        if isinstance(place, int):
            return self._between(place, place + 1)[0]
        start, stop, _ = place.indices(len(self))
        if self._last is None or self._last[0] != (start, stop):
            self._last = (start, stop), self._between(start, stop)
        return self._last[1]

    def __iter__(self) -> Iterator[Row]:
        """Read them all by one query, a chunk at a time."""
        found = self._session.execute(self._query.execution_options(yield_per=CHUNK))
        for rows in found.partitions():
            yield from self._read(rows)

    def _between(self, start: int, stop: int) -> list[Row]:
        found = self._session.execute(self._query.offset(start).limit(max(stop - start, 0)))
        return self._read(found.all())
