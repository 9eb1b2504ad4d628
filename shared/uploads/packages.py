"""Documents that are zip archives (DOCX, XLSX, PPTX, ODT …): looked through part by part, never opened.

A part is unpacked chunk by chunk and counted: what its header says of its size is not believed.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from shared.archives import CHUNK, ENCRYPTED, MAX_PARTS, UNREADABLE, allowance
from shared.uploads.refusals import UnsafeFile

TYPES, MIMETYPE, MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
OVERLAP = 512
PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others may ask for gigabytes at once
BAD_PATH = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\\]")
PROGRAMS = re.compile(
    r"(?i)(vbaproject|vbadata|macrosheets/|activex|customui|(^|/)basic/|(^|/)scripts/|"
    r"\.(bin|exe|dll|js|vbs|com|scr|bat|cmd|ps1|jar|lnk|html?|hta|swf)$)"
)
HARMLESS = re.compile(r"(?i)printersettings/printersettings\d+\.bin$")
XML = re.compile(r"(?i)\.(xml|rels|vml|rdf)$")
# in UTF-8, and in UTF-16 either way
ENTITIES = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)"
)
MACROS = re.compile(rb"(?i)macroEnabled|vnd\.ms-office\.(?:vbaProject|activeX)|addin\.main")
OUTSIDE = re.compile(rb"<[\w:]*Relationship\b[^>]*?>", re.DOTALL)
HYPERLINK = re.compile(rb"/hyperlink[\"']")
LOCKED = re.compile(rb"encryption-data")
BOMB = "Файл распаковывается в слишком большой объём: похоже на «архивную бомбу». Он не принят."
ACTIVE = "В документе есть макросы или программы. Сохраните его без них (DOCX, XLSX, PDF)."
LOCKED_WORDS = "Документ защищён паролем: проверить его нельзя. Сохраните без пароля."


def check_package(content: bytes, *, main: str, media_type: str) -> bytes:
    """Return the document as it is; `main` is the part without which it is no such document."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_parts(archive, size=len(content), main=main, media_type=media_type)
            left = allowance(len(content))
            for info in archive.infolist():
                left -= _check_part(archive, info, left=left)
    except UNREADABLE as error:
        raise UnsafeFile("Документ повреждён или защищён паролем. Сохраните его заново.") from error
    return content


def _check_parts(archive: zipfile.ZipFile, *, size: int, main: str, media_type: str) -> None:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > allowance(size):
        raise UnsafeFile(BOMB)
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise UnsafeFile(LOCKED_WORDS)
    if any(info.compress_type not in PLAIN for info in infos):
        raise UnsafeFile(BOMB)
    if len({name.lower() for name in names}) != len(names) or any(map(BAD_PATH.search, names)):
        raise UnsafeFile("Внутри документа неверные имена частей: он не принят.")
    if any(PROGRAMS.search(name) and not HARMLESS.search(name) for name in names):
        raise UnsafeFile(ACTIVE)
    if main not in names or (TYPES if main != MIMETYPE else "content.xml") not in names:
        raise UnsafeFile("Содержимое файла — не то, что говорит его расширение. Он не принят.")
    if main == MIMETYPE and archive.getinfo(MIMETYPE).file_size > OVERLAP:
        raise UnsafeFile(BOMB)
    if main == MIMETYPE and archive.read(MIMETYPE).strip() != media_type.encode():
        raise UnsafeFile("Содержимое файла — не то, что говорит его расширение. Он не принят.")


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, left: int) -> int:
    """Look through one part; gives how much it was."""
    size, before = 0, b""
    for part in _chunks(archive, info):
        size += len(part)
        if size > left:
            raise UnsafeFile(BOMB)
        if XML.search(info.filename):
            _check_text(info.filename, before + part)
            before = (before + part)[-OVERLAP:]
    return size


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as packed:
        while part := packed.read(CHUNK):
            yield part


def _check_text(name: str, text: bytes) -> None:
    """Refuse what an XML part has no honest use for."""
    if ENTITIES.search(text):
        raise UnsafeFile("Внутри документа — определения, которые разворачиваются в память. Он не принят.")
    if name == TYPES and MACROS.search(text):
        raise UnsafeFile(ACTIVE)
    if name == MANIFEST and LOCKED.search(text):
        raise UnsafeFile(LOCKED_WORDS)
    if name.endswith(".rels"):
        _check_links(text)


def _check_links(text: bytes) -> None:
    """A document may point outside by hyperlinks only: not by a template or an object it would load."""
    for match in OUTSIDE.finditer(text):
        link = match[0]
        if re.search(rb"TargetMode\s*=\s*[\"']External", link) and not HYPERLINK.search(link):
            raise UnsafeFile("Документ при открытии загружает что-то со стороны. Вставьте это в него самого.")
