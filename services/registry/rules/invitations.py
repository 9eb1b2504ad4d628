"""Codes of invitations: short enough to type from paper, long enough not to be guessed (80 bits)."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH, GROUP = 16, 4
INVITATION_LIFE = timedelta(days=14)
LOOK_ALIKE = str.maketrans("АВСЕНКМРТУХ", "ABCEHKMPTYX")  # a Russian keyboard was on
OTHER = re.compile(f"[^{ALPHABET}]")


def new_code() -> str:
    """Make a code, in groups of four."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def code_digest(typed: str) -> str:
    """Give what is stored of a code, whatever case, spaces and dashes it was typed with."""
    plain = OTHER.sub("", typed.upper().translate(LOOK_ALIKE))
    return hashlib.sha256(plain.encode()).hexdigest()


def is_open(invited_at: datetime | None, now: datetime) -> bool:
    """Whether an invitation may still be accepted."""
    return invited_at is not None and now - invited_at <= INVITATION_LIFE
