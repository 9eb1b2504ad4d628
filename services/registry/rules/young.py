"""Who is young and when: intervals by each version of the rule, told instead of a birth date.

No source defines a young teacher, so the rule is a setting with versions (domain [P]).
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from shared.contracts.registry import YoungInterval
from shared.russian import form_of

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


RULE_FIELDS = tuple(field.name for field in fields(YoungRule))


def read_rules(stored: Sequence[Mapping[str, Any]]) -> list[YoungRule]:
    """Read the versions as a municipality stores them."""
    return [
        YoungRule(
            **{name: rule[name] for name in RULE_FIELDS if name in rule and name != "since"},
            since=date.fromisoformat(rule["since"]),
        )
        for rule in stored
    ]


def title_of(rule: YoungRule) -> str:
    """Say a version of the rule as pages do: «до 35 лет включительно и стаж менее 3 лет»."""
    age = f"до {rule.age_limit} {form_of(rule.age_limit, 'года', 'лет', 'лет')} включительно"
    years, months = divmod(rule.experience_months, MONTHS_IN_YEAR)
    length = (
        f"{rule.experience_months} {form_of(rule.experience_months, 'месяца', 'месяцев', 'месяцев')}"
        if months
        else f"{years} {form_of(years, 'года', 'лет', 'лет')}"
    )
    return f"{age} {'и' if rule.both_required else 'или'} стаж менее {length}"


def with_rule(rules: Sequence[YoungRule], new: YoungRule) -> tuple[YoungRule, ...] | None:
    """Give the versions with a new one, numbered after the last; one from the same day replaces it.

    Null when nothing changes. The new one must not begin before the last: raises ValueError.
    """
    ordered = sorted(rules, key=lambda rule: rule.since)
    last = ordered[-1]
    if new.since < last.since:
        raise ValueError
    if replace(new, version=last.version) == last or (
        new.since > last.since and replace(new, version=last.version, since=last.since) == last
    ):
        return None
    kept = ordered[:-1] if new.since == last.since else ordered
    return (*kept, replace(new, version=_next_version([rule.version for rule in rules])))


def _next_version(versions: Sequence[str]) -> str:
    numbers = [int(one) for one in versions if one.isdecimal()]
    return str(max(numbers, default=len(versions)) + 1)


def is_young(rule: YoungRule, *, birth_date: date | None, experience_from: date | None, day: date) -> bool:
    """Whether a person is young on a day by a version of the rule; not when a date is missing."""
    if birth_date is None or experience_from is None:
        return False
    return day <= last_young_day(rule, birth_date=birth_date, experience_from=experience_from)


def rule_on(rules: Sequence[YoungRule], day: date) -> YoungRule:
    """Give the version in force on a day; the first holds before it too."""
    ordered = sorted(rules, key=lambda rule: rule.since)
    return next((rule for rule in reversed(ordered) if rule.since <= day), ordered[0])


def young_limits(rule: YoungRule, day: date) -> tuple[date, date]:
    """Give the days that a birth and the beginning of work must lie after to be young on a day.

    What a list asks the database; the same as `is_young`.
    """
    return (
        _months_before(day, (rule.age_limit + 1) * MONTHS_IN_YEAR),
        _months_before(day, rule.experience_months),
    )


def _months_before(day: date, months: int) -> date:
    """Give the same day so many months ago; where that month has no such day, its last."""
    years, month = divmod(day.month - 1 - months, MONTHS_IN_YEAR)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


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
