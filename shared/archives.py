"""How far a zip archive may be unpacked, whatever its header says of itself."""

import zipfile
import zlib

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_MATTERS_FROM = 10 * 1024 * 1024
MAX_PARTS = 2000
CHUNK = 256 * 1024
ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def allowance(size: int) -> int:
    """How much an archive of so many bytes may unpack to."""
    return min(MAX_UNPACKED, max(RATIO_MATTERS_FROM, size * MAX_RATIO))
