"""Russian words of numbers and dates, and the spelling by which texts are compared."""

import re
import unicodedata

from shared.russian import plural

_LOOKALIKES = str.maketrans("abceghkmnopstxyё", "авсеgнкмпорsтхуе")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]")


def days(number: int) -> str:
    """Count calendar days."""
    return plural(number, "день", "дня", "дней")


def working_days(number: int) -> str:
    """Count working days."""
    return plural(number, "рабочий день", "рабочих дня", "рабочих дней")


def normalise(text: str) -> str:
    """Fold what must not tell two spellings apart: case, ё, Latin look-alikes, spaces, dashes."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _DASHES.sub("-", folded).translate(_LOOKALIKES)
    return " ".join(folded.split())


def external_key(name: str, organization: str) -> str:
    """Identify an external person: normalised name and organization."""
    return f"{normalise(name)}|{normalise(organization)}"
