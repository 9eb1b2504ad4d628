"""Tests that share costly fixtures run in one process, whatever the number of cores."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from deploy.native.stack import ROOT

TESTS = """
import pytest


@pytest.fixture
def running_stack():
    return None


@pytest.mark.parametrize("number", range(6))
def test_alone(number):
    assert number >= 0


@pytest.mark.parametrize("number", range(6))
def test_of_the_stack(running_stack, number):
    assert number >= 0
"""
RAN = re.compile(r"\[(gw\d)\].*PASSED.*?(\w+)\.py::(\w+)\[")


def test_a_file_stays_together_and_so_do_those_of_the_stack(tmp_path: Path) -> None:
    for name in ("test_one", "test_two"):
        (tmp_path / f"{name}.py").write_text(TESTS, encoding="utf-8")
    argv = [sys.executable, "-m", "pytest", "-vv", "-p", "tests.processes.sharing"]
    argv += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)]
    spread = ["--numprocesses", "2", "--dist", "loadgroup"]
    run = subprocess.run([*argv, *spread], cwd=ROOT, capture_output=True, text=True, check=True)
    workers: dict[str, set[str]] = defaultdict(set)
    for worker, file, test in RAN.findall(run.stdout):
        workers[test if test == "test_of_the_stack" else file].add(worker)
    assert {name: len(found) for name, found in workers.items()} == {
        "test_one": 1,
        "test_two": 1,
        "test_of_the_stack": 1,
    }
