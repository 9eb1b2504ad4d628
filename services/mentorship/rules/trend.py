"""Coverage over a year: the ends of twelve months, and a sentence that says what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from services.mentorship.rules.calendar import add_months
from shared.russian import MONTHS, form_of, percent

POINTS = 12
NOTABLE = 5.0


@dataclass(frozen=True, kw_only=True)
class Point:
    """The share on a day, None where it may not be said; `arrived` are new since the point before."""

    day: date
    percent: float | None
    arrived: int = 0
    covered: int | None = None
    young: int | None = None


def year_until(as_of: date) -> list[date]:
    """The date itself, preceded by the ends of the eleven months before it."""
    first = as_of.replace(day=1)
    return [*(add_months(first, -back) - timedelta(days=1) for back in range(POINTS - 2, -1, -1)), as_of]


def told(points: Sequence[Point]) -> str:
    """Say how the share moved over the year, and where it fell most if it notably did."""
    known = [point for point in points if point.percent is not None]
    if len(known) <= 1:
        return "Данных за прошлые месяцы пока нет."
    first, last = known[0].percent or 0.0, known[-1].percent or 0.0
    since = f"с конца {MONTHS[known[0].day.month - 1]} {known[0].day.year}"
    if first == last:
        sentence = f"Охват {since} не изменился: {percent(last)}."
    else:
        verb = "вырос" if last > first else "снизился"
        sentence = f"Охват {since} {verb} с {percent(first)} до {percent(last)}."
    return " ".join(part for part in (sentence, _fall(known)) if part)


def _fall(known: Sequence[Point]) -> str:
    """The greatest fall between neighbours, with the newcomers that may explain it."""
    steps = [((before.percent or 0.0) - (point.percent or 0.0), point) for before, point in pairwise(known)]
    fall, point = max(steps, key=lambda step: step[0])
    if fall < NOTABLE:
        return ""
    month = f"к концу {MONTHS[point.day.month - 1]}"
    if not point.arrived:
        return f"Заметнее всего он упал {month}."
    came = form_of(point.arrived, "пришёл", "пришли", "пришли")
    whom = form_of(
        point.arrived, "новый молодой педагог", "новых молодых педагога", "новых молодых педагогов"
    )
    return f"Заметнее всего он упал {month}: {came} {point.arrived} {whom}."
