"""How a finding reads: a share to draw and a sentence that says the same, by the instrument's own scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

HIGHEST = 3
DIFFICULTIES = {
    "0": "не трудно",
    "1": "иногда, справляюсь",
    "2": "часто, нужен совет",
    "3": "не справляюсь, нужна помощь",
}
CRITERIA = {
    "0": "нет",
    "1": "эпизодически",
    "2": "в основном",
    "3": "полно и устойчиво",
}
ANSWERS = {"difficulty": DIFFICULTIES, "visit": CRITERIA}
NOT_MET = {"difficulty": "не сталкивался", "visit": "неприменимо"}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A bar from 0 to 100 with the mark to reach; `words` stand beside it."""

    share: float
    goal: float | None
    words: str


def measure(scale: Mapping[str, Any], *, value: str, topic: str) -> Measure:
    """Lay out one finding of an instrument with this scale."""
    number, method = Decimal(value), scale["method"]
    if method == "share" or (method == "visit" and not topic):
        said = "верно" if method == "share" else "выполнено"
        goal = Decimal(scale["achievement"])
        return Measure(
            share=float(number), goal=float(goal), words=f"{said} {spelt(number)} %, цель {spelt(goal)} %"
        )
    share = _of_highest(number)
    if topic:
        said = ANSWERS[method].get(spelt(number), f"{spelt(number)} из {HIGHEST}")
        return Measure(share=share, goal=None, words=f"«{said}»")
    easy = Decimal(scale["minimal"])
    words = f"трудность {spelt(number)} из {HIGHEST}, цель — не больше {spelt(easy)}"
    return Measure(share=share, goal=_of_highest(easy), words=words)


def spelt(number: Decimal) -> str:
    """«38», «38,5»: no more digits than a person needs; compared are the unrounded ones."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def _of_highest(number: Decimal) -> float:
    return round(float(100 * number / HIGHEST), 1)
