"""What must be open after an event: decided from its state alone, so replays and disorder repeat nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from services.notifications.rules.recipients import Recipient
from services.notifications.rules.rule import Rule, never
from services.notifications.rules.table import BY_NAME, RULES
from services.notifications.rules.timing import Moment

NEWS_LASTS = timedelta(days=14)
# "invited" that is asked no more: the event is over and nobody answered
UNDONE = frozenset({"cancelled", "annulled", "rejected", "invited", "resting", "over"})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An item that must exist; `period` tells apart the rounds of one rule about one object."""

    rule: str
    recipient: Recipient
    period: str
    parameters: dict[str, Any]


def wanted(event: Any, *, today: date) -> list[Wanted]:
    """List what the state of an aggregate asks for; news older than two weeks is no news."""
    return [
        Wanted(rule=rule.name, recipient=recipient, period=period, parameters=_parameters(rule, event))
        for rule in RULES
        if rule.event is not None and isinstance(event, rule.event) and rule.when(event)
        if (period := _period(rule, event, today)) is not None
        for recipient in rule.audience(event)
    ]


def _period(rule: Rule, event: Any, today: date) -> str | None:
    """News is told once for its day; a request once for each time it arises, or once a round."""
    if rule.period is not None:
        return rule.period(event)
    if not rule.informs:
        return f"v{event.version}"
    if rule.news_day is None:
        return "once"
    day = rule.news_day(event)
    return day.isoformat() if day is not None and day >= today - NEWS_LASTS else None


def _parameters(rule: Rule, event: Any) -> dict[str, Any]:
    dates = {**rule.dates(event), "since": rule.since(event)}
    about = rule.about(event)
    return ({"about": str(about)} if about else {}) | {
        "people": {name: str(one) if one else None for name, one in rule.people(event).items()},
        "dates": {name: day.isoformat() for name, day in dates.items() if day},
        "numbers": {name: number for name, number in rule.numbers(event).items() if number},
        "titles": rule.titles(event),
    }


def ending(rule: str, recipient: str, *, event: Any, asked: Iterable[Wanted]) -> str | None:
    """How an open item ends now: null when it stays, moot when nobody did what it asked.

    News ends with the state it told of, so that what waits depends on the newest state alone.
    """
    asked, found = list(asked), BY_NAME[rule]
    if found.when is never:
        return None  # the clock's or a person's own: no state of it ends what it told
    if found.informs:
        is_told = found.when(event) and recipient in {one.key for one in found.audience(event)}
        return None if is_told else "moot"
    if any(one.rule == rule and one.recipient.key == recipient for one in asked):
        return None
    heirs = {BY_NAME[one.rule].follows for one in asked}
    heirs |= set() if found.each_answers else {one.rule for one in asked}
    is_undone = event.state in UNDONE or rule in heirs or found.is_over(event)
    return "moot" if is_undone else "done"


def moments(rule: Rule, event: Any) -> list[Moment]:
    """The dates an event makes known to a rule of the clock, or to a request that has a day."""
    if rule.deadline is None:
        return rule.moments(event)
    whose, said = (rule.audience(event), _parameters(rule, event)) if rule.when(event) else ([], {})
    return [Moment(object_id=event.id, anchor_on=rule.deadline(event), recipients=whose, said=said)]


def was_asked_last(rule: str, parameters: Mapping[str, Any], *, days: Sequence[int], today: date) -> bool:
    """Whether a request may be passed on: one with a day is first made anew on the last of its days."""
    if BY_NAME[rule].deadline is None:
        return True
    due = parameters["dates"].get("due")
    return due is not None and today > date.fromisoformat(due) - timedelta(days=min(days))


def comes_back_from(rule: str) -> tuple[str, ...]:
    """Out of which ends an item is opened when the same is asked or true once more; read news stays read."""
    if BY_NAME[rule].informs:
        return ("moot",)
    return ("done", "moot") if BY_NAME[rule].period is not None else ()


def ends_when_read(rule: str) -> bool:
    """Whether reading is all that an item asks."""
    return BY_NAME[rule].informs
