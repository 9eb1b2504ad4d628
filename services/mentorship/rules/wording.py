"""Russian words of numbers and dates, and the spelling by which texts are compared."""

import re
import unicodedata
from datetime import date

_LOOKALIKES = str.maketrans("abceghkmnopstxyё", "авсеgнкмпорsтхуе")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]")


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 день», «2 дня», «5 дней»: the number with the right form of the word."""
    tail = number % 100
    if tail % 10 == 1 and tail != 11:  # noqa: PLR2004 Russian plurals are about these digits
        return f"{number} {one}"
    if tail % 10 in (2, 3, 4) and tail not in (12, 13, 14):
        return f"{number} {few}"
    return f"{number} {many}"


def days(number: int) -> str:
    """Count calendar days."""
    return plural(number, "день", "дня", "дней")


def working_days(number: int) -> str:
    """Count working days."""
    return plural(number, "рабочий день", "рабочих дня", "рабочих дней")


def russian_date(day: date) -> str:
    """31.12.2025."""
    return day.strftime("%d.%m.%Y")


def normalise(text: str) -> str:
    """Fold what must not tell two spellings apart: case, ё, Latin look-alikes, spaces, dashes."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _DASHES.sub("-", folded).translate(_LOOKALIKES)
    return " ".join(folded.split())


def external_key(name: str, organization: str) -> str:
    """Identify an external person: normalised name and organization."""
    return f"{normalise(name)}|{normalise(organization)}"
