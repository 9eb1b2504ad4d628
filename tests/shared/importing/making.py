"""Files made for tests: CSV text and XLSX books."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from shared.importing import KINDS, ReadRows, read, read_rows

TODAY = date(2026, 1, 1)


def csv_bytes(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Join lines as a file."""
    return end.join(lines).encode(encoding)


def book(*rows: Sequence[Any], hidden_first: bool = False) -> bytes:
    """Make an XLSX of one visible sheet."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as made:
        if hidden_first:
            hidden = made.add_worksheet("Скрытый")
            hidden.write_string(0, 0, "не то")
            hidden.hide()
        sheet = made.add_worksheet("Данные")
        sheet.activate()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """Give the book with parts replaced or added (by file name without folders and dots)."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            short = name.rsplit("/", 1)[-1].split(".")[0]
            target.writestr(name, changed.get(short, source.read(name)))
    return buffer.getvalue()


def parsed(kind: str, content: bytes, filename: str = "файл.csv") -> ReadRows:
    """Read a file of a kind up to its parsed rows."""
    return read_rows(read(content, filename), KINDS[kind], today=TODAY)
