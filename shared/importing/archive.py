"""The zip archive of an XLSX: only its XML parts are taken, with a limit on what they unpack to."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import IO

from shared.archives import CHUNK, ENCRYPTED, MAX_PARTS, UNREADABLE, allowance
from shared.importing.sheet import UnreadableFile

BOMB = "Файл распаковывается в слишком большой объём: похоже на «архивную бомбу». Он не принят."
NOT_A_WORKBOOK = "Файл не является книгой Excel (XLSX) или повреждён. Сохраните таблицу заново."
SKIPPED = ("xl/calcchain.xml", "xl/drawings/", "xl/comments", "xl/theme/", "xl/media/", "xl/charts/")


def repack(content: bytes, path: Path) -> None:
    """Copy the XML parts, unpacked and counted, to a plain archive; what a header says is not believed."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(path, "w") as target:
            parts = _parts(source, size=len(content))
            left = allowance(len(content))
            for part in parts:
                with source.open(part) as packed, target.open(part.filename, "w") as plain:
                    left -= _copy(packed, plain, left=left)
    except UNREADABLE as error:
        raise UnreadableFile(NOT_A_WORKBOOK) from error


def _parts(source: zipfile.ZipFile, *, size: int) -> list[zipfile.ZipInfo]:
    infos = source.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > allowance(size):
        raise UnreadableFile(BOMB)
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise UnreadableFile("Книга защищена паролем. Сохраните её без пароля.")
    names = {info.filename for info in infos}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableFile(NOT_A_WORKBOOK)
    if len(names) != len(infos):
        raise UnreadableFile(NOT_A_WORKBOOK)
    return [info for info in infos if _wanted(info.filename.lower())]


def _wanted(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(SKIPPED)


def _copy(packed: IO[bytes], plain: IO[bytes], *, left: int) -> int:
    copied = 0
    while chunk := packed.read(CHUNK):
        copied += len(chunk)
        if copied > left:
            raise UnreadableFile(BOMB)
        plain.write(chunk)
    return copied
