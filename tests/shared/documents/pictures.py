"""Pictures of pages compared without a library: PNG unpacked, the share of dots that differ."""

import zlib

HEAD, CHANNELS = 8, 4
AS_ABOVE = 2  # the filter of a line that repeats the one above
INK = 200  # of 255: darker is print
FAR = 64  # of 255: a dot is another one, not the same one smoothed otherwise


def dots(picture: bytes) -> bytes:
    """The dots of an RGBA picture of eight bits."""
    place, packed, width = HEAD, b"", 0
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4])
        kind, content = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width = int.from_bytes(content[:4])
            assert (content[8], content[9]) == (8, 6)
        packed += content if kind == b"IDAT" else b""
        place += length + 12
    return _unfiltered(zlib.decompress(packed), width * CHANNELS)


def _unfiltered(raw: bytes, stride: int) -> bytes:
    """Undo the filters of PNG, line after line."""
    made, above = bytearray(), bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        if kind == AS_ABOVE and not any(line):  # most of a sheet is white
            made += above
            continue
        for x in range(stride):
            left = line[x - CHANNELS] if x >= CHANNELS else 0
            corner = above[x - CHANNELS] if x >= CHANNELS else 0
            line[x] = (line[x] + _guess(kind, left, above[x], corner)) & 255
        made += line
        above = line
    return bytes(made)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda one: abs(near - one))
    return (0, left, up, (left + up) // 2)[kind]


def difference(one: bytes, other: bytes) -> float:
    """The share of dots that differ visibly."""
    first, second = dots(one)[::CHANNELS], dots(other)[::CHANNELS]
    assert len(first) == len(second)
    return sum(abs(a - b) > FAR for a, b in zip(first, second, strict=True)) / len(first)


def ink_box(picture: bytes, *, width: int) -> tuple[int, int, int, int] | None:
    """How far from the left, the top, the right and the bottom a sheet is printed; null when it is empty."""
    shades = dots(picture)[::CHANNELS]
    rows = [shades[start : start + width] for start in range(0, len(shades), width)]
    printed = [number for number, row in enumerate(rows) if min(row) < INK]
    if not printed:
        return None
    left = min(next(x for x, shade in enumerate(rows[number]) if shade < INK) for number in printed)
    right = min(next(x for x, shade in enumerate(rows[number][::-1]) if shade < INK) for number in printed)
    return left, printed[0], right, len(rows) - 1 - printed[-1]


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a picture in dots."""
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
