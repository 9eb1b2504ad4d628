"""Why somebody is not counted: the strongest of the reasons that the facts give, in words."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from shared.russian import short_date


class Reason(NamedTuple):
    """The higher rank wins, then the later day; the text is what people read."""

    rank: int
    day: date
    text: str


def strongest(found: Iterable[tuple[UUID, Reason]]) -> dict[UUID, str]:
    """Keep one reason for each subject, whatever order they came in."""
    best: dict[UUID, Reason] = {}
    for subject, reason in found:
        best[subject] = max(reason, best.get(subject, reason))
    return {subject: reason.text for subject, reason in best.items()}


def since_until(since: date | None, until: date | None) -> str:
    """«с 01.09.2025 по 31.05.2026» of a dated period, what is known of it."""
    known = ((word, day) for word, day in (("с", since), ("по", until)) if day is not None)
    return " ".join(f"{word} {short_date(day)}" for word, day in known)
