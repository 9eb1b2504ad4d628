"""The period of a route, dates of steps added together, versions in words, templates without names."""

from datetime import date
from typing import Any

import pytest

from services.routes.rules.pacing import apart, working_day
from services.routes.rules.periods import default_period, filled
from services.routes.rules.plans import differences
from services.routes.rules.templates import names_somebody
from shared.working_days import is_working_day

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 9, 1), (date(2026, 9, 1), date(2027, 8, 31))),
        (MONDAY, (MONDAY, date(2027, 8, 31))),
        (date(2027, 3, 1), (date(2027, 3, 1), date(2027, 8, 31))),
        (date(2027, 7, 1), (date(2027, 9, 1), date(2028, 8, 31))),
        (date(2027, 8, 31), (date(2027, 9, 1), date(2028, 8, 31))),
    ],
)
def test_a_new_route_takes_the_academic_year(today: date, period: tuple[date, date]) -> None:
    assert default_period(today) == period
    assert filled(None, None, today=today) == period
    assert filled(FRIDAY, date(2027, 1, 1), today=today) == (FRIDAY, date(2027, 1, 1))


def test_steps_added_together_are_due_on_different_days() -> None:
    taken: list[date] = []
    for _ in range(12):
        taken.append(apart(MONDAY, taken=taken, planned_until=date(2027, 8, 31)))
    assert len(set(taken)) == 12
    assert all(is_working_day(day) for day in taken)
    assert apart(MONDAY, taken=[MONDAY], planned_until=FRIDAY) == MONDAY  # no room: better there than outside


def test_a_counted_day_falls_on_a_working_one() -> None:
    assert working_day(date(2026, 11, 29), not_before=MONDAY) == FRIDAY
    assert working_day(date(2026, 11, 29), not_before=date(2026, 11, 29)) == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Посетить урок Панова И. Л.", True),
        ("Посетить урок И.Л. Панова", True),
        ("Разобрать с Дёминой её урок", True),
        ("Разобрать с Деминой урок", True),
        ("Посетить урок коллеги и разобрать его", False),
        ("Курс «Формирующее оценивание», ФГБОУ ВО", False),
        ("Вебинар АКИПКРО. Тема: оценивание", False),
    ],
)
def test_a_template_names_nobody(text: str, named: bool) -> None:
    assert names_somebody(text, ["Дёмина"]) == named


def test_a_new_version_says_what_changed() -> None:
    step: dict[str, Any] = {"id": "1", "kind": "course", "title": "Курс", "programme": "", "required": True}
    step |= {"deficit_ids": ["d1"], "state": "planned", "due_on": "2026-12-01"}
    old: dict[str, Any] = {
        "goal": "Цель",
        "request": "",
        "starts_on": "2026-09-01",
        "planned_until": "2027-05-31",
    }
    old |= {"deficit_ids": ["d1"], "steps": [step, step | {"id": "2", "title": "Урок"}]}
    later = step | {"due_on": "2026-12-20", "required": False, "deficit_ids": ["d1", "d2"]}
    new = old | {
        "planned_until": "2027-08-31",
        "deficit_ids": ["d1", "d2"],
        "steps": [old["steps"][1], later, step | {"id": "3", "kind": "webinar", "title": ""}],
    }
    assert differences(old, old, titles={}) == []
    assert differences(old, new, titles={"d1": "Цели урока", "d2": "Мотивация"}) == [
        "Окончание: было 31.05.2027, стало 31.08.2027.",
        "Добавлен дефицит «Мотивация».",
        "Шаг «Курс»: срок был 01.12.2026, стал 20.12.2026.",
        "Шаг «Курс»: теперь по желанию.",
        "Шаг «Курс»: закрывает «Цели урока» и «Мотивация».",
        "Добавлен шаг «Вебинар», срок 01.12.2026.",
        "Изменён порядок шагов.",
    ]
    assert differences(new, old, titles={})[-2:] == ["Шаг «Курс»: закрывает «…».", "Изменён порядок шагов."]
