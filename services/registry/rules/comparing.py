"""Two cards side by side: which of their words agree, which contradict, which one of them does not have."""

from dataclasses import dataclass
from typing import Any, Literal

from shared.importing.names import comparable

Verdict = Literal["same", "different", "unknown"]
COMPARED = ("last_name", "first_name", "middle_name", "birth_date", "snils_index", "experience_from", "email")
IDENTITY = frozenset({"birth_date", "snils_index"})


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """One field of two cards."""

    field: str
    verdict: Verdict


def compare(person: Any, candidate: Any) -> list[Likeness]:
    """Compare two people field by field; names without case, ё and look-alikes."""
    return [
        Likeness(field=field, verdict=_verdict(getattr(person, field), getattr(candidate, field)))
        for field in COMPARED
    ]


def contradict(likenesses: list[Likeness]) -> bool:
    """Whether a СНИЛС or a birth date says that these are two people."""
    return any(one.field in IDENTITY and one.verdict == "different" for one in likenesses)


def _verdict(one: Any, other: Any) -> Verdict:
    if one in (None, "") or other in (None, ""):
        return "unknown"
    if isinstance(one, str) and isinstance(other, str):
        one, other = comparable(one), comparable(other)
    return "same" if one == other else "different"
