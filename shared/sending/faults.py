"""Whose fault a refusal for good is, by its enhanced status (RFC 3463): the address, its mailbox, neither."""

import re
from typing import Literal

Fault = Literal["", "address", "mailbox"]
NOBODY_THERE = re.compile(r"5\.(1\.(1|2|3|6|10)|2\.1)$")
MAILBOX = re.compile(r"5\.2\.\d{1,3}$")  # full, closed, too small; 5.7 and the rest speak of the sender


def fault_of(status: str) -> Fault:
    """Tell `5.1.1` (nobody lives there) from `5.2.2` (full, and may be emptied) and from what is our own."""
    if NOBODY_THERE.match(status):
        return "address"
    return "mailbox" if MAILBOX.match(status) else ""
