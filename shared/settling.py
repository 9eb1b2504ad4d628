"""Writing through to the disk: what is named afterwards is there after a loss of power too."""

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Write a file, or a folder's list of names, through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
