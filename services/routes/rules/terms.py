"""The term of training: once in three years, counted from the last one (273-ФЗ ст. 47 ч. 5 п. 2)."""

from dataclasses import dataclass
from datetime import date

from shared.russian import plural

YEARS = 3
KIND = "professional_development"
STATES = {
    "valid": ("covered", "действует"),
    "soon": ("stalled", "истекает"),
    "over": ("uncovered", "истёк"),
    "none": ("unknown", "нет сведений"),
    "past": ("unknown", "есть новее"),
}
LEAP = 29


@dataclass(frozen=True, kw_only=True)
class Term:
    """Where a person stands: state (valid, soon, over, none; past of an older one), until when, in words."""

    state: str
    until: date | None
    words: str

    @property
    def colour(self) -> str:
        """The colour of the state."""
        return STATES[self.state][0]


def end_of(issued_on: date) -> date:
    """The day by which three years have passed."""
    day = 28 if (issued_on.month, issued_on.day) == (2, LEAP) else issued_on.day
    return issued_on.replace(year=issued_on.year + YEARS, day=day)


def term(issued_on: date | None, *, today: date, notice: int) -> Term:
    """How the last training stands today; `notice` is how many months ahead its end counts as near."""
    if issued_on is None:
        return Term(state="none", until=None, words=STATES["none"][1])
    until = end_of(issued_on)
    left = whole_months(today, until)
    if until < today:
        return Term(state="over", until=until, words=STATES["over"][1])
    if left >= notice:
        return Term(state="valid", until=until, words=STATES["valid"][1])
    after = f"через {plural(left, 'месяц', 'месяца', 'месяцев')}" if left else "меньше чем через месяц"
    return Term(state="soon", until=until, words=f"{STATES['soon'][1]} {after}")


def whole_months(since: date, until: date) -> int:
    """How many whole months lie between two days."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day)


def issued_before(today: date, *, notice: int) -> date:
    """Trainings of this day and older are near their end or past it."""
    months = today.year * 12 + today.month - 1 - YEARS * 12 + notice
    return date(months // 12, months % 12 + 1, min(today.day, 28))
