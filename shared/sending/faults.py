"""Whose fault a refusal for good is, by its status (RFC 3463) or words: the address, its mailbox, neither."""

import re
from typing import Literal

Fault = Literal["", "address", "mailbox"]
NOBODY_THERE = re.compile(r"5\.(1\.(1|2|3|6|10)|2\.1)$")
# who gave up says 4.2.2 of what was full all the while; 5.7 and the rest speak of the sender
MAILBOX = re.compile(r"[45]\.2\.\d{1,3}$")
# large providers name no status or a wrong one, and say in words that nobody is there
NOBODY_SAID = re.compile(
    r"\bno such (user|mailbox|recipient|address)\b|\b(unknown user|invalid (mailbox|recipient))\b"
    r"|\b(user|mailbox|recipient|account|address)\b.{0,70}\b(not found|unknown|(does not|doesn't) exist)\b",
    re.IGNORECASE | re.DOTALL,
)
FULL_SAID = re.compile(r"\b(quota|(mailbox|account|inbox) (is )?full)\b", re.IGNORECASE)
VAGUE = re.compile(r"(5\.\d\.0)?$")
# it is us whom they do not find, our server or its name, or who sent too much
OF_SENDER = re.compile(
    r"send|verif|\b(from address|policy|ip|ptr|r?dns|reverse|client host|host ?name|helo|ehlo)\b",
    re.IGNORECASE,
)


def fault_of(status: str, said: str = "") -> Fault:
    """Tell `5.1.1` (nobody lives there) from `5.2.2` (full, and may be emptied) and from what is our own.

    Words count only where the status leaves it open, never when they speak of who sends.
    """
    if NOBODY_THERE.match(status):
        return "address"
    if MAILBOX.match(status):
        return "mailbox"
    if status.startswith("4") or OF_SENDER.search(said):
        return ""
    if NOBODY_SAID.search(said):
        return "address"
    return "mailbox" if VAGUE.match(status) and FULL_SAID.search(said) else ""
