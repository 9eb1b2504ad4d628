"""CSV as people really send it: UTF-8 or cp1251, semicolons, commas or tabs, quoted, any line ends."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from shared.importing.sheet import SheetRow, UnreadableFile

DELIMITERS = (";", ",", "\t")
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_ROWS = 50
DECODED_AT_ONCE = 1024 * 1024
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
NOISE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
NOT_TEXT = "Это не текстовая таблица: в файле двоичные данные. Нужен CSV или XLSX."
QUOTED = re.compile(r'"[^"\r\n]*"')
EXCEL_HINT = re.compile(r"sep=(.)\s*(?:\r\n|\r|\n)", re.IGNORECASE)


def delimited_rows(content: bytes) -> Iterator[SheetRow]:
    """Read CSV text row by row; the encoding and the delimiter are found from the text itself."""
    encoding = _encoding(content)
    sample = content[: SAMPLE_CHARACTERS * 2].decode(encoding, errors="ignore")[:SAMPLE_CHARACTERS]
    delimiter = _delimiter(sample)
    lines = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    return _rows(lines, delimiter)


def _encoding(content: bytes) -> str:
    if content.startswith(UTF16_MARKS):
        candidates = ["utf-16"]
    elif NOISE.search(content):
        raise UnreadableFile(NOT_TEXT)
    elif content.startswith(UTF8_MARK):
        candidates = ["utf-8-sig"]
    else:
        candidates = ["utf-8", "cp1251"]
    for encoding in candidates:
        if _decodes(content, encoding):
            return encoding
    raise UnreadableFile("Не удалось определить кодировку. Сохраните файл как CSV UTF-8 или XLSX.")


def _decodes(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    try:
        for start in range(0, len(view) or 1, DECODED_AT_ONCE):
            end = start + DECODED_AT_ONCE
            if "\x00" in decoder.decode(view[start:end], final=end >= len(view)):
                raise UnreadableFile(NOT_TEXT)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(sample: str) -> str:
    hint = EXCEL_HINT.match(sample)
    if hint and hint[1] in DELIMITERS:
        return hint[1]
    unquoted = QUOTED.sub("", sample)
    return max(DELIMITERS, key=lambda delimiter: _evenness(unquoted, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many rows agree on their number of cells, then that number: a true delimiter makes rows even."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(reader, SAMPLE_ROWS) if len(row) > 1)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return rows, width


def _rows(lines: io.TextIOWrapper, delimiter: str) -> Iterator[SheetRow]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield SheetRow(number, cells)
    except csv.Error as error:
        raise UnreadableFile(
            f"CSV испорчен в строке {number + 1}: кавычки не закрыты или стоят не на месте. "
            "Исправьте строку или сохраните таблицу как XLSX."
        ) from error
