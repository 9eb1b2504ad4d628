"""The seven qualitative criteria of methodical work (krasnoyarsk 6): words of experts, no percentages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One of the seven; `looked_at` is where its evidence is usually found."""

    number: int
    title: str
    looked_at: str


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        number=1,
        title="Соответствие содержания и организации методической работы специфике организаций",
        looked_at="планы объединений, дефициты школ, аналитические справки",
    ),
    Criterion(
        number=2,
        title="Организация и результативность участия педагогов в конкурсах профессионального мастерства",
        looked_at="мероприятия вида «конкурс», дипломы",
    ),
    Criterion(
        number=3,
        title="Организация поддержки молодых педагогов и наставничества",
        looked_at="охват молодых педагогов, программы и отчёты пар",
    ),
    Criterion(
        number=4,
        title="Сопровождение городских профессиональных сообществ",
        looked_at="состав объединений, планы и анализ их работы",
    ),
    Criterion(
        number=5,
        title="Методическая и консультативная помощь организациям и педагогам",
        looked_at="консультации, занятия групп, отзывы",
    ),
    Criterion(
        number=6,
        title="Изучение профессиональных потребностей и дефицитов работников",
        looked_at="диагностики, соцзаказ, опросы",
    ),
    Criterion(
        number=7,
        title="Условия для развития муниципальной системы, обобщение и трансляция лучших практик",
        looked_at="банк практик, площадки, публикации",
    ),
)
LEVELS: Mapping[str, str] = {
    "absent": "не видно",
    "emerging": "складывается",
    "settled": "сложилось",
    "exemplary": "образец для других",
}


def spread(levels: Iterable[str]) -> list[tuple[str, int]]:
    """How many experts said what, from the least to the most; nothing is averaged."""
    counts = Counter(levels)
    return [(words, counts[level]) for level, words in LEVELS.items() if counts[level]]
