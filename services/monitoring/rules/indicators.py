"""What an indicator is (ust-koksa п.19), and what it says of a municipality: the figure and the names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple
from uuid import UUID

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.shares import meets, missing, percent

Subject = Literal["organization", "person", "body"]
ListName = Literal["in", "out", "unknown", "apart"]
LIST_NAMES: tuple[ListName, ...] = ("in", "out", "unknown", "apart")
People = Callable[[Facts], frozenset[UUID]]
Reasons = Callable[[Facts], dict[UUID, str]]


class Noun(NamedTuple):
    """Whom an indicator counts, as numbers govern the word: «нужна ещё 1 школа, 2 школы, 5 школ»."""

    needed: str
    one: str
    few: str
    many: str


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One line of the table. `counted` may reach beyond `of`; what lies beyond is listed apart.

    `why` says what counts somebody; of the others `why_not` gives particular reasons, `otherwise` the
    rest. In words for a page: `short` instead of the full title, `numerator` and `denominator`.
    """

    number: int
    title: str
    short: str
    noun: Noun
    numerator: str
    denominator: str
    subject: Subject
    counted: People
    of: People
    why: Reasons
    why_not: Reasons
    otherwise: str
    of_young: bool = False

    @property
    def formula(self) -> str:
        """The title and how it is counted, in words."""
        if not self.denominator:
            return f"{self.title}. Считаем: {self.numerator}."
        return f"{self.title}. Числитель: {self.numerator}. Знаменатель: {self.denominator}."


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What an indicator says at a date; `denominator` is null for the plain count of № 9.

    `missing` is how many more must be counted to meet the threshold, null where there is none. `is_hidden`:
    few stand behind it, and what is null is not for the reader (see rules/hiding.py).
    """

    number: int
    title: str
    numerator: int | None
    denominator: int | None
    percent: float | None
    threshold: float | None
    met: bool | None
    missing: int | None
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who stands behind a figure and why: counted, not counted, not determined, and beyond it."""

    counted: Mapping[UUID, str]
    out: Mapping[UUID, str]
    unknown: Mapping[UUID, str]
    apart: Mapping[UUID, str]


def figure(indicator: Indicator, facts: Facts, *, threshold: float | None) -> Figure:
    """Compute one indicator; the numerator never leaves its denominator."""
    of = indicator.of(facts)
    denominator = None if indicator.subject == "body" else len(of)
    return figure_from(indicator, len(indicator.counted(facts) & of), denominator, threshold=threshold)


def figure_from(
    indicator: Indicator, numerator: int, denominator: int | None, *, threshold: float | None
) -> Figure:
    """Say what a known fraction says, computed now or kept in a snapshot."""
    return Figure(
        number=indicator.number,
        title=indicator.title,
        numerator=numerator,
        denominator=denominator,
        percent=None if denominator is None else percent(numerator, denominator),
        threshold=threshold,
        met=None if denominator is None else meets(numerator, denominator, threshold=threshold),
        missing=None if denominator is None else missing(numerator, denominator, threshold=threshold),
    )


def names(indicator: Indicator, facts: Facts) -> Names:
    """List who stands behind a figure; of № 7 also those whose youth is not determined."""
    counted, of = indicator.counted(facts), indicator.of(facts)
    grounds, reasons = indicator.why(facts), indicator.why_not(facts)
    unknown = facts.young_unknown & frozenset(facts.teachers) if indicator.of_young else frozenset()
    return Names(
        counted={one: grounds[one] for one in counted & of},
        out={one: reasons.get(one, indicator.otherwise) for one in of - counted},
        unknown=dict.fromkeys(unknown - of, "не определён: нет даты рождения или начала стажа"),
        apart={one: _why_apart(indicator, facts, one) for one in counted - of - unknown},
    )


def _why_apart(indicator: Indicator, facts: Facts, subject: UUID) -> str:
    if indicator.subject == "organization":
        return "организация на дату не действует"
    if subject in facts.teachers:
        return "на дату не молодой педагог"
    if subject in facts.managers:
        return "на дату руководитель, не ведёт педагогической работы"
    return "на дату не работает в муниципалитете по основному месту"
