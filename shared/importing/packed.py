"""Rows kept small until a file has been read through: blocks of values, compressed, the field names once."""

import zlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Generic, TypeVar

import msgspec

from shared.importing.columns import Row

BLOCK = 64
FASTEST = 1

T = TypeVar("T")


class PackedRows(Generic[T]):
    """Rows of one declared type; as dicts they would take thirty times the memory."""

    def __init__(self, type_: type[T]) -> None:
        self.type = type_
        self._blocks: list[bytes] = []
        self._open: list[tuple[Any, ...]] = []
        self._shapes: dict[tuple[str, ...], int] = {}
        self._names: list[tuple[str, ...]] = []

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._open)

    def append(self, row: Row) -> None:
        """Keep a row."""
        names = tuple(row)
        shape = self._shapes.setdefault(names, len(self._names))
        if shape == len(self._names):
            self._names.append(names)
        self._open.append((shape, *row.values()))
        if len(self._open) == BLOCK:
            self._blocks.append(_packed(self._open))
            self._open = []

    def take(self, places: Sequence[int]) -> list[T]:
        """Give the rows at these places, in rising order, as they were."""
        return [
            self._unpacked(values)
            for number, together in groupby(places, key=lambda place: place // BLOCK)
            for values in self._of_block(number, [place % BLOCK for place in together])
        ]

    def _of_block(self, number: int, places: Sequence[int]) -> list[list[Any]]:
        packed = self._blocks[number] if number < len(self._blocks) else _packed(self._open)
        block: list[list[Any]] = msgspec.msgpack.decode(zlib.decompress(packed))
        return [block[place] for place in places]

    def _unpacked(self, values: Sequence[Any]) -> T:
        shape, *cells = values
        return msgspec.convert(dict(zip(self._names[shape], cells, strict=True)), type=self.type)


def _packed(rows: Sequence[tuple[Any, ...]]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), FASTEST)
