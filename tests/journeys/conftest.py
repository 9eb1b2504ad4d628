"""Typing `mms …` as people do."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.cli import main
from shared.settings import Settings

Run = Callable[..., tuple[int, str, str]]


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
