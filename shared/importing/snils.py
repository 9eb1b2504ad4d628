"""СНИЛС as written in files: any separators, leading zeros lost by Excel; check digits are verified."""

import re
from decimal import Decimal

from shared.importing.cells import BadCell, text
from shared.importing.sheet import Cell

SEPARATORS = re.compile(r"[\s./_‐‑‒–—−-]+")
LENGTH = 11
SHORTEST = 8
UNCHECKED_UP_TO = 1_001_998
SUPPOSED = "СНИЛС — это 11 цифр, например 112-233-445 95"
WRONG = "СНИЛС с ошибкой: контрольные цифры не сходятся"


def snils(cell: Cell) -> str | None:
    """Read a СНИЛС as eleven digits; the messages never repeat the number itself."""
    written = text(cell)
    if written is None:
        return None
    digits = str(int(Decimal(repr(cell)))) if _is_whole(cell) else SEPARATORS.sub("", written)
    if not (digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LENGTH):
        raise BadCell(SUPPOSED)
    digits = digits.zfill(LENGTH)
    if not int(digits[:9]) or not _checks(digits):
        raise BadCell(WRONG)
    return digits


def _is_whole(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer()


def _checks(digits: str) -> bool:
    if int(digits[:9]) <= UNCHECKED_UP_TO:
        return True
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(9, 0, -1), strict=True))
    return total % 101 % 100 == int(digits[9:])
