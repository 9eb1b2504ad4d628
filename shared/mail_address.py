"""Mail addresses that servers take: a name in Latin letters, a host that can be named in ASCII (школа.рф)."""

import re
import unicodedata

LONGEST = 254  # RFC 5321, with the brackets left out
NOT_AN_ADDRESS = "Это не адрес электронной почты: нужен вид imya@example.ru."
SHAPE = re.compile(r"([^@\s<>\"(),:;\\\[\]]{1,64})@([^@\s<>\"(),:;\\\[\]]+)")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}")
CYRILLIC, LATIN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)


def fault_of_address(value: str) -> str | None:
    """Say in a sentence why no letter can go to an address; null when one can.

    Few servers take a name with other than Latin letters (SMTPUTF8), and whoever types one has mostly
    forgotten to change the keyboard.
    """
    found = SHAPE.fullmatch(value) if len(value) <= LONGEST else None
    if found is None:
        return NOT_AN_ADDRESS
    name, host = found.groups()
    return fault_of_name(name) or _fault_of_host(host)


def fault_of_name(name: str) -> str | None:
    """Say why a name before the @ is taken by no server, and by which letter."""
    other = next((letter for letter in name if not letter.isascii()), None)
    if other is not None:
        kind = "русской буквы" if CYRILLIC.match(other) else "знака"
        return f"До знака @ годятся только латинские буквы и цифры: почта не примет {kind} «{other}»."
    return None if name.isprintable() else NOT_AN_ADDRESS


def _fault_of_host(host: str) -> str | None:
    mixed = next((word for word in host.split(".") if CYRILLIC.search(word) and LATIN.search(word)), None)
    if mixed is not None:
        return f"После знака @ в слове «{mixed}» смешаны русские и латинские буквы: проверьте раскладку."
    return None if HOST.fullmatch(ascii_host(host)) else NOT_AN_ADDRESS


def ascii_host(host: str) -> str:
    """Name a host as servers do: школа.рф is xn--80atdl2c.xn--p1ai; empty where it has no such name."""
    try:
        return unicodedata.normalize("NFC", host).encode("idna").decode().lower()
    except UnicodeError:
        return ""
