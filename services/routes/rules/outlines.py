"""A plan without a person, fitted to somebody's own deficits by area and topic: of copies and templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from services.routes.models import Deficit
from services.routes.rules.suggestions import Suggestion

Key = tuple[str, str]
SEPARATOR = "/"


@dataclass(frozen=True, kw_only=True)
class OutlineStep:
    """A step and the areas and topics it serves; with none it serves the whole route."""

    kind: str
    title: str
    programme: str
    required: bool
    due_on: date | None
    keys: Sequence[Key]
    organization: str = ""
    hours: float | None = None
    expected_result: str = ""
    practice_id: UUID | None = None


@dataclass(kw_only=True)
class Fitted:
    """What becomes of an outline with somebody's deficits.

    `missing`: what the outline serves and the person has not; `bare`: what they have and it does not serve.
    """

    steps: list[dict[str, Any]] = field(default_factory=list)
    served: list[Deficit] = field(default_factory=list)
    missing: list[Key] = field(default_factory=list)
    bare: list[Deficit] = field(default_factory=list)


def offer_key(deficit_id: UUID, step: Suggestion) -> str:
    """What a suggestion is known by on a page: for which deficit, which kind, which words."""
    return f"{deficit_id}:{step.kind}:{step.title}"


def key_of(deficit: Deficit) -> Key:
    """What a deficit is matched by."""
    return deficit.area, deficit.topic


def written(key: Key) -> str:
    """«area/topic», or «area» for a whole area."""
    return SEPARATOR.join(part for part in key if part)


def read(text: str) -> Key:
    """The key behind its writing."""
    area, _, topic = text.partition(SEPARATOR)
    return area, topic


def matched(key: Key, deficits: Iterable[Deficit]) -> list[Deficit]:
    """The deficits of the same topic; else those of the area, when either side means the whole of it."""
    same_area = [one for one in deficits if one.area == key[0]]
    exact = [one for one in same_area if one.topic == key[1]]
    return exact or [one for one in same_area if not (one.topic and key[1])]


def fitted(steps: Iterable[OutlineStep], deficits: Sequence[Deficit]) -> Fitted:
    """Keep the steps that serve a deficit of the person, or the whole route; none where nothing matches."""
    result = Fitted()
    served: dict[Any, Deficit] = {}
    for step in steps:
        own = {one.id: one for key in step.keys for one in matched(key, deficits)}
        result.missing += [
            key for key in step.keys if key not in result.missing and not matched(key, deficits)
        ]
        served |= own
        if own or not step.keys:
            result.steps.append(_step(step, [one.id for one in deficits if one.id in own]))
    result.served = [one for one in deficits if one.id in served]
    result.bare = [one for one in deficits if one.id not in served]
    if not served:
        result.steps = []
    return result


def _step(step: OutlineStep, deficit_ids: list[Any]) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "title": step.title,
        "programme": step.programme,
        "required": step.required,
        "due_on": step.due_on,
        "deficit_ids": deficit_ids,
        "organization": step.organization,
        "hours": step.hours,
        "expected_result": step.expected_result,
        "practice_id": step.practice_id,
    }
