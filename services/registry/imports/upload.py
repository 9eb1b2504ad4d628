"""A file that was sent to the import door, and what is to be done with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Upload:
    """`mapping` names the columns of the file in our words; None where the person said nothing of them."""

    kind: str
    content: bytes
    filename: str
    dry_run: bool
    skip_rejected: bool
    mapping: Mapping[str, str] | None = None

    @property
    def file_hash(self) -> str:
        """The same file has the same, whatever it is called."""
        return hashlib.sha256(self.content).hexdigest()
