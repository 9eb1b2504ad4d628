"""How a run is shared among processor cores, and where its files lie.

A file's tests stay together, as they share fixtures; those that need the broker or the stack stay together
too and go first, as they take longest. Files lie in memory where there is enough of it: SQLite waits for the
disk at every commit.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

IN_MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30
LONG = frozenset({"kafka", "running_stack"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests stay together, before xdist reads it; what takes longest goes first."""
    for item in items:
        name = "processes" if _is_long(item) else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=lambda item: not _is_long(item))


def _is_long(item: pytest.Item) -> bool:
    return not LONG.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep temporary files in memory, unless a place was named or it is small."""
    if "TMPDIR" in os.environ or not IN_MEMORY.is_dir() or shutil.disk_usage(IN_MEMORY).free < ENOUGH:
        return
    folder = Path(tempfile.mkdtemp(prefix="mms-tests-", dir=IN_MEMORY))
    folder.chmod(0o711)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
