"""Pictures of pages compared without a library: PNG unpacked, the share of dots that differ."""

import zlib

HEAD, CHANNELS = 8, 4
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
