"""What a teacher needs from the tutor: every reason, in words, whoever waits first."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from services.routes.rules.attention import Facts, OpenRoute, needs

TODAY = date(2026, 11, 23)
ROUTE = OpenRoute(
    id=UUID(int=1),
    state="draft",
    submitted=False,
    since=TODAY - timedelta(days=12),
    bare_deficits=0,
    steps=2,
    unaccepted=2,
    awaiting=0,
    missed_due=None,
)
NOTHING = Facts(contested=0, detected=0, free=0, routes=())


def _said(facts: Facts) -> list[tuple[str, str, str]]:
    return [(one.kind, one.reason, one.press) for one in needs(facts, today=TODAY)]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (NOTHING, []),
        (replace(NOTHING, detected=5), [("decide", "5 дефицитов ждут вашего решения", "")]),
        (replace(NOTHING, due="пора"), [("rediagnose", "пора", "")]),
        (replace(NOTHING, free=2), [("build", "2 подтверждённых дефицита, маршрута нет", "")]),
        (
            replace(NOTHING, detected=1, contested=1),
            [
                ("answer", "1 возражение ждёт вашего ответа", ""),
                ("decide", "1 дефицит ждёт вашего решения", ""),
            ],
        ),
    ],
)
def test_without_a_route(facts: Facts, said: list[tuple[str, str, str]]) -> None:
    assert _said(facts) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, [("move", "черновик готов", "submission")]),
        ({"steps": 0, "bare_deficits": 2}, [("move", "в черновике нет шагов", "")]),
        ({"bare_deficits": 1}, [("move", "в черновике 1 дефицит без шага", "")]),
        ({"submitted": True}, []),
        ({"state": "agreed"}, [("move", "педагог уже согласен", "submission")]),
        ({"state": "pending_approval"}, []),
        ({"state": "returned"}, [("returned", "маршрут вернули 12 дней назад", "")]),
        ({"state": "approved"}, [("move", "маршрут утверждён 12 дней назад и не начат", "start")]),
        ({"state": "in_progress"}, []),
        (
            {"state": "in_progress", "unaccepted": 0},
            [("move", "все обязательные шаги приняты", "completion")],
        ),
        ({"state": "completed"}, [("move", "работа выполнена, нужен итог", "")]),
        (
            {"state": "in_progress", "awaiting": 2, "missed_due": TODAY - timedelta(days=1)},
            [("accept", "2 шага ждут приёмки", ""), ("overdue", "шаг просрочен на 1 день", "")],
        ),
    ],
)
def test_with_a_route(changes: dict[str, object], said: list[tuple[str, str, str]]) -> None:
    facts = replace(NOTHING, routes=(replace(ROUTE, **changes),))  # type: ignore[arg-type]  # fields of the route
    assert _said(facts) == said


def test_whoever_waits_for_the_tutor_comes_first() -> None:
    route = replace(ROUTE, state="in_progress", awaiting=1, missed_due=TODAY - timedelta(days=3))
    kinds = [one.kind for one in needs(Facts(contested=1, detected=2, free=1, routes=(route,)), today=TODAY)]
    assert kinds == ["accept", "answer", "decide", "overdue"]
