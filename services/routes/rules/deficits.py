"""Which deficits and achievements a result proposes; a score never confirms anything (152-ФЗ ст. 16)."""

from collections.abc import Collection, Iterable

from services.routes.rules.scoring import DEFICIT_LEVELS, Finding

Key = tuple[str, str]
OPEN = frozenset({"detected", "confirmed", "in_work", "persists"})
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
    return state == "detected" and (new_evidence != "self_report" or old_evidence == "self_report")


def outcome_of(findings: Iterable[Finding], *, area: str, topic: str) -> str | None:
    """What a re-diagnosis says of a deficit: resolved, persists, or nothing if it did not measure it."""
    measured = [one for one in findings if (one.area, one.topic) == (area, topic)]
    if not measured:
        return None
    return "persists" if any(one.level in DEFICIT_LEVELS for one in measured) else "resolved"
