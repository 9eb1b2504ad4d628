"""Which files are taken: the type is told by content and extension together, never by what a browser says."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from shared.uploads.jpeg import clean_jpeg
from shared.uploads.limits import Limits
from shared.uploads.names import extension_of, safe_name, shown
from shared.uploads.packages import MIMETYPE, check_package
from shared.uploads.pdf import check_pdf
from shared.uploads.pictures import PNG, clean_png, clean_webp
from shared.uploads.refusals import UnsafeFile

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A type of files: how they begin, how they are called, and what makes them safe to keep."""

    media_type: str
    extensions: tuple[str, ...]
    begins: bytes
    clean: Callable[[bytes], bytes]
    also: bytes = b""  # what stands at the ninth byte


def _office(kind: str, extension: str, main: str) -> Kind:
    media_type = f"{OOXML}{kind}"
    clean = partial(check_package, main=main, media_type=media_type)
    return Kind(media_type=media_type, extensions=(extension,), begins=ZIP, clean=clean)


def _open(kind: str, extension: str) -> Kind:
    media_type = f"{ODF}{kind}"
    clean = partial(check_package, main=MIMETYPE, media_type=media_type)
    return Kind(media_type=media_type, extensions=(extension,), begins=ZIP, clean=clean)


KINDS = (
    Kind(media_type="application/pdf", extensions=("pdf",), begins=b"%PDF-", clean=check_pdf),
    Kind(media_type="image/jpeg", extensions=("jpg", "jpeg"), begins=b"\xff\xd8\xff", clean=clean_jpeg),
    Kind(media_type="image/png", extensions=("png",), begins=PNG, clean=clean_png),
    Kind(media_type="image/webp", extensions=("webp",), begins=b"RIFF", also=b"WEBP", clean=clean_webp),
    _office("wordprocessingml.document", "docx", "word/document.xml"),
    _office("spreadsheetml.sheet", "xlsx", "xl/workbook.xml"),
    _office("presentationml.presentation", "pptx", "ppt/presentation.xml"),
    _open("text", "odt"),
    _open("spreadsheet", "ods"),
    _open("presentation", "odp"),
)
BY_EXTENSION = {extension: kind for kind in KINDS for extension in kind.extensions}
# a picture by its type: then a phone offers its camera and turns its own format into JPG
ACCEPT = ",".join(
    f".{extension}" if kind.begins == ZIP else kind.media_type for extension, kind in BY_EXTENSION.items()
)
TYPES_IN_WORDS = "PDF, снимки (JPG, PNG, WEBP), документы Word, Excel, PowerPoint и OpenDocument"
HEIC = "Снимок в формате HEIC не принять: сохраните его в JPG (камера, настройка «Наиболее совместимые»)."
LIES = ("html", "svg", "script", "msdownload", "executable", "x-sh", "x-httpd", "xml-dtd")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file that may be kept: its name as text, its type, and what is kept of its content."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file as a browser or a program sent it in a field; nothing of it is believed yet."""

    name: str
    declared: str
    content: bytes
    field: str = "files"


def checked(sent: Sent, *, limits: Limits) -> Checked:
    """Check a file without opening it; raises UnsafeFile, which says what to do."""
    safe, content = safe_name(sent.name), sent.content
    limits.check_file(len(content), name=shown(safe))
    kind = BY_EXTENSION.get(extension_of(safe))
    if extension_of(safe) in {"heic", "heif"}:
        raise UnsafeFile(HEIC)
    if kind is None:
        raise UnsafeFile(f"Файл «{shown(safe)}» такого вида не принять. Можно: {TYPES_IN_WORDS}.")
    if not _is_of(kind, content) or _lies(kind, sent.declared):
        raise UnsafeFile(f"Содержимое файла «{shown(safe)}» — не то, что говорит его расширение.")
    return Checked(name=safe, media_type=kind.media_type, content=kind.clean(content))


def _is_of(kind: Kind, content: bytes) -> bool:
    return content.startswith(kind.begins) and content[8:].startswith(kind.also)


def _lies(kind: Kind, declared: str) -> bool:
    """Whether the sender calls it another of the known types, or one that a browser would run."""
    said = declared.partition(";")[0].strip().lower()
    other = said in {one.media_type for one in KINDS} and said != kind.media_type
    return other or said.startswith("text/") or any(one in said for one in LIES)
