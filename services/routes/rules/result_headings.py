"""What a heading of a file of results names: a part or a question, with what stands over and beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from services.routes.rules.marks import Target

MOST_WORDS = 20
UNITS = frozenset(
    {
        *("балл", "баллы", "баллов", "балла", "б", "%", "процент", "проценты", "процентов", "в", "доля"),
        *("набрано", "набранный", "результат", "итог", "всего", "сумма", "кол-во", "количество", "из", "от"),
        *("выполнения", "выполнение", "верных", "ответов", "макс", "мах", "максимум", "максимальный"),
        *("максимально", "наибольший", "возможный", "возможных"),
    }
)
PERCENT = ("%", "процент", "доля")
GREATEST = ("макс", "мах", "наибольш", "возможн")
OTHER = (
    *("уров", "рекоменд", "коммент", "примеч", "вывод", "дефицит", "затруднен", "рейтинг", "ранг", "место"),
    *("динамик", "прошл", "предыдущ", "дата", "приоритет", "средн"),
)
ASKED = frozenset({"задание", "задания", "вопрос", "вопросы", "балл", "баллы"})
NUMBER = re.compile(r"(?:0-)?(\d+)(%?)")


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What stands under a heading: points of a target, percents of it, or the most points it could bring."""

    target: Target
    is_percent: bool = False
    is_most: bool = False
    most: int


def meant(form: str, known: Mapping[str, Target]) -> Meant | None:
    """Understand a heading by its form: «Баллы по блокам Предметный блок %» is a percent of that block."""
    if found := known.get(form):
        return Meant(target=found, most=found.most)
    words = form.split()[:MOST_WORDS]
    for start, end in _spans(len(words)):
        target = known.get(" ".join(words[start:end]))
        if target and _may_surround(words[start:end], words[:start], words[end:]):
            return _with_units(target, words[:start], words[end:])
    return None


def _spans(length: int) -> Iterator[tuple[int, int]]:
    """Where the name may stand in the heading, the longest first."""
    return iter(sorted(combinations(range(length + 1), 2), key=lambda span: (span[0] - span[1], span[0])))


def _may_surround(name: list[str], before: list[str], after: list[str]) -> bool:
    """Whether the other words leave it a score: a group may be called anything, a unit only a few things.

    «Предметный и методический» names neither of the two.
    """
    if before[-1:] == ["и"]:
        return False
    if not all(word in UNITS or NUMBER.fullmatch(word) for word in after):
        return False
    if not any(word.isalpha() or "-" in word for word in name):
        return set(before) <= ASKED
    return not any(word.startswith(OTHER) for word in before)


def _with_units(target: Target, before: list[str], after: list[str]) -> Meant | None:
    """Take the units from beside the name, else from over it; a question is answered in points only."""
    numbers = [found for word in after if (found := NUMBER.fullmatch(word))]
    said = after if any(word.startswith((*PERCENT, *GREATEST)) for word in after) else [*before, *after]
    is_percent = any(word.startswith(PERCENT) for word in said) or any(found[2] for found in numbers)
    is_most = not is_percent and not numbers and any(word.startswith(GREATEST) for word in said)
    if target.is_item and (is_percent or is_most):
        return None
    own = int(numbers[0][1]) if numbers and not is_percent and not target.is_item else 0
    return Meant(target=target, is_percent=is_percent, is_most=is_most, most=own or target.most)
