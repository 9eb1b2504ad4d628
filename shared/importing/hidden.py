"""Which rows and columns of an unpacked XLSX its author hid: the reader of cells does not tell."""

import mmap
import re
import zipfile
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath

from shared.importing.sheet import MAX_COLUMNS

MAX_PART = 1024 * 1024
YES = rb"\s*=\s*[\"'](?:1|true)[\"']"
HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row(?=\s)[^>]*?\shidden" + YES + rb"[^>]*>")
HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col(?=\s)[^>]*?\shidden" + YES + rb"[^>]*>")
SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")


@dataclass(frozen=True)
class Hidden:
    """Numbers of hidden rows and of hidden columns, both from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()

    def places(self, first_column: int) -> frozenset[int]:
        """Give the hidden columns as indices of cells of a sheet that begins at a column (from 0)."""
        return frozenset(column - 1 - first_column for column in self.columns if column > first_column)


def find_hidden(path: Path) -> dict[str, Hidden]:
    """Give what is hidden on each sheet, by the sheet's name."""
    with zipfile.ZipFile(path) as archive:
        parts = _parts_of_sheets(archive)
        starts = sorted(info.header_offset for info in archive.infolist())
        offsets = {info.filename: info.header_offset for info in archive.infolist()}
    ends = dict(pairwise([*starts, path.stat().st_size]))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return {
            name: _hidden(data, offsets[part], ends[offsets[part]])
            for name, part in parts.items()
            if part in offsets
        }


def _parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of the archive that holds each sheet; a book that does not say has nothing hidden."""
    targets = {
        _attribute(tag, "Id"): normpath(join("xl", _attribute(tag, "Target"))).lstrip("/")
        for tag in RELATIONSHIP.findall(_text(archive, "xl/_rels/workbook.xml.rels"))
    }
    return {
        unescape(_attribute(tag, "name")): targets.get(_attribute(tag, r"\w+:id"), "")
        for tag in SHEET.findall(_text(archive, "xl/workbook.xml"))
    }


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    with archive.open(name) as part:
        return part.read(MAX_PART).decode(errors="replace")


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)[\"']", tag)
    return found[1] if found else ""


def _hidden(data: mmap.mmap, start: int, end: int) -> Hidden:
    if data.find(b"hidden", start, end) < 0:
        return Hidden()
    rows = {_number(match[0], b"r") for match in HIDDEN_ROW.finditer(data, start, end)}
    columns: set[int] = set()
    for match in HIDDEN_COLUMN.finditer(data, start, end):
        last = min(_number(match[0], b"max"), MAX_COLUMNS)
        columns |= set(range(_number(match[0], b"min"), last + 1))
    return Hidden(frozenset(rows - {0}), frozenset(columns - {0}))


def _number(tag: bytes, name: bytes) -> int:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"'](\d{1,9})[\"']", tag)
    return int(found[1]) if found else 0
