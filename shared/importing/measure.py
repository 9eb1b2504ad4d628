"""Measuring the sheets of an unpacked XLSX by search alone, before a reader makes room for them."""

import mmap
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from shared.importing.sheet import MAX_COLUMNS, MAX_ROWS, UnreadableFile
from shared.importing.texts import MAX_REPEATED, repeated_text

MAX_CELLS = 5_000_000
MAX_TEXT = 64 * 1024
ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])(?:[^>]*?\sr\s*=\s*[\"'](\d{1,12})[\"'])?")
CELL_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^>]*?\sr\s*=)")
CELL = re.compile(rb"<(?:\w+:)?(?:c|(row))(?=[\s/>])")
LONG_TEXT = re.compile(rb">[^<]{%d}" % MAX_TEXT)
ROWS_LOOKED_AT = MAX_ROWS * 5
COUNT_CELLS_FROM = 64 * 1024 * 1024
TOO_MANY_ROWS = f"В книге больше {MAX_ROWS} строк. Разделите её на части."
TOO_WIDE = (
    f"Лист слишком велик: больше {MAX_COLUMNS} столбцов или заполненные ячейки далеко от таблицы. "
    "Скопируйте таблицу на чистый лист."
)


def check_measures(path: Path) -> None:
    """Refuse an archive of plain parts whose sheets or texts would not fit in memory."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        rows = _rows(data)
        columns = max(1, min(MAX_COLUMNS, MAX_CELLS // max(rows, 1)))
        if _beyond(rows=rows, columns=columns).search(data):
            raise UnreadableFile(TOO_WIDE)
        if CELL_WITHOUT_PLACE.search(data) and _widest(data) > columns:
            raise UnreadableFile(TOO_WIDE)
        if len(data) > COUNT_CELLS_FROM and _more_than(CELL, data, MAX_CELLS):
            raise UnreadableFile(TOO_WIDE)
        if LONG_TEXT.search(data) or repeated_text(data) > MAX_REPEATED:
            raise UnreadableFile("В ячейках слишком много текста. Разделите файл на части.")


def _rows(data: mmap.mmap) -> int:
    """Give the number of the lowest row there may be: rows may state their place or leave it implied."""
    implied = lowest = count = 0
    for match in islice(ROW.finditer(data), ROWS_LOOKED_AT):
        count += 1
        if match[1]:
            lowest = max(lowest, int(match[1]))
        else:
            implied += 1
    if lowest + implied > MAX_ROWS or count == ROWS_LOOKED_AT:
        raise UnreadableFile(TOO_MANY_ROWS)
    return lowest + implied


def _more_than(pattern: re.Pattern[bytes], data: mmap.mmap, limit: int) -> bool:
    return next(islice(pattern.finditer(data), limit, None), None) is not None


def _beyond(*, rows: int, columns: int) -> re.Pattern[bytes]:
    """Match a filled cell to the right of `columns` or below `rows`."""
    right = _greater(_letters(columns), b"A-Z", first=b"A")
    below = _greater(str(rows).encode(), b"0-9", first=b"0")
    place = rb"(?:%s)\d+|[A-Z]+0*(?:%s)" % (right, below)
    return re.compile(rb"<(?:\w+:)?c\s[^>]*?r\s*=\s*[\"'](?:%s)[\"'](?:[^>]*[^/>])?>" % place, re.IGNORECASE)


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _greater(bound: bytes, alphabet: bytes, *, first: bytes) -> bytes:
    """Give a pattern of words that are longer than the bound, or as long and greater."""
    last = alphabet[-1:]
    options = [b"[%s][%s]{%d,}" % (alphabet if first == b"A" else b"1-9", alphabet, len(bound))]
    for place, character in enumerate(bound):
        if bytes([character]) != last:
            rest = len(bound) - place - 1
            options.append(b"%s[%c-%s][%s]{%d}" % (bound[:place], character + 1, last, alphabet, rest))
    return b"|".join(options)


def _widest(data: mmap.mmap) -> int:
    widest = width = 0
    for is_row in _cells(data):
        width = 0 if is_row else width + 1
        widest = max(widest, width)
    return widest


def _cells(data: mmap.mmap) -> Iterator[bool]:
    for match in CELL.finditer(data):
        yield match[1] is not None
