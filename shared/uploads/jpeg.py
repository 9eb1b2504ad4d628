"""A JPEG copied part by part: where it was taken is left out, which side is up stays, nothing follows it."""

import re
import struct
from collections.abc import Iterator

from shared.uploads.refusals import UnsafeFile
from shared.uploads.sizes import check_pixels

START, END, SCAN = 0xD8, 0xD9, 0xDA
APPLICATION = range(0xE0, 0xF0)
NOTES, COLOURS, COMMENT = 0xE1, 0xE2, 0xFE
LOOK = frozenset({0xE0, 0xEE})
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
EXIF = b"Exif\x00\x00"
PROFILE = b"ICC_PROFILE\x00"
ORIENTATION, SHORT = 0x0112, 3
UPRIGHT, LAST_TURN = 1, 8
BROKEN = "Снимок повреждён: сохраните его заново и приложите снова."

Part = tuple[int, bytes, bytes]  # marker, body, the picture's data after it


def clean_jpeg(content: bytes) -> bytes:
    """Give the picture without what the camera wrote about place, time and itself; raises UnsafeFile."""
    kept: list[bytes] = []
    turn, framed = UPRIGHT, False
    for marker, body, data in _parts(content):
        if marker == NOTES and body.startswith(EXIF):
            turn = _orientation(body[len(EXIF) :])
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", body, 1) if len(body) > 4 else (0, 0)  # noqa: PLR2004
            check_pixels(width, height)
            framed = True
        if _stays(marker, body):
            kept.append(_written(marker, body) + data)
    if not framed:
        raise UnsafeFile(BROKEN)
    turned = [_written(NOTES, _exif(turn))] if turn != UPRIGHT else []
    return b"".join([b"\xff\xd8", *turned, *kept, b"\xff\xd9"])


def _stays(marker: int, body: bytes) -> bool:
    if marker in APPLICATION:  # JFIF, the colours, Adobe's note on them; the rest says who, where and when
        return marker in LOOK or (marker == COLOURS and body.startswith(PROFILE))
    return marker != COMMENT


def _written(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (b"" if marker in BARE else struct.pack(">H", len(body) + 2) + body)


def _parts(content: bytes) -> Iterator[Part]:
    """The parts up to the end mark; what follows it is not looked at and not kept."""
    place = 2
    while True:
        match = NEXT_MARKER.match(content, place)
        if match is None:
            raise UnsafeFile(BROKEN)
        marker, place = content[match.end() - 1], match.end()
        if marker == END:
            return
        if marker in BARE:
            yield marker, b"", b""
            continue
        size = int.from_bytes(content[place : place + 2])
        body = content[place + 2 : place + size]
        if size < 2 or len(body) != size - 2 or marker == START:  # noqa: PLR2004 the size counts itself
            raise UnsafeFile(BROKEN)
        place += size
        following = NEXT_MARKER.search(content, place) if marker == SCAN else None
        until = following.start() if following else place
        yield marker, body, content[place:until]
        place = until


def _orientation(tiff: bytes) -> int:
    """Which side of a photograph is up; upright when the camera did not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    try:
        [first] = struct.unpack_from(f"{order}I", tiff, 4)
        [count] = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + number * 12)
            if (tag, kind) == (ORIENTATION, SHORT) and UPRIGHT <= value <= LAST_TURN:
                return int(value)
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def _exif(turn: int) -> bytes:
    """A note of one line: which side is up."""
    entry = struct.pack(">HHIHH", ORIENTATION, SHORT, 1, turn, 0)
    return EXIF + b"MM" + struct.pack(">HIH", 42, 8, 1) + entry + bytes(4)
