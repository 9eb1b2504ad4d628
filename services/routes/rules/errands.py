"""What awaits a teacher in their own development: few things, the ones somebody waits for first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from services.routes.rules.wording import days_since
from shared.russian import day_of, plural

SOON = timedelta(days=7)
Place = Literal["route", "diagnostic", "step", "group", "consultation"]


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One thing to do: what, a note, the button and where it leads."""

    title: str
    note: str
    action: str
    place: Place
    id: UUID


def agreement(route_id: UUID, *, tutor: str, steps: int, until: date | None, today: date) -> Errand:
    """The tutor has sent a route."""
    by = f"Тьютор {tutor}" if tutor else "Составил тьютор"
    count = plural(steps, "шаг", "шага", "шагов")
    end = f" до {_day(until, today)}" if until else ""
    return Errand(
        title="Маршрут ждёт вашего согласия",
        note=f"{by} · {count}{end}",
        action="Посмотреть",
        place="route",
        id=route_id,
    )


def result(diagnostic_id: UUID, *, instrument: str, on: date | None, today: date) -> Errand:
    """A result is there and has not been read."""
    return Errand(
        title=f"Готов результат: {instrument}",
        note=f"Проведена {_day(on, today)}" if on else "",
        action="Посмотреть результат",
        place="diagnostic",
        id=diagnostic_id,
    )


def questions(
    diagnostic_id: UUID, *, instrument: str, items: int, due_on: date | None, today: date
) -> Errand:
    """A self-assessment waits to be filled in."""
    count = plural(items, "вопрос", "вопроса", "вопросов")
    return Errand(
        title=f"Ответьте на вопросы: {instrument}",
        note=f"{count} · до {_day(due_on, today)}" if due_on else count,
        action="Ответить",
        place="diagnostic",
        id=diagnostic_id,
    )


def step(
    step_id: UUID, *, title: str, state: str, due_on: date | None, comment: str, today: date
) -> Errand | None:
    """A step sent back, late or due within a week; all others can wait."""
    if state == "returned":
        return Errand(
            title=f"Дополните подтверждение: {title}",
            note=comment,
            action="Дополнить",
            place="step",
            id=step_id,
        )
    if state not in {"planned", "in_progress"} or due_on is None or due_on > today + SOON:
        return None
    return Errand(
        title=f"Пора подтвердить шаг: {title}",
        note=_due(due_on, today),
        action="Отправить подтверждение",
        place="step",
        id=step_id,
    )


def _due(due_on: date, today: date) -> str:
    if due_on < today:
        return f"Срок прошёл {_day(due_on, today)}, просрочен на {days_since(due_on, today=today)}"
    return f"Срок — {_day(due_on, today)}"


def _day(day: date, today: date) -> str:
    return day_of(day, today=today)


def invitation(group_id: UUID, *, title: str, leader: str) -> Errand:
    """A tutor asks into a group."""
    return Errand(
        title="Вас приглашают в группу",
        note=f"«{title}» · ведёт {leader}",
        action="Ответить на приглашение",
        place="group",
        id=group_id,
    )


def question(consultation_id: UUID, *, title: str, words: str, mine: bool) -> Errand:
    """Somebody waits for an answer, a word more, or a rating."""
    return Errand(
        title="Ваш вопрос" if mine else "Вас спрашивают как эксперта",
        note=f"{title} · {words}",
        action="Открыть вопрос" if mine else "Ответить на вопрос",
        place="consultation",
        id=consultation_id,
    )
