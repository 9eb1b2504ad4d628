"""Experience as pages write it: «38 лет 1 месяц», «11 мес.», «38,3», into full months."""

import re
from decimal import ROUND_HALF_UP, Decimal

from shared.importing.cells import BadCell, one_line, shown
from shared.importing.sheet import Cell

MONTHS_IN_YEAR = 12
MOST_YEARS = 80
MISSING = frozenset(
    {
        "", "-", "--", "отсутствует", "отсутствуют", "нет", "не имеет", "без стажа", "нет стажа", "стажа нет",
        "б/с", "без опыта", "нет опыта", "не работал", "не работала", "?",
        "нет данных", "данных нет", "н/д", "не указан", "не указано", "не указана", "х", "x",
    }
)  # fmt: skip
DASH = re.compile(r"[‐‑‒–—−]")
YEARS = r"(?:полн\w+\s*)?(?:лет|года|год|г|л)\.?"
MONTHS = r"(?:полн\w+\s*)?(?:месяцев|месяца|месяц|мес|м)\.?"
DAYS = r"(?:дней|дня|день|дн|д)\.?"
AND = r"\s*(?:,|и)?\s*"
STATED = re.compile(
    rf"(?:(?P<years>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*(?:{YEARS}|$))?"
    rf"(?:{AND}(?P<months>\d{{1,3}})\s*{MONTHS})?"
    rf"(?:{AND}(?P<days>\d{{1,3}})\s*{DAYS})?"
)
SINCE = re.compile(r"(?:с|от)?\s*(?:\d{1,2}\.\d{1,2}\.)?(?:19|20)\d\d\s*(?:г\.?|года?)?(?:\s*\(?по\b.*)?")
ABOUT = re.compile(r"(?:не )?(?:более|больше|менее|меньше|свыше|около|до)\b.*|.*\d\s*(?:лет|год\w*)?\s*\+")
AS_OF = re.compile(
    r"\s*\(?\s*(?:по состоянию )?на \d{1,2}\.\d{1,2}\.(?:19|20)\d\d\s*(?:г(?:ода?|\.)?)?\s*\)?\Z"
)
BOTH = re.compile(r"\s*[/\\|]\s*")


def experience(cell: Cell) -> int | None:
    """Read experience as full months; a plain or decimal number is years, to the nearest month.

    None when it is not stated. Raises BadCell for what says no number of months: «более 20 лет», «с 1985 г.».
    """
    written = one_line(str(cell)) if cell is not None else ""
    value = DASH.sub("-", written).lower().replace("ё", "е").strip(" .;")
    if value in MISSING:
        return None
    if SINCE.fullmatch(value):
        raise BadCell(f"стаж «{shown(written)}» записан датой, а не сроком")
    if ABOUT.fullmatch(value):
        raise BadCell(f"стаж «{shown(written)}» записан приблизительно: узнайте точный срок")
    found = STATED.fullmatch(AS_OF.sub("", value))
    months = _months(found) if found else None
    if months is None or months > MOST_YEARS * MONTHS_IN_YEAR:
        raise BadCell(f"стаж «{shown(written)}» не понят: нужно, например, «12 лет 3 месяца»")
    return months


def _months(found: re.Match[str]) -> int | None:
    years, months = found["years"], found["months"]
    if years is None:
        return int(months or 0)
    number = Decimal(years.replace(",", "."))
    if months is not None and (number != number.to_integral_value() or int(months) >= MONTHS_IN_YEAR):
        return None
    exact = number * MONTHS_IN_YEAR + int(months or 0)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def split_both(written: str) -> tuple[str, str] | None:
    """Split «25/20», a cell with two kinds of experience; None when it is not two values."""
    parts = BOTH.split(one_line(written))
    return (parts[0], parts[1]) if len(parts) == 2 else None  # noqa: PLR2004 a pair
