"""A PDF without scripts, launched programs, files inside and passwords; its pages are never rendered here."""

import re
import zlib

from shared.uploads.refusals import UnsafeFile

MOST_UNPACKED = 64 * 1024 * 1024
CHUNK = 256 * 1024
TAIL = 2048
NOT_PDF = "Файл «.pdf» повреждён или это не PDF. Сохраните его заново и приложите снова."
PACKED = re.compile(rb"/ObjStm(?![A-Za-z])")
STREAM = re.compile(rb"stream\r?\n")
BEFORE_STREAM = 2048


def _name(text: bytes) -> bytes:
    """A pattern of a name any letter of which may be written by its number."""
    return b"/" + b"".join(b"(?:%c|#%02x|#%02X)" % (one, one, one) for one in text)


ACTIVE = re.compile(
    b"(?:%s)(?![A-Za-z0-9])"
    % b"|".join(
        _name(one) for one in (b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia")
    )
)
LOCKED = re.compile(rb"%s(?![A-Za-z0-9])" % _name(b"Encrypt"))


def check_pdf(content: bytes) -> bytes:
    """Return the file as it is; raises UnsafeFile."""
    if b"%%EOF" not in content[-TAIL:] or b"obj" not in content:
        raise UnsafeFile(NOT_PDF)
    if LOCKED.search(content):
        raise UnsafeFile("PDF защищён паролем: проверить его нельзя. Сохраните без пароля.")
    left = MOST_UNPACKED
    _refuse_active(content)
    for match in PACKED.finditer(content):
        objects = _unpacked(content, match.end(), left=left)
        left -= len(objects)
        _refuse_active(objects)
    return content


def _refuse_active(part: bytes) -> None:
    if ACTIVE.search(part):
        raise UnsafeFile("В PDF есть программа или вложенный файл. Напечатайте его в PDF заново без них.")


def _unpacked(content: bytes, place: int, *, left: int) -> bytes:
    """The objects packed in the stream that follows; raises UnsafeFile when they cannot be read."""
    start = STREAM.search(content, place, place + BEFORE_STREAM)
    if start is None:
        raise UnsafeFile(NOT_PDF)
    unpacking, found, size = zlib.decompressobj(), [], 0
    try:
        part = unpacking.decompress(content[start.end() :], CHUNK)
        while part:
            found.append(part)
            size += len(part)
            if size > left:
                raise UnsafeFile("PDF распаковывается в слишком большой объём: он не принят.")
            part = unpacking.decompress(unpacking.unconsumed_tail, CHUNK)
    except zlib.error as error:
        raise UnsafeFile(NOT_PDF) from error
    return b"".join(found)
