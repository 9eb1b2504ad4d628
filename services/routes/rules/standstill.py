"""Schools where diagnostics and routes do not move, and what to do next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.russian import plural, since_date

NEVER = 10_000  # days: where nothing ever moved comes first


@dataclass(frozen=True, kw_only=True)
class Stillness:
    """A school that stands still: since when, and the next step; `running` are its open routes."""

    id: UUID
    name: str
    passed: int
    running: int
    words: str
    advice: str


def stillness(
    place_id: UUID, name: str, *, last: date | None, running: int, days: int, today: date
) -> Stillness | None:
    """Say that a school stands still, after so many days without a move; null while it moves."""
    passed = NEVER if last is None else (today - last).days
    if passed < days:
        return None
    return Stillness(
        id=place_id,
        name=name,
        passed=passed,
        running=running,
        words=_words(last, passed),
        advice=_advice(last, running),
    )


def _words(last: date | None, passed: int) -> str:
    if last is None:
        return "диагностики ещё не было"
    return f"движения нет {plural(passed, 'день', 'дня', 'дней')}, {since_date(last)}"


def _advice(last: date | None, running: int) -> str:
    if last is None:
        return "Назначить первую диагностику"
    if running:
        still = ("маршрут не движется", "маршрута не движутся", "маршрутов не движутся")
        return f"Спросить тьютора: {plural(running, *still)}"
    return "Спросить тьютора, кому построить маршрут"
