"""Signed words in links and codes: who may stop messages without signing in, whose address it is."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

SALT = "notifications.leave"
CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=30)
MOST_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Leave:
    """Whose messages of which kind by which channel; the kind `*` is all of them."""

    reader_id: UUID
    kind: str
    channel: str


def leave_token(secret: bytes, leave: Leave) -> str:
    """Sign it for a link; it has no end, for mail is kept for years."""
    written: str = URLSafeSerializer(secret, salt=SALT).dumps(
        [leave.reader_id.hex, leave.kind, leave.channel]
    )
    return written


def read_leave(secret: bytes, token: str) -> Leave | None:
    """Read a link's token; null when we have not signed it."""
    try:
        reader, kind, channel = URLSafeSerializer(secret, salt=SALT).loads(token)
    except (BadSignature, ValueError):
        return None
    return Leave(reader_id=UUID(reader), kind=kind, channel=channel)


def code(secret: bytes, *, address_id: UUID, value: str, asked_at: datetime) -> str:
    """Give the code that is sent to an address; it is derived, so it is stored nowhere."""
    said = f"{address_id}:{value}:{asked_at.isoformat()}".encode()
    number = int.from_bytes(hmac.new(secret, said, hashlib.sha256).digest()[:8], "big")
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"
