"""Signed marks of the access log kept outside the database: how long it was and how it ended, day by day.

A chain alone does not show that its tail was cut; a mark that nobody without the key can make does.
"""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import jwt
from sqlalchemy.orm import Session

from services.registry.errors import BrokenLog
from services.registry.queries import access_hash, access_head
from services.registry.rules.chain import Head
from shared.keys import Keys
from shared.tokens import ALGORITHM

ISSUER = "mms-audit"  # never taken for a token of a person
SUFFIX = ".jwt"


def sign_access_log(session: Session, *, folder: Path, keys: Keys, now: datetime) -> bool:
    """Sign the end of the log into the file of the day; False when nothing is new.

    Raises BrokenLog when the log no longer goes on from the last mark, and keeps the evidence.
    """
    head, last = access_head(session), _last(folder, keys)
    if last is not None and access_hash(session, sequence=last.count) != last.hash:
        raise BrokenLog(f"Журнал доступа не продолжает отметку о записи № {last.count}.")
    if head.count == (last.count if last else 0):
        return False
    claims = {"iss": ISSUER, "iat": now.timestamp(), "count": head.count, "head": head.hash}
    mark = jwt.encode(claims, keys.token_private, ALGORITHM)
    _replace(folder / f"{now.astimezone(UTC):%Y-%m-%d}{SUFFIX}", mark)
    return True


def read_checkpoints(folder: Path, *, keys: Keys) -> list[Head]:
    """Read every mark, oldest first; raises BrokenLog at one that is not signed by us."""
    return [_read(path, keys) for path in sorted(folder.glob(f"*{SUFFIX}"))]


def _last(folder: Path, keys: Keys) -> Head | None:
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    return _read(paths[-1], keys) if paths else None


def _read(path: Path, keys: Keys) -> Head:
    try:
        claims = jwt.decode(path.read_text(), keys.token_public, algorithms=[ALGORITHM], issuer=ISSUER)
        return Head(count=int(claims["count"]), hash=str(claims["head"]))
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise BrokenLog(f"Отметка журнала {path} подделана или повреждена.") from error


def _replace(path: Path, text: str) -> None:
    """Write a private file whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
