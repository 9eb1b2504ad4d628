"""Keys the services share: made by the first command, mode 0600, never in a database or a log."""

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass(frozen=True, kw_only=True)
class Keys:
    """`token_private` signs tokens (ES256), `token_public` verifies them; `session` signs cookies;
    `snils` encrypts СНИЛС; `snils_index` keys the blind index that finds one.

    Only registry needs the private ones: another service's folder may hold no more than `token.pub` and
    `session.key`, and then they are empty here.
    """

    token_private: bytes
    token_public: bytes
    session: bytes
    snils: bytes
    snils_index: bytes

    def encrypt(self, content: bytes) -> bytes:
        """Encrypt personal data that registry keeps beside its tables."""
        return Fernet(self.snils).encrypt(content)

    def decrypt(self, stored: bytes) -> bytes:
        """Return what was encrypted."""
        return Fernet(self.snils).decrypt(stored)

    def encrypt_snils(self, digits: str) -> bytes:
        """Encrypt eleven digits for storage."""
        return self.encrypt(digits.encode())

    def decrypt_snils(self, stored: bytes) -> str:
        """Return the eleven digits."""
        return self.decrypt(stored).decode()

    def index_snils(self, digits: str) -> str:
        """Give a keyed fingerprint to look a СНИЛС up by; it never leaves registry."""
        return self.fingerprint(digits)

    def seal(self, content: bytes) -> bytes:
        """Encrypt a reply that carries a secret and is kept for whoever asks again."""
        return self._sealing().encrypt(content)

    def unseal(self, stored: bytes) -> bytes:
        """Return what was sealed; raises InvalidToken when another key did it."""
        return self._sealing().decrypt(stored)

    def _sealing(self) -> Fernet:
        made = hmac.new(self.session, b"sealed reply", hashlib.sha256).digest()
        return Fernet(base64.urlsafe_b64encode(made))

    def fingerprint(self, text: str) -> str:
        """Give a keyed fingerprint of personal data: whoever has no keys cannot try texts against it."""
        return hmac.new(self.snils_index, text.encode(), hashlib.sha256).hexdigest()


def _write_once(path: Path, content: bytes) -> None:
    """Create a private file whole or not at all; whoever comes first wins."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary = Path(name)
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    finally:
        temporary.unlink()


def _new_token_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _public_of(private: bytes) -> bytes:
    key = serialization.load_pem_private_key(private, password=None)
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


@cache
def load_keys(folder: Path) -> Keys:
    """Read the keys, making those that are missing; a folder that only verifies gets no private ones."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    only_verifies = (folder / "token.pub").exists() and not (folder / "token.pem").exists()
    makers: dict[str, Callable[[], bytes]] = {"session.key": lambda: secrets.token_bytes(32)}
    if not only_verifies:
        makers |= {
            "token.pem": _new_token_key,
            "token.pub": lambda: _public_of((folder / "token.pem").read_bytes()),
            "snils.key": Fernet.generate_key,
            "snils-index.key": lambda: secrets.token_bytes(32),
        }
    for name, make in makers.items():
        if not (folder / name).exists():
            _write_once(folder / name, make())
    read = {name: (folder / name).read_bytes() for name in (*makers, "token.pub")}
    return Keys(
        token_private=read.get("token.pem", b""),
        token_public=read["token.pub"],
        session=read["session.key"],
        snils=read.get("snils.key", b""),
        snils_index=read.get("snils-index.key", b""),
    )
