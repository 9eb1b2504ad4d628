"""Cells as people fill them in: each parser gives a value, None for an empty cell, or says what is wrong."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from shared.importing.sheet import Cell
from shared.mail_address import fault_of_address
from shared.russian import inside

SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200c\u200d\ud800-\udfff\ufffe\uffff]")
DASHES = frozenset({"-", "–", "—", "−"})
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
YES = frozenset({"да", "+", "1", "истина", "true", "yes", "есть", "v", "x", "х"})
NO = frozenset({"нет", "-", "–", "—", "0", "ложь", "false", "no"})
MAX_TEXT = 4000
MAX_NUMBER = 10**9
SHOWN = 60


class BadCell(ValueError):
    """A cell that cannot be understood; the message is a Russian sentence for the person who filled it in."""


@lru_cache(maxsize=16384)
def one_line(written: str) -> str:
    """Give a text without invisible characters and with single plain spaces."""
    return SPACES.sub(" ", INVISIBLE.sub("", written)).strip()


def plain(cell: Cell) -> str:
    """Give the cell as a person sees it: one line, single spaces, whole numbers without «.0»."""
    match cell:
        case None:
            return ""
        case str():
            return one_line(cell)
        case bool():
            return "да" if cell else "нет"
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            timed = isinstance(cell, datetime) and cell.time() != time()
            return cell.strftime("%d.%m.%Y %H:%M" if timed else "%d.%m.%Y")
        case time() | timedelta() | float() | int():
            return str(cell)


def shown(cell: Cell) -> str:
    """Give the cell for a message: quoted by the caller, cut when long."""
    seen = plain(cell)
    return seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…"


def text(cell: Cell) -> str | None:
    """Read a text; a lone dash means an empty cell."""
    value = plain(cell)
    if len(value) > MAX_TEXT:
        raise BadCell(f"текст длиннее {MAX_TEXT} знаков")
    return value if value and value not in DASHES else None


def up_to(limit: int) -> Callable[[Cell], str | None]:
    """Make a parser of texts that are to fit a column of the database."""

    def parse(cell: Cell) -> str | None:
        value = text(cell)
        if value and len(value) > limit:
            raise BadCell(f"текст длиннее {limit} знаков")
        return value

    return parse


def texts(cell: Cell) -> list[str]:
    """Read a list of texts written through commas or semicolons; an empty cell is an empty list."""
    parts = (part.strip() for part in re.split(r"[,;]", text(cell) or ""))
    return list(dict.fromkeys(part for part in parts if part))


def decimal(cell: Cell) -> Decimal | None:
    """Read a number that is not negative: «0,5», 1.0, «1 000»."""
    value = text(cell)
    if value is None:
        return None
    try:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            number = Decimal(repr(cell))
        elif NUMBER.fullmatch(digits := value.replace(" ", "")):
            number = Decimal(digits.replace(",", "."))
        else:
            raise BadCell(f"«{shown(cell)}» — не число")
    except InvalidOperation as error:
        raise BadCell(f"«{shown(cell)}» — не число") from error
    if not number.is_finite() or not 0 <= number < MAX_NUMBER:
        raise BadCell(f"«{shown(cell)}» — число вне допустимых пределов")
    return number.normalize() + 0 if number != number.to_integral_value() else number.quantize(Decimal(1))


def integer(cell: Cell) -> int | None:
    """Read a whole number that is not negative."""
    number = decimal(cell)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise BadCell(f"«{shown(cell)}» — не целое число")
    return int(number)


def email(cell: Cell) -> str | None:
    """Read an e-mail address, in lower case."""
    value = text(cell)
    if value is None:
        return None
    if (fault := fault_of_address(value)) is not None:
        raise BadCell(f"«{shown(cell)}»: {inside(fault).rstrip('.')}")
    return value.lower()


def boolean(cell: Cell) -> bool | None:
    """Read yes or no: да, нет, +, 1; a dash is no."""
    value = plain(cell).lower()
    if not value:
        return None
    if value not in YES | NO:
        raise BadCell(f"«{shown(cell)}» — нужно «да» или «нет»")
    return value in YES


Parser = Callable[[Cell, date], object]


def timeless(parser: Callable[[Cell], object]) -> Parser:
    """Make a column's parser of one that needs no today."""

    def parse(cell: Cell, _today: date) -> object:
        return parser(cell)

    return parse
