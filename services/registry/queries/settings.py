"""A municipality's settings as their page shows them, with who changed what and when."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.errors import WrongRule
from services.registry.models import Municipality, SettingsChange
from services.registry.queries.imports import OPERATOR, account_names
from services.registry.rules import YoungRule, rule_on, title_of, with_rule
from services.registry.rules.settings import INDICATORS, SettingChange, percent_words, setting_changes
from services.registry.rules.young import read_rules

NEWEST = 500
BEFORE_THE_LAST = "Не раньше дня, с которого действует нынешняя последняя версия."


@dataclass(frozen=True, kw_only=True)
class RuleVersion:
    """A version of the young-teacher rule with its last day; `state` is done, in_force or to_come."""

    rule: YoungRule
    until: date | None
    state: str


@dataclass(frozen=True, kw_only=True)
class PastChange:
    """A line of the history: when, who, and each thing that changed."""

    id: UUID
    at: datetime
    who: str
    changes: list[SettingChange]


def rule_versions(municipality: Municipality, *, today: date) -> list[RuleVersion]:
    """Give the versions of the young-teacher rule, the newest first."""
    rules = sorted(read_rules(municipality.young_rules), key=lambda rule: rule.since)
    present = rule_on(rules, today)
    found = []
    for rule, following in zip(rules, [*rules[1:], None], strict=True):
        over = following is not None and following.since <= today
        state = "in_force" if rule == present else ("done" if over else "to_come")
        until = date.fromordinal(following.since.toordinal() - 1) if following else None
        found.append(RuleVersion(rule=rule, until=until, state=state))
    return found[::-1]


def rules_after(
    municipality: Municipality, values: Mapping[str, Any], *, field: str = "young_rule.since"
) -> list[YoungRule] | None:
    """Give the versions with a new one; null when it says what is there already.

    Raises WrongRule, about the `field` that says since when.
    """
    new = YoungRule(version="", **values)
    if not new.title:
        new = replace(new, title=title_of(new))
    try:
        rules = with_rule(read_rules(municipality.young_rules), new)
    except ValueError as error:
        raise WrongRule(fields={field: [BEFORE_THE_LAST]}) from error
    return list(rules) if rules else None


def stored_rules(rules: Sequence[YoungRule]) -> list[dict[str, Any]]:
    """Give versions of the rule as a municipality stores them."""
    return [asdict(one) | {"since": one.since.isoformat()} for one in rules]


def thresholds_asked(municipality: Municipality) -> list[tuple[int, str, str]]:
    """Give each indicator with its threshold in words, empty where none is set."""
    asked = {one["indicator"]: percent_words(one["percent"]) for one in municipality.thresholds}
    return [(number, title, asked.get(number, "")) for number, title in INDICATORS.items()]


def settings_history(session: Session, *, municipality: Municipality) -> list[PastChange]:
    """Tell who changed which settings, the newest first; what was saved at once is one line."""
    query = select(SettingsChange).where(SettingsChange.municipality_id == municipality.id)
    found = session.scalars(query.order_by(SettingsChange.id.desc()).limit(NEWEST)).all()
    who = account_names(session, {one.account_id for one in found})
    lines: dict[tuple[datetime, UUID], PastChange] = {}
    for one in found:
        line = PastChange(id=one.id, at=one.at, who=who.get(one.account_id, OPERATOR), changes=[])
        line = lines.setdefault((one.at, one.account_id), line)
        line.changes.extend(setting_changes(one.setting, one.before, one.after))
    return list(lines.values())
