"""Making a copy: the files, the databases of one moment, the files that came meanwhile, the manifest."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from services.copying.dumping import SUFFIX, dump, is_empty, kind_of
from services.copying.files import DATABASES, copy_new, folders, make_folder, write_file
from services.copying.manifest import FORMAT, NAME, Manifest, digests
from services.copying.moment import one_moment
from shared.db import Database
from shared.errors import Conflict, NotFound
from shared.migrating import revision_of
from shared.settings import Settings
from shared.settling import settle


def back_up(
    settings: Settings, databases: Mapping[str, Database], folder: Path, *, now: datetime
) -> Manifest:
    """Copy the whole installation into an empty folder, while it works.

    Raises Conflict for a folder in use and NotFound where there is nothing to copy.
    """
    _check(databases, folder)
    make_folder(folder)
    try:
        return _write(settings, databases, folder, now=now)
    except BaseException:
        for one in folder.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        raise


def _check(databases: Mapping[str, Database], folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Conflict(f"{folder} уже занята. Назовите новую или пустую папку.")
    if missing := [name for name, one in databases.items() if is_empty(one)]:
        raise NotFound(
            f"Копировать нечего: нет базы {', '.join(missing)}. Проверьте MMS_HOME или mms migrate."
        )


def _write(settings: Settings, databases: Mapping[str, Database], folder: Path, *, now: datetime) -> Manifest:
    """An attached file is written before its row and goes after it, so files are looked for on both sides.

    A mark of the access log never speaks of more than the log that is copied after it.
    """
    for name, place in folders(settings).items():
        copy_new(place, folder / name)
    make_folder(folder / DATABASES)
    revisions, kind = {}, kind_of(settings)
    with one_moment(databases) as seen:
        for name, connection in seen.items():
            dump(connection, databases[name], folder / DATABASES / f"{name}{SUFFIX[kind]}")
            revisions[name] = revision_of(connection) or ""
    copy_new(folders(settings)["uploads"], folder / "uploads")
    manifest = Manifest(format=FORMAT, made_at=now, kind=kind, revisions=revisions, files=digests(folder))
    write_file(folder / NAME, msgspec.json.format(msgspec.json.encode(manifest)))
    settle(folder)
    return manifest
