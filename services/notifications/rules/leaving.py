"""Signed words in links and codes: who may stop messages without signing in, whose address it is."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

from services.notifications.rules.digests import DIGEST

SALT = "notifications.leave"
CONFIRMING = "notifications.confirm"
CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=30)
MOST_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Leave:
    """Whose messages of which kinds by which channel; `*` is all of them, `digest` the digests as a whole."""

    reader_id: UUID
    kinds: tuple[str, ...]
    channel: str

    @property
    def at_once(self) -> "Leave":
        """What one click of a mail program leaves (RFC 8058): of a digest the digests, else its kinds."""
        return replace(self, kinds=(DIGEST,)) if DIGEST in self.kinds else self


def leave_token(secret: bytes, leave: Leave) -> str:
    """Sign it for a link; it has no end, for mail is kept for years."""
    written: str = URLSafeSerializer(secret, salt=SALT).dumps(
        [leave.reader_id.hex, ",".join(leave.kinds), leave.channel]
    )
    return written


def read_leave(secret: bytes, token: str) -> Leave | None:
    """Read a link's token; null when we have not signed it."""
    try:
        reader, kinds, channel = URLSafeSerializer(secret, salt=SALT).loads(token)
    except (BadSignature, ValueError):
        return None
    return Leave(reader_id=UUID(reader), kinds=tuple(kinds.split(",")), channel=channel)


def confirmation_token(secret: bytes, confirmation_id: UUID) -> str:
    """Sign the question whether an address is its reader's; only its mailbox gets the link."""
    written: str = URLSafeSerializer(secret, salt=CONFIRMING).dumps(confirmation_id.hex)
    return written


def read_confirmation(secret: bytes, token: str) -> UUID | None:
    """Read which question a link answers; null when we have not signed it."""
    try:
        return UUID(URLSafeSerializer(secret, salt=CONFIRMING).loads(token))
    except (BadSignature, ValueError):
        return None


def code(secret: bytes, *, address_id: UUID, value: str, asked_at: datetime) -> str:
    """Give the code that is sent to an address; it is derived, so it is stored nowhere."""
    said = f"{address_id}:{value}:{asked_at.isoformat()}".encode()
    number = int.from_bytes(hmac.new(secret, said, hashlib.sha256).digest()[:8], "big")
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"
