"""Names to sign in by: an e-mail, or of those who have none a surname with initials, «иванова-мп»."""

import re

from shared.importing.names import comparable

SEPARATORS = re.compile(r"[\s._-]+")


def sign_in_name(typed: str) -> str:
    """Give the one form in which names to sign in by are kept and compared."""
    text = typed.strip()
    return text.lower() if "@" in text else SEPARATORS.sub("-", comparable(text)).strip("-")


def proposed_login(*, last_name: str, first_name: str, middle_name: str, number: int = 1) -> str:
    """Propose a name for somebody without an e-mail; namesakes get a number after it."""
    initials = "".join(part[:1] for part in (first_name, middle_name))
    login = sign_in_name(f"{last_name}-{initials}")
    return login if number == 1 else f"{login}-{number}"
