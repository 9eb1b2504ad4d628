"""Diagnostics, deficits and routes in every state, the way a tutor makes them."""

from datetime import timedelta
from typing import Any

from services.demonstration.door import Door

API = "/routes/api/v1"
GOAL = "Научиться держать время урока и давать задания разного уровня"
MARKS = {"M1": 1, "M2": 3, "M5": 2, "M9": 3, "P1": 2, "P3": None, "C1": 1, "L2": 0, "D2": 1, "M3": 0, "M4": 1}
MARKS |= {
    "M11": 1,
    "S1": 0,
    "S2": 1,
    "S3": 0,
    "P2": 1,
    "P5": 1,
    "P6": 0,
    "C2": 1,
    "C3": 0,
    "C4": 0,
    "L1": 1,
    "L4": 0,
}
PATHS: tuple[tuple[str, ...], ...] = (
    (),
    ("submission",),
    ("agreement",),
    ("submission", "agreement"),
    ("submission", "agreement"),
    ("submission", "agreement", "return"),
    ("submission", "agreement", "approval"),
    ("submission", "agreement", "approval", "start"),
    ("submission", "agreement", "approval", "start", "steps", "completion"),
    ("submission", "agreement", "approval", "start", "steps", "completion", "closing"),
    ("cancellation",),
)
EXTRA_DIAGNOSTICS = 6


def tell(
    door: Door, *, tutor: dict[str, Any], principal: dict[str, Any], teachers: list[dict[str, Any]]
) -> None:
    """For each teacher of the tutor's school a diagnostic; then a route for each state."""
    instruments = door.every(f"{API}/instruments", who=tutor)
    [instrument] = [one for one in instruments if one["name"] == "SELF23"]
    for path, teacher in zip(PATHS, teachers, strict=False):
        _diagnose(door, tutor, instrument, teacher)
        deficits = _confirm(door, tutor, teacher)
        route = _draft(door, tutor, teacher, deficits)
        for move in path:
            _move(door, route, move, tutor=tutor, principal=principal, teacher=teacher)
    for teacher in teachers[len(PATHS) : len(PATHS) + EXTRA_DIAGNOSTICS]:
        _diagnose(door, tutor, instrument, teacher)


def _diagnose(door: Door, tutor: dict[str, Any], instrument: dict[str, Any], teacher: dict[str, Any]) -> None:
    body = {"person_id": teacher["id"], "instrument_id": instrument["id"]}
    diagnostic = door.post(f"{API}/diagnostics", body, who=tutor)
    result = {"conducted_on": (door.today - timedelta(days=14)).isoformat(), "answers": MARKS}
    door.post(f"{API}/diagnostics/{diagnostic['id']}/result", result, who=tutor)


def _confirm(door: Door, tutor: dict[str, Any], teacher: dict[str, Any]) -> list[str]:
    """Confirm the first two proposed deficits; the rest waits for a decision."""
    found = door.every(f"{API}/deficits?person_id={teacher['id']}&state=detected", who=tutor)
    chosen = [one["id"] for one in found[:2]]
    for deficit_id in chosen:
        door.post(f"{API}/deficits/{deficit_id}/confirmation", who=tutor)
    return chosen


def _draft(door: Door, tutor: dict[str, Any], teacher: dict[str, Any], deficits: list[str]) -> dict[str, Any]:
    steps = [
        {
            "kind": kind,
            "title": title,
            "due_on": (door.today + timedelta(days=days)).isoformat(),
            "deficit_ids": [deficit_id],
        }
        for deficit_id, (kind, title, days) in zip(
            deficits,
            (("lesson_visit", "Посетить урок коллеги", 30), ("course", "Дифференциация на уроке, 36 ч", 80)),
            strict=False,
        )
    ]
    body = {"teacher_id": teacher["id"], "goal": GOAL, "deficit_ids": deficits, "steps": steps}
    body["planned_until"] = (door.today + timedelta(days=120)).isoformat()
    return door.post(f"{API}/routes", body, who=tutor)


def _move(
    door: Door,
    route: dict[str, Any],
    move: str,
    *,
    tutor: dict[str, Any],
    principal: dict[str, Any],
    teacher: dict[str, Any],
) -> None:
    """Take a route one step further along its states."""
    who = {"agreement": {"person_id": teacher["id"]}, "approval": principal, "return": principal}
    bodies: dict[str, dict[str, Any]] = {
        "return": {"comment": "Добавьте шаг с наставником"},
        "closing": {"conclusion": "Урок выстроен, задания трёх уровней", "outcomes": {}},
        "cancellation": {"reason": "Педагог в длительном отпуске"},
    }
    if move == "steps":
        for step in route["steps"]:
            own = {"person_id": teacher["id"]}
            door.post(f"{API}/steps/{step['id']}/evidence", {"evidence": "Конспект урока"}, who=own)
            door.post(f"{API}/steps/{step['id']}/acceptance", who=tutor)
        return
    body = dict(bodies.get(move, {}))
    if move == "closing":
        body["outcomes"] = {one["id"]: "resolved" for one in route["deficits"]}
    door.post(f"{API}/routes/{route['id']}/{move}", body, who=who.get(move, tutor))
