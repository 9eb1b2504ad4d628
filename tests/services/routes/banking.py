"""Steps of the practice bank that several tests begin with."""

from dataclasses import replace
from datetime import date
from typing import Any

from shared.contracts.registry import BodyChanged, MembershipChanged
from tests.services.routes.making import FRAME, Door, Routes, ahead, consent, known, person

SINCE = date(2020, 9, 1)
MARKS = {"clear": 5, "works": 4, "portable": 4, "light": 5}
TEXT: dict[str, Any] = {
    "title": "Читаем условие вместе",
    "area": "methodical",
    "topics": ["M2", "M9"],
    "audience": "5–7 классы",
    "subject": "математика",
    "summary": "Разбираем текст задачи по ролям за семь минут.",
    "parts": ["Раздать роли", "Прочитать вслух", "Нарисовать схему"],
    "hours": 2,
    "links": ["https://example.org/practice?id=1"],
}


def council(*names: str, until: date | None = None) -> list[BodyChanged | MembershipChanged]:
    """An expert council with these members."""
    body = BodyChanged(
        id=known("council"),
        name="Экспертный совет",
        kind="expert_council",
        level="municipal",
        active_since=SINCE,
        active_until=until,
        **FRAME,
    )
    members = [
        MembershipChanged(
            id=known(f"{name}-member"),
            body_id=known("council"),
            person_id=known(name),
            role="участник",
            since=SINCE,
            until=None,
            **FRAME,
        )
        for name in names
    ]
    return [*members, body]  # the council may be told of last


def newer(events: list[BodyChanged | MembershipChanged]) -> list[BodyChanged | MembershipChanged]:
    """The same things told again as they stand now."""
    return [replace(one, version=2) for one in events]


def with_experts(routes: Routes, *names: str) -> list[Door]:
    """Experts who work at school B, signed in."""
    routes.service.hear([person(name, "B") for name in names])
    routes.service.hear(council(*names))
    return [routes.door(person=name) for name in names]


def proposed(author: Door, **changes: Any) -> dict[str, Any]:
    """A practice of one's own."""
    made: dict[str, Any] = author.post("practices", TEXT | changes, 201)
    return made


def published(author: Door, methodist: Door, **changes: Any) -> dict[str, Any]:
    """A practice anybody may read."""
    made = proposed(author, **changes)
    author.post(f"practices/{made['id']}/submission")
    found: dict[str, Any] = methodist.post(f"practices/{made['id']}/publication")
    return found


def mark(expert: Door, practice_id: str, status: int = 200, **changes: Any) -> Any:
    """An expert's marks."""
    body = {"marks": MARKS, "words": "Попробовала на двух уроках", "recommends": True}
    return expert.post(f"practices/{practice_id}/marks", body | changes, status)


def newcomers(routes: Routes, number: int, *, place: str = "A") -> list[str]:
    """Teachers who agreed to diagnostics."""
    names = [f"pupil-{index}" for index in range(number)]
    routes.service.hear([person(name, place) for name in names])
    routes.service.hear([consent(name) for name in names])
    return names


def closed(
    tutor: Door, teacher: Door, principal: Door, name: str, *, outcome: str, **step: Any
) -> dict[str, Any]:
    """A closed route of one deficit with one accepted step."""
    told = {"person_id": str(known(name)), "area": "methodical", "topic": "M2"}
    told |= {"severity": "high", "evidence": "lesson_visit"}
    deficit = tutor.post("deficits", told, 201)
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    plan = {
        "kind": "implementation",
        "deficit_ids": [deficit["id"]],
        "title": "Шаг",
        "expected_result": "План урока",
        **step,
    }
    body = {"teacher_id": str(known(name)), "goal": "Цель", "deficit_ids": [deficit["id"]]}
    route = tutor.post("routes", body | {"planned_until": ahead(60), "steps": [plan]}, 201)
    path = f"routes/{route['id']}"
    tutor.post(f"{path}/submission")
    teacher.post(f"{path}/agreement")
    principal.post(f"{path}/approval")
    teacher.post(f"steps/{route['steps'][0]['id']}/evidence", {"evidence": "Конспект"})
    tutor.post(f"steps/{route['steps'][0]['id']}/acceptance")
    tutor.post(f"{path}/completion")
    found: dict[str, Any] = tutor.post(
        f"{path}/closing", {"conclusion": "Видно на уроке", "outcomes": {deficit["id"]: outcome}}
    )
    return found
