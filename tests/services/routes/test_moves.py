"""The next move of a route for whoever looks, and whom everybody waits for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.routes.rules import moves
from services.routes.rules.moves import Standing
from services.routes.rules.states import ROUTE

TODAY = date(2026, 11, 23)
TUTOR, TEACHER, SIGNER, NOBODY = ({"tutor"}, {"teacher"}, {"signer"}, set[str]())
DRAFT = Standing(
    state="draft",
    who=frozenset(TUTOR),
    submitted=False,
    lacking=(),
    unaccepted=0,
    since=TODAY - timedelta(days=12),
    signer="руководитель организации (Власова И. П.)",
)


def _as(who: set[str], state: str, *, submitted: bool = True) -> Standing:
    return replace(DRAFT, state=state, who=frozenset(who), submitted=submitted)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (DRAFT, "Отправить педагогу"),
        (_as(TUTOR, "draft"), None),
        (_as(TUTOR, "agreed"), "Отправить на утверждение"),
        (_as(TUTOR, "returned"), "Отправить педагогу"),
        (_as(TUTOR, "pending_approval"), None),
        (_as(TUTOR, "approved"), "Начать маршрут"),
        (_as(TUTOR, "in_progress"), "Отметить выполненным"),
        (_as(TUTOR, "completed"), "Завершить с итогом"),
        (_as(TEACHER, "draft"), "Согласовать"),
        (_as(TEACHER, "draft", submitted=False), None),
        (_as(TEACHER, "approved"), None),
        (_as(SIGNER, "pending_approval"), "Утвердить"),
        (_as(NOBODY, "pending_approval"), None),
        (_as(NOBODY, "draft"), None),
    ],
)
def test_one_next_move(standing: Standing, words: str | None) -> None:
    move = moves.next_move(standing)
    assert (move.words if move else None) == words


def test_what_is_lacking_holds_the_tutors_move_back() -> None:
    lacking = replace(DRAFT, lacking=("Добавьте хотя бы один шаг.",))
    assert moves.next_move(lacking) is None
    assert moves.obstacles(lacking) == ["Добавьте хотя бы один шаг."]
    running = replace(_as(TUTOR, "in_progress"), unaccepted=2)
    assert moves.next_move(running) is None
    assert "2 обязательных шага" in moves.obstacles(running)[0]


@pytest.mark.parametrize(
    ("deficits", "steps", "asked", "said"),
    [
        ([], 0, False, "Добавьте дефицит или запишите запрос педагога."),
        ([], 0, True, "Добавьте хотя бы один шаг."),
        ([("Цели урока", 1), ("Мотивация", 0)], 1, False, "Добавьте шаг для дефицита «Мотивация»."),
        ([("Цели урока", 1)], 1, False, None),
        ([], 1, True, None),
    ],
)
def test_what_a_plan_lacks(
    deficits: list[tuple[str, int]], steps: int, asked: bool, said: str | None
) -> None:
    assert moves.lacking(deficits, steps=steps, has_request=asked) == ([said] if said else [])


def test_what_else_one_may_do() -> None:
    def others(standing: Standing) -> set[str]:
        return {one.name for one in moves.other_moves(standing)}

    assert others(_as(TEACHER, "draft")) == {"return"}
    assert others(_as(TEACHER, "draft", submitted=False)) == set()
    assert others(_as(SIGNER, "pending_approval")) == {"return"}
    assert others(_as(NOBODY, "pending_approval")) == set()
    for state in ROUTE:
        assert ("cancellation" in others(_as(TUTOR, state))) == ("cancelled" in ROUTE[state])


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (_as(TUTOR, "draft"), "Ждёт согласия педагога уже 12 дней."),
        (_as(TEACHER, "draft"), ""),
        (
            _as(TEACHER, "pending_approval"),
            "Ждёт утверждения: руководитель организации (Власова И. П.), уже 12 дней.",
        ),
        (_as(SIGNER, "pending_approval"), ""),
        (_as(TEACHER, "returned"), "Тьютор дорабатывает маршрут уже 12 дней."),
        (_as(TEACHER, "draft", submitted=False), "Тьютор составляет маршрут уже 12 дней."),
        (_as(TUTOR, "completed"), ""),
        (_as(TEACHER, "in_progress"), ""),
        (_as(NOBODY, "closed"), ""),
    ],
)
def test_whom_everybody_waits_for(standing: Standing, said: str) -> None:
    assert moves.waiting(standing, today=TODAY) == said


def test_since_today_is_said_so() -> None:
    fresh = replace(_as(TUTOR, "draft"), since=TODAY)
    assert moves.waiting(fresh, today=TODAY) == "Ждёт согласия педагога с сегодняшнего дня."
