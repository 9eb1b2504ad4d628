"""A re-diagnosis beside the former one: area by area, what became of a difficulty (ust-koksa п.13, 14)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from services.routes.rules.scoring import DEFICIT_LEVELS

Finding = Mapping[str, Any]
WEIGHT = {"achievement": 0, "minimal": 0, "medium": 1, "high": 2}
RESOLVED = ("resolved", "затруднение преодолено")
EASED = ("persists", "стало легче, но затруднение сохраняется")
SAME = ("persists", "затруднение сохраняется")
HARDER = ("persists", "затруднение стало сильнее")
NEW = ("new", "раньше затруднения не было")
NEITHER = ("none", "затруднения нет, как и раньше")


class Result(Protocol):
    """A result as far as comparing goes."""

    id: UUID
    conducted_on: date | None
    instrument: Any


R = TypeVar("R", bound=Result)


@dataclass(frozen=True, kw_only=True)
class Change:
    """An area or a topic then and now; `outcome` is resolved, persists, new or none."""

    area: str
    topic: str
    former: Finding
    present: Finding
    outcome: str
    words: str


def former_of(present: R, others: Iterable[R]) -> R | None:
    """The result to compare with: an earlier one of the same kind of instrument, of the same one if there is.

    A self-assessment is never held against a test.
    """
    if present.conducted_on is None:
        return None
    earlier = [
        one
        for one in others
        if one.instrument.kind == present.instrument.kind
        and one.conducted_on is not None
        and (one.conducted_on, one.id) < (present.conducted_on, present.id)
    ]
    same = [one for one in earlier if one.instrument.name == present.instrument.name]
    return max(same or earlier, key=lambda one: (one.conducted_on, one.id), default=None)


def measured(
    findings: Sequence[Finding], blocks: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]
) -> list[Finding]:
    """The findings and, of scales that find only difficulties, what was answered and is none.

    A topic once marked «не справляюсь» and now «не трудно» is measured and overcome, not forgotten.
    """
    found = {(one["area"], one["topic"]) for one in findings}
    easy = [
        {
            "area": item["area"],
            "topic": item["topic"],
            "level": "minimal",
            "value": str(answers[item["code"]]),
        }
        for block in blocks
        for item in block["items"]
        if answers.get(item["code"]) is not None and (item["area"], item["topic"]) not in found
    ]
    return [*findings, *easy]


def compare(former: Sequence[Finding], present: Sequence[Finding]) -> list[Change]:
    """What both measured, in the order of the present result; hints say nothing."""
    then = {(one["area"], one["topic"]): one for one in former if not one.get("hint")}
    now = [one for one in present if not one.get("hint")]
    return [
        _change(then[one["area"], one["topic"]], one) for one in now if (one["area"], one["topic"]) in then
    ]


def _change(former: Finding, present: Finding) -> Change:
    outcome, words = _outcome(former["level"], present["level"])
    return Change(
        area=present["area"],
        topic=present["topic"],
        former=former,
        present=present,
        outcome=outcome,
        words=words,
    )


def _outcome(former: str, present: str) -> tuple[str, str]:
    if former not in DEFICIT_LEVELS:
        return NEW if present in DEFICIT_LEVELS else NEITHER
    if present not in DEFICIT_LEVELS:
        return RESOLVED
    if WEIGHT[former] == WEIGHT[present]:
        return SAME
    return EASED if WEIGHT[present] < WEIGHT[former] else HARDER
