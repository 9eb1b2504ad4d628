"""Typing `mms …` as people do."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.cli import main
from services.demonstration import seed
from shared.settings import Settings
from tests.shelf import Shelf
from tests.system import System, system_at

Run = Callable[..., tuple[int, str, str]]


def told_at(home: Path) -> System:
    """The demonstration, told into a home."""
    system = system_at(home)
    seed(system.settings, system.databases)
    return system


DEMONSTRATIONS = Shelf(told_at)


@pytest.fixture
def demonstration() -> Iterator[System]:
    """A system with the demonstration as it was told."""
    with DEMONSTRATIONS.lend() as made:
        yield made


@pytest.fixture
def run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Type `mms …` in a home with a municipality and one organization."""
    monkeypatch.setenv("MMS_HOME", str(settings.home))

    def typed(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["mms", *words])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    typed("init", "--profile", "ust-koksa")
    organizations = tmp_path / "organizations.csv"
    organizations.write_text("Код;Наименование;Тип;Действует с\nA;МБОУ «СОШ № 1»;школа;01.01.2000\n")
    assert typed("import", "organizations", str(organizations), "--municipality", "ust-koksa")[0] == 0
    return typed
