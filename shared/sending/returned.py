"""A letter that came back: which it was and why, out of a report on its delivery (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from uuid import UUID

from shared.sending.letter import message_id

STATUS = re.compile(r"[45]\.\d{1,3}\.\d{1,3}")  # 4: tried for days, and given up
UNSAID = "5.0.0"
COPY = b"------ This is a copy of "
OUR_ID = re.compile(r"<([0-9a-f-]{36})@")


@dataclass(frozen=True, kw_only=True)
class Returned:
    """The letter, the status of its failure, and what its server said, to be read and kept nowhere."""

    letter_id: UUID
    status: str
    said: str = ""


def read_returned(content: bytes, *, public_url: str) -> Returned | None:
    """Read a report that a letter of this installation failed for good; null of anything else."""
    report = message_from_bytes(content)
    if report.get("X-Failed-Recipients") and not report.is_multipart():
        return _of_text(report, public_url=public_url)
    parts = list(report.walk())
    failures = [found for part in parts for found in _failures(part)]
    letters = [letter for part in parts if (letter := _letter(part, public_url=public_url))]
    if not failures or not letters:
        return None
    status, said = failures[0]
    return Returned(letter_id=letters[-1], status=status, said=said)


def _of_text(report: Message, *, public_url: str) -> Returned | None:
    """Read a report as Exim wrote it before there were parts, and mail.ru does: words, then the letter."""
    payload = report.get_payload(decode=True)
    words, _, copy = (payload if isinstance(payload, bytes) else b"").partition(COPY)
    letter = message_from_bytes(copy.partition(b"\n")[2].lstrip())
    letter_id = _letter(letter, public_url=public_url)
    said = " ".join(words.decode(errors="replace").partition("failed:")[2].split())
    return Returned(letter_id=letter_id, status=UNSAID, said=said) if letter_id else None


def _failures(part: Message) -> Iterator[tuple[str, str]]:
    """How recipients failed, status and words; the program reads blocks of headers as messages in a part."""
    if str(part.get("Action", "")).strip().lower() == "failed":
        found = STATUS.match(str(part.get("Status", "")).strip())
        if found:
            yield found[0], " ".join(str(part.get("Diagnostic-Code", "")).split())


def _letter(part: Message, *, public_url: str) -> UUID | None:
    """The letter whose headers stand in a part, whole or as a text."""
    if part.get_content_type() == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        part = message_from_bytes(payload if isinstance(payload, bytes) else b"")
    said = str(part.get("Message-ID", "")).strip()
    found = OUR_ID.match(said)
    letter_id = UUID(found[1]) if found else None
    return letter_id if letter_id and said == message_id(letter_id, public_url) else None
