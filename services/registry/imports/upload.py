"""A file that was sent to the import door, and what is to be done with it."""

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
