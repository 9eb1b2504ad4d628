"""What a copy consists of: every file with its digest; written last, so a copy without it is not whole."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from shared.errors import Conflict, Invalid

NAME = "manifest.json"
FORMAT = 1
Kind = Literal["sqlite", "postgresql"]
KEYS = "keys"
UNTOUCHED = "Ничего не восстановлено."


class BrokenCopy(Invalid):
    """A folder that is no copy, or no longer what was written."""

    type = "broken-copy"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`revisions` are the schemas of the databases, `files` the digests by path."""

    format: int
    made_at: datetime
    kind: Kind
    revisions: dict[str, str]
    files: dict[str, str]


def digests(folder: Path) -> dict[str, str]:
    """Compute the digest of every file of a copy, by its path inside it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / NAME:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def read_whole(folder: Path, *, keys: Path) -> Manifest:
    """Read a copy's manifest and compare every file with it; raises BrokenCopy naming the first that differs.

    Keys may be kept apart from the copy: those that lie in their place already are as good.
    """
    manifest, found = _read(folder), digests(folder)
    here = {f"{KEYS}/{name}": digest for name, digest in digests(keys).items()}
    for name, digest in here.items():
        if manifest.files.get(name, digest) != digest:
            raise Conflict(f"В {keys} другие ключи ({name}): с ними копию не прочесть. {UNTOUCHED}")
    for name, digest in manifest.files.items():
        if name not in found | here:
            raise BrokenCopy(f"Копия неполна: нет файла {name}. {UNTOUCHED}")
        if found.get(name, digest) != digest:
            raise BrokenCopy(f"Копия повреждена: файл {name} изменился. {UNTOUCHED}")
    for name in found.keys() - manifest.files.keys():
        raise BrokenCopy(f"В копии лишний файл: {name}. {UNTOUCHED}")
    return manifest


def _read(folder: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BrokenCopy(f"В {folder} нет {NAME}: это не копия ММС или её не успели закончить.") from error
    except msgspec.MsgspecError as error:
        raise BrokenCopy(f"Копия повреждена: {NAME} не читается. {UNTOUCHED}") from error
    if manifest.format != FORMAT:
        raise BrokenCopy("Копию сделала другая версия ММС. Восстановите её той же версией.")
    return manifest
