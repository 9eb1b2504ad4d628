"""How a municipality may set a rule, and within which bounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.notifications.rules.channels import EMAIL
from services.notifications.rules.rule import Rule

URGENCIES = {
    "": "как принято: сразу, если ждёт другой человек, иначе в сводке",
    "at_once": "сразу",
    "digest": "в сводке",
}
MOST_DAYS = 3
LONGEST_PATIENCE = 60


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What holds of a rule in a municipality; `urgency` null leaves what is usual for the rule."""

    version: int
    enabled: bool
    urgency: str | None
    days: tuple[int, ...]
    patience: int
    channels: tuple[str, ...]


def usual(rule: Rule) -> Setting:
    """What holds until somebody changes it."""
    timing = rule.timing
    return Setting(
        version=0,
        enabled=True,
        urgency=None,
        days=timing.days if timing else (),
        patience=rule.patience if rule.unanswered else 0,
        channels=rule.channels,
    )


def beyond_bounds(
    rule: Rule,
    *,
    enabled: bool,
    days: Sequence[int] | None,
    patience: int | None,
    channels: Sequence[str] | None,
) -> dict[str, list[str]]:
    """Say by field what a methodist may not set; nothing when all is within bounds."""
    found = {
        "enabled": "" if enabled or rule.can_rest else NOT_TO_REST,
        "days": _wrong_days(rule, days),
        "patience": _wrong_patience(rule, patience),
        "channels": _wrong_channels(rule, channels),
    }
    return {name: [text] for name, text in found.items() if text}


NOT_TO_REST = "Это правило нельзя выключить: без него человек не узнает о том, что может сделать только он."


NOT_TO_LOSE = "Почту у этого правила отключить нельзя: без неё человек может не узнать, что ждут его одного."


def _wrong_channels(rule: Rule, channels: Sequence[str] | None) -> str:
    is_lost = channels is not None and EMAIL not in channels and not rule.can_rest
    return NOT_TO_LOSE if is_lost else ""


def _wrong_days(rule: Rule, days: Sequence[int] | None) -> str:
    if days is None:
        return ""
    if rule.timing is None:
        return "У этого правила нет дней: оно срабатывает по событию."
    if not 1 <= len(set(days)) <= MOST_DAYS or not all(1 <= day <= rule.timing.longest for day in days):
        return f"От одного до трёх чисел, каждое от 1 до {rule.timing.longest}."
    return ""


def _wrong_patience(rule: Rule, patience: int | None) -> str:
    if patience is None or (rule.unanswered and 0 <= patience <= LONGEST_PATIENCE):
        return ""
    if not rule.unanswered:
        return "Эту просьбу куратору не передают."
    return f"Число от 0 до {LONGEST_PATIENCE}; 0 значит не передавать."
