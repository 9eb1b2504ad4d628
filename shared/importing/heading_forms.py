"""The form in which headings are compared."""

import re
from functools import lru_cache

from shared.importing.names import comparable

CORRECTION = "Что исправить"
ABBREVIATION = re.compile(r"\b(?:\w\.\s*){2,}")
NUMBERING = frozenset({"", "п/п", "пп", "п п", "n", "#", "номер п/п", "номер по порядку", "порядковый номер"})
IGNORED = re.compile(r"[.,:;*№«»\"()]")


@lru_cache(maxsize=4096)
def heading_form(heading: str) -> str:
    """Give a heading without case, ё, dots, «№», brackets; single spaces; «Ф. И. О.» is «ФИО»."""
    whole = ABBREVIATION.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", heading)
    return comparable(IGNORED.sub(" ", whole))


def is_correction(title: str) -> bool:
    """Whether a column is the one our own error file adds: it is not read."""
    return heading_form(title) == heading_form(CORRECTION)


def is_numbering(title: str) -> bool:
    """Whether a column only numbers the rows: «№», «№ п/п», «N п/п»."""
    form = heading_form(title)
    return form in NUMBERING or form.removeprefix("n ") in NUMBERING


def is_silent(title: str) -> bool:
    """Whether a column is neither read nor missed, so that nobody need hear of it."""
    return is_correction(title) or is_numbering(title)
