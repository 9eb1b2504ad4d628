"""Which deficits and achievements a result proposes; a score never confirms anything (152-ФЗ ст. 16)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from services.routes.rules.scoring import DEFICIT_LEVELS, EVIDENCE, Finding

Key = tuple[str, str]
OPEN = frozenset({"detected", "confirmed", "in_work", "persists"})
SELF_REPORT = "self_report"
ANSWERABLE = frozenset({"confirmed", "persists"})


def proposed(findings: Iterable[Finding], *, hinted_elsewhere: Collection[Key] = ()) -> list[Finding]:
    """The findings that become deficits: medium or high, a hint only when another instrument has it too."""
    return [
        one
        for one in findings
        if one.level in DEFICIT_LEVELS and (not one.hint or (one.area, one.topic) in hinted_elsewhere)
    ]


def achievements(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are strengths; a single task is too little for that."""
    return [one for one in findings if one.level == "achievement" and not one.hint]


def replaces_severity(*, state: str, old_evidence: str, new_evidence: str) -> bool:
    """Whether new evidence sets the severity: only of what is not confirmed yet, and never a
    self-report over a test or a visit.
    """
    return state == "detected" and (new_evidence != SELF_REPORT or old_evidence == SELF_REPORT)


def silence_ends(recorded_on: date, *, days: int) -> date:
    """The first day a deficit may be confirmed though its teacher has not read the result (152-ФЗ ст. 16)."""
    return recorded_on + timedelta(days=days)


def answers_on(
    blocks: Iterable[Mapping[str, Any]], answers: Mapping[str, Any], *, area: str, topic: str
) -> list[Any]:
    """What was answered to the items of a topic."""
    items = [item for block in blocks for item in block["items"]]
    given = [
        (answers or {}).get(one["code"]) for one in items if (one["area"], one["topic"]) == (area, topic)
    ]
    return [one for one in given if one is not None] if topic else []


def may_close(*, kind: str, evidence: str) -> bool:
    """Whether a kind of instrument tells how a deficit ended: no self-report undoes a test or a visit."""
    return EVIDENCE[kind] != SELF_REPORT or evidence == SELF_REPORT


def outcome_of(findings: Iterable[Finding], *, area: str, topic: str, answered: bool = False) -> str | None:
    """What a re-diagnosis says of a deficit: resolved, persists, or nothing if it did not measure it.

    Many instruments name a topic only where it is weak: answered and not named, it is weak no more.
    A hint decides nothing, neither that there is a deficit nor that there is none.
    """
    found = [one for one in findings if (one.area, one.topic) == (area, topic)]
    measured = [one for one in found if not one.hint]
    if not measured:
        return "resolved" if answered and not found else None
    return "persists" if any(one.level in DEFICIT_LEVELS for one in measured) else "resolved"
