"""Passwords: hashed by argon2, hashed anew when its parameters grow, never kept otherwise."""

from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.registry.errors import WeakPassword
from services.registry.rules import password_weakness

HASHER = PasswordHasher()


def hash_password(password: str, *, about: Iterable[str] = ()) -> str:
    """Hash a password; raises WeakPassword that says what is wrong with it."""
    if weakness := password_weakness(password, about=about):
        raise WeakPassword(weakness, fields={"password": [weakness]})
    return HASHER.hash(password)


def fits(stored: str, password: str) -> bool:
    """Whether a password is the one that was hashed."""
    try:
        return HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def rehashed(stored: str, password: str) -> str | None:
    """Hash a right password anew if the parameters have changed since; null if they have not."""
    return HASHER.hash(password) if HASHER.check_needs_rehash(stored) else None
