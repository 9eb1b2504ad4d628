"""Who is young and when: intervals by each version of the rule, told instead of a birth date.

No source defines a young teacher, so the rule is a setting with versions (domain [P]).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shared.contracts.registry import YoungInterval

DAY = timedelta(days=1)
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class YoungRule:
    """A version of the rule: full age ≤ `age_limit`, full months of experience < `experience_months`."""

    version: str
    since: date
    title: str = ""
    age_limit: int = 35
    experience_months: int = 36
    both_required: bool = True


def birthday(birth_date: date, age: int) -> date:
    """Give the day a full age is reached; who was born on 29 February reaches it on 1 March."""
    return add_months(birth_date, age * MONTHS_IN_YEAR)


def add_months(day: date, months: int) -> date:
    """Give the same day so many months later; where that month has no such day, the first of the next."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:
        return date(day.year + years, month + 2, 1)


def last_young_day(rule: YoungRule, *, birth_date: date, experience_from: date) -> date:
    """Give the last day on which a version of the rule holds for a person."""
    by_age = birthday(birth_date, rule.age_limit + 1) - DAY
    by_experience = add_months(experience_from, rule.experience_months) - DAY
    return min(by_age, by_experience) if rule.both_required else max(by_age, by_experience)


def young_intervals(
    rules: Sequence[YoungRule], *, birth_date: date | None, experience_from: date | None
) -> tuple[YoungInterval, ...]:
    """Give the intervals of being young, each cut to its version's own time; none when a date is missing.

    The first version is open to the past. No interval begins at a birth, so none tells when it was.
    """
    if birth_date is None or experience_from is None:
        return ()
    ordered = sorted(rules, key=lambda rule: rule.since)
    found = []
    for place, rule in enumerate(ordered):
        since = rule.since if place else None
        until = last_young_day(rule, birth_date=birth_date, experience_from=experience_from)
        if place + 1 < len(ordered):
            until = min(until, ordered[place + 1].since - DAY)
        if since is None or since <= until:
            found.append(YoungInterval(rule_version=rule.version, since=since, until=until))
    return tuple(found)
