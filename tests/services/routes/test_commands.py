"""Every command of a route by every role: whoever may gives it, the others are refused without a trace."""

from dataclasses import dataclass, field
from typing import Any

from tests.services.routes.acting import confirmed
from tests.services.routes.making import SHOWN, Door, Routes, ahead, known

PEOPLE: dict[str, tuple[tuple[str, ...], str | None, str | None]] = {
    "teacher": ((), "teacher", None),
    "stranger": ((), "stranger", None),
    "mentor": ((), "mentor", None),
    "tutor": (("tutor",), "tutor", "A"),
    "tutor of another school": (("tutor",), "other_tutor", "B"),
    "principal": (("principal",), "principal", "A"),
    "principal of another school": (("principal",), "other_principal", "B"),
    "mentor as principal": (("principal",), "mentor", "A"),
    "tutor as principal": (("principal",), "tutor", "A"),
    "teacher as tutor": (("tutor",), "teacher", "A"),
    "methodist": (("methodist",), None, None),
    "approver": (("approver",), None, None),
    "analyst": (("analyst",), None, None),
    "admin": (("admin",), None, None),
}


@dataclass(frozen=True)
class Command:
    """A command and the one who gives it."""

    method: str
    path: str
    by: str = "tutor"
    body: dict[str, Any] = field(default_factory=dict)


def way(deficit_id: str) -> list[Command]:
    """A route's way from a draft to its end, with every command on it."""
    step = {"kind": "course", "title": "Курс", "due_on": ahead(20), "deficit_ids": [deficit_id]} | SHOWN
    conclusion = {"conclusion": "Видно на уроках", "outcomes": {deficit_id: "resolved"}}
    return [
        Command("PATCH", "routes/{route}", body={"goal": "Иная цель"}),
        Command("POST", "routes/{route}/steps", body=step),
        Command("PATCH", "steps/{step}", body={"title": "Другой курс"}),
        Command(
            "PATCH", "routes/{route}/dates", body={"steps": [{"step_id": "{step}", "due_on": ahead(25)}]}
        ),
        Command("POST", "steps/{step}/place", body={"position": 2}),
        Command("POST", "routes/{route}/copies", body={"person_ids": [str(known("principal"))]}),
        Command("POST", "routes/{route}/submission"),
        Command("POST", "routes/{route}/return", by="teacher", body={"comment": "Не успею"}),
        Command("POST", "routes/{route}/submission"),
        Command("POST", "routes/{route}/agreement", by="teacher"),
        Command("POST", "routes/{route}/return", by="principal", body={"comment": "Уточните"}),
        Command("POST", "routes/{route}/submission"),
        Command("POST", "routes/{route}/agreement", by="teacher"),
        Command("POST", "routes/{route}/approval", by="principal"),
        Command("PATCH", "routes/{route}", body={"goal": "Ещё иная"}),
        Command("POST", "routes/{route}/start"),
        Command("POST", "routes/{route}/completion"),
        Command("POST", "routes/{route}/closing", body=conclusion),
    ]


def test_every_command_by_every_role(routes: Routes, tutor: Door) -> None:
    doors = {
        name: routes.door(*roles, person=person, place=place)
        for name, (roles, person, place) in PEOPLE.items()
    }
    deficit_id = confirmed(tutor)
    plan = {"teacher_id": str(known("teacher")), "goal": "Цель", "deficit_ids": [deficit_id]}
    for name in set(doors) - {"tutor"}:
        doors[name].post("routes", plan, 403)
    route = tutor.post("routes", plan, 201)
    step = {"kind": "webinar", "title": "Вебинар", "required": False, "deficit_ids": [deficit_id]} | SHOWN
    [added] = tutor.post(f"routes/{route['id']}/steps", step, 201)["steps"]
    ids = {"route": route["id"], "step": added["id"]}
    for command in way(deficit_id):
        _walk(doors, command, ids, tutor)
    assert tutor.get(f"routes/{route['id']}")["state"] == "closed"


def _walk(doors: dict[str, Door], command: Command, ids: dict[str, str], tutor: Door) -> None:
    """Everybody else tries first: nothing moves; then whoever should."""
    before = tutor.get(f"routes/{ids['route']}")
    if command.path.endswith("completion"):
        _accept_everything(tutor, before)
        before = tutor.get(f"routes/{ids['route']}")
    for name in PEOPLE:
        if name != command.by and (command.by, name) != ("teacher", "teacher as tutor"):
            reply = _give(doors[name], command, ids)
            assert reply.status_code in {403, 404}, (name, command.path, reply.get_data(as_text=True))
            assert reply.get_json(force=True)["detail"]
    assert tutor.get(f"routes/{ids['route']}") == before, command.path
    reply = _give(doors[command.by], command, ids)
    assert reply.status_code in {200, 201}, (command.path, reply.get_data(as_text=True))


def _give(door: Door, command: Command, ids: dict[str, str]) -> Any:
    body = {
        key: [one | {"step_id": ids["step"]} for one in value] if key == "steps" else value
        for key, value in command.body.items()
    }
    return door.client.open(f"/api/v1/{command.path.format(**ids)}", method=command.method, json=body)


def _accept_everything(tutor: Door, route: dict[str, Any]) -> None:
    for one in route["steps"]:
        tutor.post(f"steps/{one['id']}/evidence", {"evidence": "Конспект"})
        tutor.post(f"steps/{one['id']}/acceptance")
