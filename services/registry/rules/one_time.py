"""One-time codes of an application on the phone (TOTP, RFC 6238): each is accepted once."""

import secrets
from datetime import datetime

import pyotp

STEP_SECONDS = 30
DIGITS = 6
DRIFT = (-1, 0, 1)  # a phone's clock may be half a minute off
ISSUER = "ММС"
MANDATORY_ROLES = frozenset({"methodist", "admin"})


def new_secret() -> str:
    """Make the secret that the phone and registry share."""
    return pyotp.random_base32()


def secret_link(secret: str, *, login: str) -> str:
    """Give the link that a phone's application reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def is_code(typed: str) -> bool:
    """Whether this is what an application shows, and not a recovery code."""
    plain = typed.replace(" ", "")
    return plain.isascii() and plain.isdigit() and len(plain) == DIGITS


def accepted_step(secret: str, typed: str, *, now: datetime, last_step: int) -> int | None:
    """Give the step of time a code belongs to; null if it is wrong, or not newer than the last one used."""
    present = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (present + drift for drift in DRIFT):
        right = totp.generate_otp(step)
        if step > last_step and secrets.compare_digest(right, typed.replace(" ", "")):
            return step
    return None
