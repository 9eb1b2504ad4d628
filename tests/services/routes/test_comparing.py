"""A re-diagnosis beside the former one, in words; only results of one kind are held against each other."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from services.routes.actions.catalogue import read
from services.routes.rules.comparing import compare, former_of, measured
from services.routes.rules.deficits import outcome_of
from services.routes.rules.scoring import Finding
from tests.services.routes.acting import diagnosed
from tests.services.routes.making import Door, Routes
from tests.services.routes.visiting import visitor, words


@dataclass
class Taken:
    """A result as far as comparing goes."""

    instrument: Any
    conducted_on: date | None
    id: UUID


def taken(name: str, kind: str, year: int) -> Taken:
    """A result of an instrument in a year."""
    return Taken(SimpleNamespace(name=name, kind=kind), date(year, 5, 1), uuid4())


def found(level: str, *, area: str = "legal", hint: bool = False) -> dict[str, Any]:
    """A finding."""
    return {"area": area, "topic": "", "level": level, "value": "1", "hint": hint}


def test_what_became_of_a_difficulty() -> None:
    levels = {
        ("high", "achievement"): "resolved",
        ("medium", "minimal"): "resolved",
        ("high", "medium"): "persists",
        ("medium", "high"): "persists",
        ("medium", "medium"): "persists",
        ("achievement", "medium"): "new",
        ("minimal", "achievement"): "none",
    }
    for (then, now), outcome in levels.items():
        [change] = compare([found(then)], [found(now)])
        assert change.outcome == outcome
    assert compare([found("high")], [found("high", area="digital")]) == []
    assert compare([found("high", hint=True)], [found("high")]) == []


def test_the_same_instrument_first_then_the_same_kind_never_another() -> None:
    test, other, own = (
        taken("TEST4", "test", 2024),
        taken("АКИПКРО", "test", 2025),
        taken("SELF23", "self_assessment", 2025),
    )
    assert former_of(taken("TEST4", "test", 2026), [test, other, own]) is test
    assert former_of(taken("ТЕСТ", "test", 2026), [test, other, own]) is other
    assert former_of(taken("VISIT12", "lesson_visit", 2026), [test, other, own]) is None
    assert former_of(taken("TEST4", "test", 2023), [test]) is None


def test_the_teacher_and_the_tutor_see_it_and_nobody_else(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    first = diagnosed(tutor, name="SELF23", answers={"M1": 3, "M2": 2, "L1": 0})
    diagnosed(tutor, areas=[{"area": "methodical", "percent": 10}])
    second = diagnosed(tutor, name="SELF23", answers={"M1": 1, "M2": 3, "L1": 0})
    path = f"diagnostics/{second['id']}/comparison"
    assert tutor.get(path) == teacher.get(path)
    assert teacher.get(path)["former_id"] == first["id"]
    assert [(one["topic"], one["outcome"]) for one in teacher.get(path)["rows"]] == [
        ("M2", "persists"),
        ("M1", "resolved"),
    ]
    methodist.get(path, 404)
    routes.door("principal", person="principal", place="A").get(path, 404)
    teacher.get(f"diagnostics/{first['id']}/comparison", 404)
    shown = words(visitor(routes, person="teacher").see(f"/routes/diagnostics/{second['id']}"))
    assert "Структура и время затруднение стало сильнее" in shown
    assert "Цели урока затруднение преодолено" in shown
    assert "было: средние затруднения, «часто, нужен совет»" in shown
    assert "Было и стало" not in words(
        visitor(routes, "methodist").see(f"/routes/diagnostics/{second['id']}")
    )


def test_a_topic_that_became_easy_closes_its_deficit() -> None:
    blocks = read("self23")["blocks"]
    findings = [Finding(**one) for one in measured([], blocks, {"M1": "1", "M2": None})]
    assert outcome_of(findings, area="methodical", topic="M1") == "resolved"
    assert outcome_of(findings, area="methodical", topic="M2") is None
