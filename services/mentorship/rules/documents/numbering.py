"""Numbers of a journal: «{n}-ОД» counts from 1 each calendar year; a number is never given twice."""

from services.mentorship.errors import WrongPattern

PLACE = "{n}"
DEFAULTS = {"order": "{n}-ОД", "agreement": "{n}", "consent": "", "programme": "", "report": ""}
DOCUMENT_LIMIT = 2_000_000


def check_pattern(pattern: str) -> str:
    """Refuse a pattern without exactly one place for the number; an empty one gives no numbers."""
    text = " ".join(pattern.split())
    if text and (text.count(PLACE) != 1 or set(text.replace(PLACE, "")) & set("{}")):
        raise WrongPattern(fields={"pattern": ["Нужно одно место для номера: {n}. Например: {n}-ОД."]})
    return text


def number_in(pattern: str, sequence: int) -> str:
    """56 by «{n}-ОД» is «56-ОД»."""
    return pattern.replace(PLACE, str(sequence))
