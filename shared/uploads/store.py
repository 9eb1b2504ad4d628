"""Where attached files lie: a folder of the service, each under its id, encrypted with a key of its own.

The key stands in the row that names the file: the folder without the database is unreadable, and a file
whose row is deleted is unreadable at once, in every copy of the folder.
"""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken

from shared.errors import NotFound
from shared.settling import settle
from shared.uploads.limits import Limits

SETTLED = timedelta(hours=1)  # a request commits long before


def new_key() -> bytes:
    """A key for one file."""
    return Fernet.generate_key()


class Store:
    """The files of one service; several hosts may share the folder."""

    def __init__(self, home: Path, service: str, *, limits: Limits) -> None:
        self.folder = home / "uploads" / service
        self.limits = limits

    def put(self, file_id: UUID, content: bytes, *, key: bytes) -> None:
        """Write a file through to the disk: the row that names it commits afterwards."""
        path = self._path(file_id)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(Fernet(key).encrypt(content))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        for folder in (path.parent, self.folder):
            settle(folder)

    def get(self, file_id: UUID, *, key: bytes) -> bytes:
        """Read a file; raises NotFound when it is not there or is not what was written."""
        try:
            return Fernet(key).decrypt(self._path(file_id).read_bytes())
        except (FileNotFoundError, InvalidToken) as error:
            raise NotFound("Файл не найден в хранилище.") from error

    def settled(self, *, now: datetime) -> Iterator[tuple[UUID | None, Path]]:
        """Files written long enough ago for their rows to be there; no id for what a crash left half-way."""
        until = (now - SETTLED).timestamp()
        for path in sorted(self.folder.glob("??/*")):
            if path.stat().st_mtime < until:
                yield (UUID(path.name) if len(path.name) == 32 else None), path  # noqa: PLR2004 hex of an id

    def _path(self, file_id: UUID) -> Path:
        return self.folder / file_id.hex[-2:] / file_id.hex
