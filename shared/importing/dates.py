"""Dates as they are met in files of schools: 31.12.2024, 1.9.24, «12.03.95г.», ISO, Excel's serials."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from shared.importing.cells import BadCell, Parser, shown, text
from shared.importing.sheet import Cell

EXCEL_EPOCH = date(1899, 12, 30)
PAST_AHEAD = 1
SERIALS = range(7306, 91_312)  # 1920…2149: less is a year or a typing error, not a day
YEARS = range(1900, 2150)
TAIL = r"(?:\s*г(?:\.|ода?\.?)?)?(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|\+00:?00)?)?"
DAY_FIRST = re.compile(rf"(\d{{1,2}})\s*[./-]\s*(\d{{1,2}})\s*[./-]\s*(\d{{4}}|\d{{2}}){TAIL}")
YEAR_FIRST = re.compile(rf"(\d{{4}})[./-](\d{{1,2}})[./-](\d{{1,2}}){TAIL}")
IN_WORDS = re.compile(rf"«?(\d{{1,2}})»?\s+([а-я]+)\.?\s+(\d{{4}}|\d{{2}}){TAIL}", re.IGNORECASE)
SERIAL = re.compile(r"(\d{4,5})(?:[.,]\d+)?")
MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


def day(*, ahead: int) -> Parser:
    """Make a parser of dates; years of two digits fall in the century that ends `ahead` years from today."""

    def parse(cell: Cell, today: date) -> date | None:
        return read_day(cell, last_year=today.year + ahead)

    return parse


event_day: Parser = day(ahead=20)
past_day: Parser = day(ahead=PAST_AHEAD)
birth_day: Parser = day(ahead=-14)


def read_day(cell: Cell, *, last_year: int) -> date | None:
    """Read a date; `last_year` is the latest year that two digits may mean."""
    match cell:
        case datetime():
            return _sane(cell.date(), cell)
        case date():
            return _sane(cell, cell)
        case bool() | time() | timedelta():
            raise BadCell(f"«{shown(cell)}» — не дата")
        case int() | float():
            return _serial(cell)
        case _:
            written = text(cell)
            return _written(written, last_year) if written else None


def _sane(value: date, cell: Cell) -> date:
    if value.year not in YEARS:
        raise BadCell(f"{shown(cell)} — проверьте год")
    return value


def _serial(number: float) -> date:
    if not SERIALS.start <= number < SERIALS.stop:
        raise BadCell(f"«{shown(number)}» — не дата")
    return EXCEL_EPOCH + timedelta(days=int(number))


@lru_cache(maxsize=8192)
def _written(written: str, last_year: int) -> date:
    for read in READERS:
        if parts := read(written):
            return _date(parts, written, last_year)
    if (serial := SERIAL.fullmatch(written)) and int(serial[1]) in SERIALS:
        return _serial(int(serial[1]))
    raise BadCell(f"«{shown(written)}» — не дата; нужно, например, 31.12.2024")


def _date(parts: tuple[str, int, int], written: str, last_year: int) -> date:
    year, month, number = parts
    full = int(year) if len(year) > 2 else last_year - (last_year - int(year)) % 100  # noqa: PLR2004 two digits
    try:
        value = date(full, month, number)
    except ValueError as error:
        raise BadCell(f"{shown(written)} — такой даты нет") from error
    return _sane(value, written)


def _day_first(written: str) -> tuple[str, int, int] | None:
    found = DAY_FIRST.fullmatch(written)
    return (found[3], int(found[2]), int(found[1])) if found else None


def _year_first(written: str) -> tuple[str, int, int] | None:
    found = YEAR_FIRST.fullmatch(written)
    return (found[1], int(found[2]), int(found[3])) if found else None


def _in_words(written: str) -> tuple[str, int, int] | None:
    found = IN_WORDS.fullmatch(written)
    if not found:
        return None
    word = found[2].lower()
    months = [number for number, start in enumerate(MONTHS, start=1) if word.startswith(start)]
    return (found[3], months[0], int(found[1])) if months else None


READERS: tuple[Callable[[str], tuple[str, int, int] | None], ...] = (_day_first, _year_first, _in_words)
