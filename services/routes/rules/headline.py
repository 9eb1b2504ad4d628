"""The headline: deficits resolved by re-diagnosis of those confirmed and open at any time in a period."""

from dataclasses import dataclass

from shared.russian import plural


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Deficits of a period and the people behind them; `open_people` have one that was not resolved so."""

    resolved: int
    confirmed: int
    resolved_people: int
    confirmed_people: int
    open_people: int


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The exact fraction; null where it would tell of fewer than k people."""

    numerator: int | None
    denominator: int | None
    smallest: int

    @property
    def percent(self) -> float | None:
        """The share; null with no denominator, never 0 or 100 for it."""
        if self.numerator is None or not self.denominator:
            return None
        return 100 * self.numerator / self.denominator

    @property
    def words(self) -> str:
        """The fraction in words."""
        if self.denominator is None:
            return f"меньше чем у {self.smallest} человек были подтверждённые дефициты: долю не показываем"
        if self.denominator == 0:
            return "подтверждённых дефицитов в этом периоде не было"
        whole = plural(self.denominator, "дефицита", "дефицитов", "дефицитов")
        if self.numerator is None:
            return f"из {whole}; сколько закрыто, не показываем: это выдало бы немногих"
        return f"закрыто {self.numerator} из {whole}"


def headline(counted: Counted, *, exact: bool, smallest: int) -> Headline:
    """What may be told: all to whoever sees each of these people, else only what is about k people or more.

    The open ones are the denominator less the numerator, so few of them hide the numerator as well.
    """
    if exact:
        return Headline(numerator=counted.resolved, denominator=counted.confirmed, smallest=smallest)
    if counted.confirmed_people < smallest:
        return Headline(numerator=None, denominator=None, smallest=smallest)
    few = min(counted.resolved_people, counted.open_people) < smallest
    return Headline(
        numerator=None if few else counted.resolved, denominator=counted.confirmed, smallest=smallest
    )
