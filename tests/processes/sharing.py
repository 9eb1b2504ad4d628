"""In which order a run goes, so that its files share the cores well, and where its temporary files lie.

What needs the broker or the stack takes longest and goes first. Files lie in memory where there is enough of
it: SQLite waits for the disk at every commit.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

IN_MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30
LONG = frozenset({"kafka", "stack"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that have a test of long fixtures."""
    long = {item.path for item in items if not LONG.isdisjoint(getattr(item, "fixturenames", ()))}
    items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep temporary files in memory, unless a place was named or it is small."""
    if "TMPDIR" in os.environ or not IN_MEMORY.is_dir() or shutil.disk_usage(IN_MEMORY).free < ENOUGH:
        return
    folder = Path(tempfile.mkdtemp(prefix="mms-tests-", dir=IN_MEMORY))
    folder.chmod(0o711)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
