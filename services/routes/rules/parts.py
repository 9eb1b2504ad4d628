"""Results given for a whole block: its areas, its points, and what its share says (ust-koksa 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from services.routes.errors import BadResult
from services.routes.rules.scoring import Block, Finding, share_level, shown_number
from services.routes.rules.vocabulary import AREAS

WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one number may be given for: a block, an area within a block of several, or a bare area."""

    code: str
    block: str
    areas: tuple[str, ...]
    most: int


def parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of an instrument; one without blocks is measured by areas, in percent."""
    if not blocks:
        return [Part(code=area, block="", areas=(area,), most=WHOLE) for area in AREAS]
    return [part for block in blocks for part in _parts_of(block)]


def _parts_of(block: Block) -> list[Part]:
    areas = tuple(dict.fromkeys(item["area"] for item in block["items"]))
    within = areas if len(areas) > 1 else ()
    inner = [
        Part(code=f"{block['code']}/{area}", block=block["title"], areas=(area,), most=_most(block, area))
        for area in within
    ]
    return [Part(code=block["code"], block=block["title"], areas=areas, most=_most(block)), *inner]


def _most(block: Block, area: str | None = None) -> int:
    return sum(item["max"] for item in block["items"] if area in (None, item["area"]))


def score_parts(
    blocks: Sequence[Block], scale: Mapping[str, Any], shares: Mapping[str, Fraction]
) -> list[Finding]:
    """Level each area by the percents of its parts; the total of a block of several areas only hints.

    A part that is not given is null, not zero; raises BadResult where the scale counts no shares.
    """
    if scale["method"] != "share":
        raise BadResult("У этого инструмента нет баллов по блокам: вносят ответы на вопросы.")
    given = [part for part in parts(blocks) if part.code in shares]
    findings = []
    for area in dict.fromkeys(area for part in given for area in part.areas):
        exact = [part for part in given if part.areas == (area,)]
        measured = exact or [part for part in given if area in part.areas]
        earned = sum((shares[part.code] * part.most for part in measured), Fraction(0))
        percent = earned / sum(part.most for part in measured)
        findings.append(
            Finding(
                area=area,
                topic="",
                level=share_level(scale, percent),
                value=shown_number(percent),
                hint=not exact,
            )
        )
    return findings
