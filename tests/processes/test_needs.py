"""What a machine lacks is named with its command, and REQUIRE=all makes it fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.native.stack import ROOT

LACKING = """
import pytest
from tests.processes.needs import Need, demand

def test_that_needs_it():
    demand(Need(name="Песочные часы", reason="нет часов", install="apt-get install hourglass"))
"""


@pytest.mark.parametrize("shared", [[], ["--numprocesses", "1"]], ids=["alone", "shared"])
@pytest.mark.parametrize(("require", "status"), [("", 0), ("all", 1)])
def test_missing_is_named_and_fails_when_required(
    tmp_path: Path, require: str, status: int, shared: list[str]
) -> None:
    (tmp_path / "test_lacking.py").write_text(LACKING, encoding="utf-8")
    argv = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.processes.reporting",
        "-c",
        str(ROOT / "pyproject.toml"),
    ]
    run = subprocess.run(
        [*argv, *shared, "--rootdir", str(tmp_path), str(tmp_path)],
        env={**os.environ, "REQUIRE": require, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Песочные часы: нет часов → apt-get install hourglass" in run.stdout
    assert run.returncode == status, run.stdout + run.stderr
