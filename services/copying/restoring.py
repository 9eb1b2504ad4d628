"""A new home from a copy: everything is checked before anything is written."""

from collections.abc import Mapping
from pathlib import Path

from services.copying.dumping import SUFFIX, is_empty, kind_of, load
from services.copying.files import DATABASES, UNFINISHED, copy_new, folders, make_folder, write_file
from services.copying.manifest import KEYS, UNTOUCHED, BrokenCopy, Manifest, read_whole
from shared.db import Database
from shared.errors import Conflict
from shared.migrating import knows
from shared.settings import Settings

ERASED = "erased.jsonl"


def restore(settings: Settings, databases: Mapping[str, Database], folder: Path) -> Manifest:
    """Fill an empty home from a copy; raises BrokenCopy or Conflict and changes nothing then.

    One file may lie there: `audit/erased.jsonl` says whom to erase again.
    """
    manifest = read_whole(folder, keys=settings.keys)
    _check_manifest(settings, databases, manifest)
    _check_home(settings, databases)
    for name, database in databases.items():
        load(database, folder / DATABASES / f"{name}{SUFFIX[manifest.kind]}")
    _restore_files(settings, folder)
    return manifest


def _check_manifest(settings: Settings, databases: Mapping[str, Database], manifest: Manifest) -> None:
    if manifest.kind != kind_of(settings):
        raise Conflict(f"В копии базы {manifest.kind}, а MMS_DATABASE_URL называет другие.")
    for name in databases:
        if f"{DATABASES}/{name}{SUFFIX[manifest.kind]}" not in manifest.files:
            raise BrokenCopy(f"Копия неполна: нет базы {name}. {UNTOUCHED}")
        if not knows(name, manifest.revisions.get(name, "")):
            raise Conflict("Копию сделала более новая версия ММС. Сначала обновите программу.")


def _check_home(settings: Settings, databases: Mapping[str, Database]) -> None:
    """Raise Conflict when something would be written over; the keys were compared already."""
    places = [place for name, place in folders(settings).items() if name != KEYS]
    found = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    taken = [str(path) for path in found if path != settings.audit / ERASED]
    taken += [f"база {name}" for name, one in databases.items() if not is_empty(one)]
    if taken:
        raise Conflict(
            f"Восстанавливают только в пустой дом, а здесь есть {taken[0]}. Укажите другой MMS_HOME."
        )


def _restore_files(settings: Settings, folder: Path) -> None:
    """Those who were erased since the copy stay on the list of whom to erase."""
    noted = settings.audit / ERASED
    known = dict.fromkeys([*_lines(folder / "audit" / ERASED), *_lines(noted)])
    make_folder(settings.home)
    if known:
        make_folder(settings.audit)
        whole = settings.audit / f"{UNFINISHED}{ERASED}"
        write_file(whole, "".join(f"{line}\n" for line in known).encode())
        whole.replace(noted)  # at no moment is there no list
    for name, place in folders(settings).items():
        copy_new(folder / name, place)


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []
