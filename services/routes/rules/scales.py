"""Severity scales: made of what an institute gives, and said in words (ust-koksa 9, 13)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from services.routes.rules.measures import CRITERIA, DIFFICULTIES, spelt
from services.routes.rules.scoring import DEFAULT_SCALE
from shared.errors import Invalid
from shared.russian import plural

METHODS = {
    "share": "доля верных ответов",
    "difficulty": "средняя трудность",
    "visit": "критерии посещения урока",
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "share": DEFAULT_SCALE,
    "difficulty": {
        "method": "difficulty",
        "answered": "0.6",
        "minimal": "0.8",
        "medium": "1.6",
        "topics": {"2": "medium", "3": "high"},
    },
    "visit": {
        "method": "visit",
        "criteria": 9,
        "area_criteria": 3,
        "achievement": "80",
        "medium": "60",
        "topics": {"0": "high", "1": "medium"},
        "evidence_for": ["0", "1"],
    },
}
ORDER = {
    "share": ("medium", "achievement"),
    "difficulty": ("minimal", "medium"),
    "visit": ("medium", "achievement"),
}
WRONG_ORDER = "Границы шкалы стоят не по порядку."


def made_scale(given: Mapping[str, Any]) -> dict[str, Any]:
    """The scale of a method with an institute's own cut-offs; raises Invalid when they are out of order."""
    base = DEFAULTS[given.get("method") or "share"]
    cuts = {name: value for name, value in given.items() if name in base and value is not None}
    made = base | {
        name: value if isinstance(value, int | str) else str(value) for name, value in cuts.items()
    }
    low, high = (Decimal(made[name]) for name in ORDER[made["method"]])
    if low > high:
        raise Invalid(fields={"scale": [WRONG_ORDER]})
    return made


def in_words(scale: Mapping[str, Any]) -> Sequence[str]:
    """What the scale says, sentence by sentence."""
    return WORDS[scale["method"]](scale)


def block_note(method: str, most: Sequence[int]) -> str:
    """What stands under the title of a block with questions of so many points."""
    if method == "share":
        return f"Наибольший балл — {sum(most)}"
    if method == "visit":
        return plural(len(most), "критерий", "критерия", "критериев")
    return plural(len(most), "вопрос", "вопроса", "вопросов")


def _cut(scale: Mapping[str, Any], name: str) -> str:
    return spelt(Decimal(scale[name]))


def _share(scale: Mapping[str, Any]) -> Sequence[str]:
    return (
        (
            f"Доля верного по области: от {_cut(scale, 'achievement')} % — сильная сторона, "
            f"от {_cut(scale, 'medium')} % — средние затруднения, меньше — выраженные."
        ),
        "Уровень — у каждой области свой, общей суммы для него мало. Проценты сравниваются без округления.",
        "Без ответа — 0; блок, которого не давали, не считается.",
        "Тема с одним заданием — только подсказка, пока её не подтвердит другой инструмент.",
    )


def _difficulty(scale: Mapping[str, Any]) -> Sequence[str]:
    marks = ", ".join(f"{mark} — {words}" for mark, words in DIFFICULTIES.items())
    answered = spelt(100 * Decimal(scale["answered"]))
    return (
        f"Ответы: {marks}; «не сталкивался» не считается.",
        (
            f"Средняя трудность по области, если отвечено не меньше {answered} %: "
            f"до {_cut(scale, 'minimal')} — затруднений почти нет, до {_cut(scale, 'medium')} — средние, "
            "больше — выраженные."
        ),
        "Ответ 2 или 3 делает дефицитом тему — с пометкой «по самооценке». С тестом самооценку не усредняют.",
    )


def _visit(scale: Mapping[str, Any]) -> Sequence[str]:
    marks = ", ".join(f"{mark} — {words}" for mark, words in CRITERIA.items())
    least = plural(scale["criteria"], "критерия", "критериев", "критериев")
    of_area = plural(scale["area_criteria"], "критерия", "критериев", "критериев")
    return (
        f"Оценки: {marks}; «неприменимо» не считается. При 0 и 1 нужно написать, что видели.",
        f"Уровень области считают, если в ней не меньше {of_area}, а всего не меньше {least}.",
        (
            "Процент — сумма баллов от наибольшей возможной по применимым критериям: "
            f"от {_cut(scale, 'achievement')} % — сильная сторона, от {_cut(scale, 'medium')} % — средние "
            "затруднения, меньше — выраженные."
        ),
        "Критерий 0 — выраженный дефицит темы, 1 — средний; выраженный окончателен после двух посещений.",
    )


WORDS = {"share": _share, "difficulty": _difficulty, "visit": _visit}
