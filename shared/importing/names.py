"""Names of people and titles: one form for comparison only, and the parts of a full name."""

import re
import unicodedata
from functools import lru_cache

from shared.importing.cells import INVISIBLE, SPACES

LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYËÈÉ", "АВСЕНКМОРТХУЕЕЕ")
HYPHENS = re.compile(r"\s*[\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]\s*")
QUOTES = re.compile("[«»\"'`\u2018-\u201f\u2039\u203a]")
NUMBER_SIGN = re.compile(r"\s*№\s*")
PATRONYMIC = re.compile(r".+(?:вич|вна|ична|ьич|кич|мич|оич|аич)", re.IGNORECASE)
PATRONYMIC_WORDS = frozenset({"оглы", "оглу", "кызы", "гызы", "кизи", "кзы", "уулу", "улы", "зода", "зада"})
PARTS = 3


@lru_cache(maxsize=8192)
def comparable(name: str) -> str:
    """Give the form for comparison only: no case, ё, Latin look-alikes, odd spaces or hyphens."""
    seen = unicodedata.normalize("NFC", INVISIBLE.sub("", name)).upper().translate(LOOK_ALIKE)
    seen = HYPHENS.sub("-", SPACES.sub(" ", seen.replace("Ё", "Е")))
    return seen.strip(" .").lower()


@lru_cache(maxsize=8192)
def comparable_title(title: str) -> str:
    """Give the form in which organizations and bodies are compared: no quotes, «№ 1» = «№1»."""
    return comparable(NUMBER_SIGN.sub(" №", QUOTES.sub("", title)))


def split_full_name(full_name: str) -> tuple[str, str, str | None] | None:
    """Split into last, first and middle name; None when there is no first name.

    The middle name may be of several words («Вагиф оглы»), the last name too («Кара Мурза»).
    """
    words = HYPHENS.sub("-", SPACES.sub(" ", full_name)).strip().split(" ")
    if len(words) < PARTS - 1:
        return None
    first = _first_name_at(words)
    return " ".join(words[:first]), words[first], " ".join(words[first + 1 :]) or None


def _first_name_at(words: list[str]) -> int:
    for place, word in enumerate(words[PARTS:], start=PARTS):
        if word.lower() in PATRONYMIC_WORDS:
            return max(place - 2, 1)
    for place, word in enumerate(words[PARTS - 1 :], start=PARTS - 1):
        if PATRONYMIC.fullmatch(word):
            return place - 1
    return 1


def full_name(last_name: str, first_name: str, middle_name: str | None) -> str:
    """Join the parts of a name."""
    return " ".join(part for part in (last_name, first_name, middle_name) if part)
