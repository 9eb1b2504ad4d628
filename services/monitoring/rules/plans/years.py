"""The year of a plan and its parts: half-years, quarters, months (aleysk 3.10, sosnovy-bor 3.2–3.3)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SEPTEMBER = 9
MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
ROMAN = ("I", "II", "III", "IV")
PART_KINDS = {"half_year": "полугодие", "quarter": "квартал", "month": "месяц"}
MONTHS_OF = {"quarter": 3, "month": 1}


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days from the first to the last, both inclusive."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a plan's year, and how it is called; kind: year, half_year, quarter, month."""

    kind: str
    span: Span
    title: str


def year_span(kind: str, year: int) -> Span:
    """The year that begins in `year`: academic from 1 September, calendar from 1 January."""
    if kind == "academic":
        return Span(since=date(year, SEPTEMBER, 1), until=date(year + 1, SEPTEMBER, 1) - timedelta(days=1))
    return Span(since=date(year, 1, 1), until=date(year, 12, 31))


def year_on(kind: str, day: date) -> int:
    """In which year the plan's year of a day begins."""
    return day.year - 1 if kind == "academic" and day.month < SEPTEMBER else day.year


def year_title(kind: str, starts_on: date) -> str:
    """«2026/2027 учебный год», «2026 год»."""
    year = starts_on.year
    return f"{year}/{year + 1} учебный год" if kind == "academic" else f"{year} год"


def parts(kind: str, span: Span) -> list[Part]:
    """The year with all its parts: the halves, the quarters, the months."""
    whole = Part(kind="year", span=span, title=year_title(kind, span.since))
    return [whole, *_halves(kind, span), *_runs("quarter", span), *_runs("month", span)]


def part_on(kind: str, span: Span, *, of: str, on: date) -> Part | None:
    """The half-year, quarter or month of the year that has a day; null when the day is of another year."""
    return next((one for one in parts(kind, span) if one.kind == of and on in one.span), None)


def _halves(kind: str, span: Span) -> Iterator[Part]:
    """An academic year breaks at New Year, a calendar one in the middle."""
    second = date(span.until.year, 1 if kind == "academic" else 7, 1)
    of = f"{year_title(kind, span.since)}а".replace("учебный", "учебного")
    halves = ((span.since, second - timedelta(days=1)), (second, span.until))
    for number, (since, until) in enumerate(halves):
        yield Part(
            kind="half_year",
            span=Span(since=since, until=until),
            title=f"{ROMAN[number]} полугодие {of}",
        )


def _runs(of: str, span: Span) -> Iterator[Part]:
    """Calendar quarters or months; one that only reaches into the year is cut at its border."""
    length = MONTHS_OF[of]
    day = date(span.since.year, span.since.month - (span.since.month - 1) % length, 1)
    while day <= span.until:
        last_month = day.month + length - 1
        last = date(day.year, last_month, monthrange(day.year, last_month)[1])
        name = MONTHS[day.month - 1] if of == "month" else f"{ROMAN[(day.month - 1) // 3]} квартал"
        cut = Span(since=max(day, span.since), until=min(last, span.until))
        yield Part(kind=of, span=cut, title=f"{name} {day.year} года")
        day = last + timedelta(days=1)


def in_year(day: date, span: Span) -> date:
    """The same day and month in another year of a plan; 29 February becomes the last of the month."""
    for year in (span.since.year, span.until.year):
        moved = date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
        if moved in span:
            return moved
    return span.since
