"""Templates of routes: days counted from a start, and nobody's name in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from services.routes.rules.outlines import Key, OutlineStep, read
from services.routes.rules.pacing import working_day
from services.routes.rules.suggestions.standard import USUAL_RESULTS

INITIALS = re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.|\b[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.")
WORD = re.compile(r"\b[А-ЯЁ][а-яё-]+")
ENDING, SHORTEST_STEM = 2, 4
NAMED = "Похоже, здесь назван человек. Шаблон остаётся без имён: уберите имя."
TOO_MANY_DAYS = 366


def names_somebody(text: str, last_names: Iterable[str] = ()) -> bool:
    """Whether a text has a name in it: one with initials, or one of these last names in any case."""
    if INITIALS.search(text):
        return True
    stems = [_stem(name) for name in last_names if name]
    return any(word.replace("ё", "е").startswith(stem) for word in WORD.findall(text) for stem in stems)


def _stem(last_name: str) -> str:
    name = last_name.replace("ё", "е")
    return name[: max(SHORTEST_STEM, len(name) - ENDING)]


def outline(
    steps: Iterable[Mapping[str, Any]], topics: Sequence[str], *, starts_on: date, until: date | None
) -> list[OutlineStep]:
    """The steps of a template with dates counted from the start of a route and kept inside it."""
    return [
        OutlineStep(
            kind=one["kind"],
            title=one["title"],
            programme=one["programme"],
            required=one["required"],
            due_on=_due(one["days"], starts_on=starts_on, until=until),
            keys=_keys(one["topics"] or topics),
            organization=one.get("organization", ""),  # templates kept before had no more than the above
            hours=one.get("hours"),
            expected_result=one.get("expected_result") or USUAL_RESULTS[one["kind"]],
            practice_id=UUID(one["practice_id"]) if one.get("practice_id") else None,
        )
        for one in steps
    ]


def _due(days: int | None, *, starts_on: date, until: date | None) -> date | None:
    if days is None:
        return None
    due = starts_on + timedelta(days=days)
    return working_day(min(due, until) if until else due, not_before=starts_on)


def _keys(topics: Iterable[str]) -> list[Key]:
    return [read(one) for one in topics]


def days_between(starts_on: date | None, due_on: date | None) -> int | None:
    """How many days after the start of a route a step is due."""
    return max(0, (due_on - starts_on).days) if starts_on and due_on else None
