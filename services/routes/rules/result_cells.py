"""What several cells of a row say of one part together: points, percents, and the most points there were."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from services.routes.rules.marks import BadMark, is_absent, read_mark, read_percent
from services.routes.rules.measures import spelt
from services.routes.rules.result_headings import Meant

ROUNDED = 1
"""Percents beside points are rounded or cut to whole ones: less than this apart is the same."""


class BadCellOfResults(BadMark):
    """A cell that cannot be read or says another thing than its neighbour; `heading` is its column."""

    def __init__(self, heading: str, message: str) -> None:
        super().__init__(message)
        self.heading = heading


@dataclass(frozen=True, kw_only=True)
class Written:
    """A cell, its heading and what the heading means."""

    heading: str
    words: str
    meant: Meant


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is taken of a part: its percent, and the words that say so by themselves."""

    share: Fraction
    words: str


def read_part(cells: Sequence[Written]) -> Said | None:
    """Read a part of its columns, null for «н/я»; raises BadCellOfResults where they do not agree.

    A zero of percents beside nothing in points is a formula's, not a person's.
    """
    most = _most(cells)
    marks = [(one, _read(_measured(one, most))) for one in cells if one.words and not one.meant.is_most]
    marks.sort(key=lambda mark: mark[0].meant.is_percent)
    numbers = [(one, said) for one, said in marks if said]
    has_points = any(not (one.meant.is_percent or one.meant.is_most) for one in cells)
    if has_points and all(one.meant.is_percent and not said.share for one, said in numbers):
        return None
    for one, said in marks[1:]:
        _check(one, said, *marks[0])
    return numbers[0][1] if numbers else None


def _most(cells: Sequence[Written]) -> int:
    return next(
        (int(one.words) for one in cells if one.meant.is_most and one.words.isdigit() and int(one.words)), 0
    )


def _measured(one: Written, most: int) -> Written:
    return replace(one, meant=replace(one.meant, most=most)) if most else one


def _read(one: Written) -> Said | None:
    """Read a cell alone."""
    try:
        if one.meant.is_percent:
            share = read_percent(one.words)
            return None if share is None else Said(share=share, words=_percent(one.words))
        share = read_mark(one.words, most=one.meant.most)
    except BadMark as wrong:
        raise BadCellOfResults(one.heading, str(wrong)) from wrong
    return None if share is None else Said(share=share, words=_points(one))


def _percent(words: str) -> str:
    return words if words.endswith("%") or read_percent(words) != read_percent(f"{words}%") else f"{words}%"


def _points(one: Written) -> str:
    """The words, with the file's own greatest score where it is not the instrument's."""
    is_bare = one.words.replace(",", "").replace(".", "").isdigit()
    is_other = is_bare and one.meant.most != one.meant.target.most
    return f"{one.words} из {one.meant.most}" if is_other else one.words


def _check(one: Written, said: Said | None, first: Written, first_said: Said | None) -> None:
    apart = abs(said.share - first_said.share) if said and first_said else ROUNDED
    if is_absent(one.words) and is_absent(first.words):
        return
    if apart == 0 or (one.meant.is_percent and apart < ROUNDED):
        return
    means = f" (это {spelt(_decimal(first_said.share))} %)" if first_said else ""
    message = f"«{one.words}» расходится с «{first.words}» в столбце «{first.heading}»{means}"
    raise BadCellOfResults(one.heading, message)


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)
