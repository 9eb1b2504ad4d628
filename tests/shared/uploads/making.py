"""Files made in code: honest ones of every kind, and their parts to spoil."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = b'<?xml version="1.0"?><w:document xmlns:w="urn:w"/>'
ODT = "application/vnd.oasis.opendocument.text"
PLACE = b"GPS 50.27 85.61"


def archive(parts: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these parts."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", packing) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return kept.getvalue()


def docx(**more: bytes) -> bytes:
    """A document of Word; more parts by their path, `/` written as `__`."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in more.items()}
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": WORD} | named)


def odt(**more: bytes) -> bytes:
    """A document of OpenDocument."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in more.items()}
    return archive({"mimetype": ODT.encode(), "content.xml": b"<office/>"} | named)


def pdf(body: bytes = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n") -> bytes:
    """A PDF with these objects."""
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def packed(objects: bytes) -> bytes:
    """Objects of a PDF, packed the way most programs do."""
    content = zlib.compress(objects, 9)
    return b"5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + content + b"\nendstream\nendobj\n"


def segment(marker: int, body: bytes) -> bytes:
    """A part of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(turn: int) -> bytes:
    """What a camera writes: which side is up, and the place."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, turn, 0)
    return b"Exif\x00\x00II" + struct.pack("<HIH", 42, 8, 1) + entry + bytes(4) + PLACE


def jpeg(*, turn: int = 1, height: int = 2, width: int = 3, tail: bytes = b"") -> bytes:
    """A photograph with the place where it was taken."""
    frame = segment(0xC0, b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    notes = segment(0xE1, exif(turn)) + segment(0xED, b"Photoshop " + PLACE) + segment(0xFE, PLACE)
    return b"\xff\xd8" + segment(0xE0, b"JFIF\x00") + notes + frame + scan + b"\xff\xd9" + tail


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*, width: int = 1, height: int = 1, tail: bytes = b"") -> bytes:
    """A picture with a note about the place."""
    head = struct.pack(">II", width, height) + b"\x08\x00\x00\x00\x00"
    drawn = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"eXIf", PLACE)
        + drawn
        + chunk(b"IEND", b"")
        + tail
    )


def webp(*, width: int = 1) -> bytes:
    """A picture with notes about the place."""
    head = b"\x0c\x00\x00\x00" + (width - 1).to_bytes(3, "little") + bytes(3)
    parts = [(b"VP8X", head), (b"VP8 ", b"drawn!"), (b"EXIF", PLACE)]
    inner = b"".join(
        kind + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2) for kind, body in parts
    )
    return b"RIFF" + struct.pack("<I", len(inner) + 4) + b"WEBP" + inner
