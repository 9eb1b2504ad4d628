"""Files of an installation beside its databases, copied through to the disk, for the owner's eyes only."""

import shutil
from pathlib import Path

from shared.settings import Settings
from shared.settling import settle

UNFINISHED = ".new-"
DATABASES = "databases"


def folders(settings: Settings) -> dict[str, Path]:
    """Give the folders that belong to an installation, by their name in a copy."""
    inside = {name: settings.home / name for name in ("uploads", "mail")}
    return {"keys": settings.keys, "audit": settings.audit, **inside}


def copy_new(source: Path, target: Path) -> None:
    """Copy the files of a folder that are not there yet; one that goes away meanwhile is passed over."""
    for path in sorted(source.rglob("*")):
        there = target / path.relative_to(source)
        if path.is_file() and not path.name.startswith(UNFINISHED) and not there.exists():
            try:
                copy_file(path, there)
            except FileNotFoundError:
                there.unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> None:
    """Copy one file, readable by its owner only."""
    make_folder(target.parent)
    target.touch(mode=0o600)
    shutil.copyfile(source, target)
    settle(target)


def write_file(path: Path, content: bytes) -> None:
    """Write one file, readable by its owner only."""
    path.touch(mode=0o600)
    path.write_bytes(content)
    settle(path)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner enters."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
