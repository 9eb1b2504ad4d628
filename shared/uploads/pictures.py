"""PNG and WEBP copied chunk by chunk: notes about place and program are left out, nothing follows them."""

import struct
import zlib
from collections.abc import Iterator

from shared.uploads.refusals import UnsafeFile
from shared.uploads.sizes import check_pixels

PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
)
PNG_HEAD, WEBP_HEAD, FRAME = 13, 10, 12
WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
WEBP_DRAWN = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
NOTES = 0b0000_1100  # of VP8X: there are EXIF and XMP
BROKEN = "Снимок повреждён: сохраните его заново и приложите снова."


def clean_png(content: bytes) -> bytes:
    """Give the picture without texts and notes; raises UnsafeFile."""
    kept: list[bytes] = [PNG]
    kinds: list[bytes] = []
    for kind, body, whole in _png_chunks(content):
        if not kinds:
            if kind != b"IHDR" or len(body) != PNG_HEAD:
                raise UnsafeFile(BROKEN)
            check_pixels(*struct.unpack_from(">II", body))
        kinds.append(kind)
        if kind in PNG_KEPT:
            kept.append(whole)
    if kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        raise UnsafeFile(BROKEN)
    return b"".join(kept)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The chunks up to the last one, each with its checksum right."""
    place = len(PNG)
    while place < len(content):
        size = int.from_bytes(content[place : place + 4])
        whole = content[place : place + size + FRAME]
        if len(whole) != size + FRAME or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:]):
            raise UnsafeFile(BROKEN)
        yield whole[4:8], whole[8:-4], whole
        if whole[4:8] == b"IEND":
            return
        place += size + FRAME


def clean_webp(content: bytes) -> bytes:
    """Give the picture without notes; raises UnsafeFile."""
    kept: list[bytes] = []
    kinds: list[bytes] = []
    for kind, found in _webp_chunks(content):
        body = _without_notes(found) if kind == b"VP8X" else found
        kinds.append(kind)
        if kind in WEBP_KEPT:
            kept.append(kind + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2))
    if not WEBP_DRAWN & set(kinds):
        raise UnsafeFile(BROKEN)
    inner = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def _without_notes(head: bytes) -> bytes:
    """The head of a WEBP that no longer promises notes; raises UnsafeFile for a huge picture."""
    if len(head) != WEBP_HEAD:
        raise UnsafeFile(BROKEN)
    check_pixels(1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little"))
    return bytes([head[0] & ~NOTES]) + head[1:]


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    until = 8 + int.from_bytes(content[4:8], "little")
    if until > len(content):
        raise UnsafeFile(BROKEN)
    place = 12
    while place < until:
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        body = content[place + 8 : place + 8 + size]
        if len(body) != size or place + 8 + size > until:
            raise UnsafeFile(BROKEN)
        yield content[place : place + 4], body
        place += 8 + size + size % 2
