"""Shared strings of an XLSX: one long text named by a million cells is a bomb no archive limit sees."""

import mmap
import re

MAX_REPEATED = 256 * 1024 * 1024
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
SHARED_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?t\s*=\s*[\"']s[\"'][^>]*>(?:<(?:\w+:)?v[^>]*>\s*(\d{1,9})\s*<)?",
)


def repeated_text(data: mmap.mmap) -> int:
    """Give the bytes that texts take once every cell has its own copy; rough while that is surely little."""
    starts = [match.start() for match in SHARED_TEXT.finditer(data)]
    if not starts:
        return 0
    lengths = [end - start for start, end in zip(starts, [*starts[1:], starts[-1]], strict=True)]
    lengths[-1] = _tail(data, starts[-1])
    longest = max(lengths)
    if longest * (len(data) // len(b'<c t="s"><v>0</v>')) <= MAX_REPEATED:
        return 0
    total = 0
    for match in SHARED_CELL.finditer(data):
        index = int(match[1]) if match[1] else -1
        total += lengths[index] if 0 <= index < len(lengths) else longest
        if total > MAX_REPEATED:
            break
    return total


def _tail(data: mmap.mmap, start: int) -> int:
    end = data.find(b"</sst", start)
    return (end if end > 0 else len(data)) - start
