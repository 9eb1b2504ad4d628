"""What stands on a home is built once a worker and lent to test after test, each time as it was when new.

Migrating, wiring five applications and compiling their statements takes longer than most tests; putting
files back takes a moment.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Generic, Protocol, TypeVar

from flask import Flask


class Standing(Protocol):
    """Something with open files under its home."""

    def close(self) -> None:
        """Let go of the files, and forget what a test changed in memory."""


Lent = TypeVar("Lent", bound=Standing)


class Extensions:
    """What an application leans on, put back as it was: a test may have put something of its own there."""

    def __init__(self, app: Flask) -> None:
        self._app, self._first = app, dict(app.extensions)

    def put_back(self) -> None:
        """Forget what a test put there."""
        self._app.extensions.clear()
        self._app.extensions.update(self._first)


class Shelf(Generic[Lent]):
    """Things of one kind; two tests that overlap get two of them."""

    def __init__(self, build: Callable[[Path], Lent]) -> None:
        self._build = build
        self._idle: list[tuple[Path, Lent]] = []

    @contextmanager
    def lend(self) -> Iterator[Lent]:
        """Lend one as new. After a test that breaks off inside the block it is not lent again."""
        place, made = self._idle.pop() if self._idle else self._new()
        yield made
        made.close()
        _put_back(place)
        self._idle.append((place, made))

    def _new(self) -> tuple[Path, Lent]:
        place = Path(mkdtemp(dir=_room().name))
        (place / "home").mkdir()
        made = self._build(place / "home")
        made.close()
        shutil.copytree(place / "home", place / "first")
        return place, made


@cache
def _room() -> "TemporaryDirectory[str]":
    """Where all the homes of a worker are; it goes with the worker."""
    return TemporaryDirectory(prefix="homes-")


def _put_back(place: Path) -> None:
    shutil.rmtree(place / "home")
    shutil.copytree(place / "first", place / "home")
