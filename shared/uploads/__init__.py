"""Files that people attach: told by content, checked without being opened, kept under an id, encrypted."""

from shared.uploads.checking import ACCEPT, TYPES_IN_WORDS, Checked, Sent, checked
from shared.uploads.limits import Limits
from shared.uploads.names import safe_name
from shared.uploads.refusals import UnsafeFile
from shared.uploads.store import Store, new_key

__all__ = [
    "ACCEPT",
    "TYPES_IN_WORDS",
    "Checked",
    "Limits",
    "Sent",
    "Store",
    "UnsafeFile",
    "checked",
    "new_key",
    "safe_name",
]
