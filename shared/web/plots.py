"""Where the lines of the small SVG plots lie; the templates beside draw them, always with words beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shared.russian import decimal, month_name, percent

WIDTH, HEIGHT = 420.0, 120.0
LEFT, RIGHT, TOP, BOTTOM = 4.0, 64.0, 14.0, 20.0
HUNDRED = 100.0
STRIP_WIDTH, LINE_HEIGHT, AXIS = 480.0, 18.0, 18.0
NARROWEST = 6.0
MOST_LABELS = 8


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A line of shares in percent, or of counts; gaps where there was nothing to count.

    `last` is where it stands now, `last_words` says it beside.
    """

    width: float
    height: float
    lines: Sequence[str]
    dots: Sequence[tuple[float, float]]
    last: tuple[float, float] | None
    last_words: str
    threshold: float | None
    labels: Sequence[tuple[float, str]]
    base: float


def trend(
    points: Sequence[tuple[str, float | None]], *, threshold: float | None = None, top: float | None = None
) -> Trend:
    """Lay out (label, value) in order of time; the scale is 0 to 100 of percent, or 0 to `top` of counts."""
    said, most = (percent, HUNDRED) if top is None else (decimal, max(top, 1.0))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(points) - 1)
    places = [
        (LEFT + step * index, None if value is None else _height(value, most))
        for index, (_, value) in enumerate(points)
    ]
    known = [
        (x, y, value)
        for (x, y), (_, value) in zip(places, points, strict=True)
        if y is not None and value is not None
    ]
    every = -(-len(points) // MOST_LABELS) or 1
    return Trend(
        width=WIDTH,
        height=HEIGHT,
        lines=_lines(places),
        dots=[(_round(x), _round(y)) for x, y, _ in known],
        last=(_round(known[-1][0]), _round(known[-1][1])) if known else None,
        last_words=said(known[-1][2]) if known else "",
        threshold=None if threshold is None else _round(_height(threshold, most)),
        labels=[(_round(LEFT + step * i), points[i][0]) for i in range(0, len(points), every)],
        base=_height(0, most),
    )


def _height(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(value, most) / most


def _lines(places: Sequence[tuple[float, float | None]]) -> list[str]:
    """Join neighbours into polylines, broken where a point is missing."""
    lines: list[list[str]] = [[]]
    for x, y in places:
        if y is None:
            lines.append([])
        else:
            lines[-1].append(f"{_round(x)},{_round(y)}")
    return [" ".join(line) for line in lines if len(line) > 1]


def _round(number: float) -> float:
    return round(number, 1)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A period on a month strip; `state` is one of the five colours, `title` stands in words.

    A bar with a `key` may be dragged by a script to another end, where the page has a field for it.
    """

    title: str
    since: date
    until: date
    state: str = "in_progress"
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A month strip laid out over so many days: months as (x, name), bars as (x, y, width, bar)."""

    width: float
    height: float
    days: int
    months: Sequence[tuple[float, str]]
    bars: Sequence[tuple[float, float, float, Bar]]
    today: float | None


def month_strip(bars: Sequence[Bar], *, since: date, until: date, today: date) -> Strip:
    """Lay periods out over the months from `since` to `until`, a line each."""
    first = since.replace(day=1)
    days = max(1, (until - first).days + 1)

    def x(day: date) -> float:
        return _round(STRIP_WIDTH * min(max((day - first).days, 0), days) / days)

    laid = [
        (x(bar.since), AXIS + LINE_HEIGHT * line, max(NARROWEST, _round(x(bar.until) - x(bar.since))), bar)
        for line, bar in enumerate(bars)
    ]
    return Strip(
        width=STRIP_WIDTH,
        height=AXIS + LINE_HEIGHT * max(1, len(bars)),
        days=days,
        months=[(x(month), month_name(month)) for month in _months(first, until)],
        bars=laid,
        today=x(today) if first <= today <= until else None,
    )


def _months(first: date, until: date) -> list[date]:
    found = []
    while first <= until:
        found.append(first)
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return found
