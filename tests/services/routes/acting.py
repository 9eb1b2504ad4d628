"""Steps of the tutor's journey that many tests begin with."""

from typing import Any

from tests.services.routes.making import SHOWN, Door, ahead, known


def instrument(door: Door, name: str) -> str:
    """Find a ready instrument."""
    return next(str(one["id"]) for one in door.get("instruments") if one["name"] == name)


def diagnosed(tutor: Door, *, name: str = "TEST4", person: str = "teacher", **result: Any) -> dict[str, Any]:
    """Assign an instrument and enter its result; by default one weak area."""
    body = {"person_id": str(known(person)), "instrument_id": instrument(tutor, name)}
    assigned = tutor.post("diagnostics", body, 201)
    given = result or {"areas": [{"area": "methodical", "percent": 55}, {"area": "legal", "percent": 90}]}
    entered: dict[str, Any] = tutor.post(
        f"diagnostics/{assigned['id']}/result", {"conducted_on": ahead(0)} | given
    )
    return entered


def read(tutor: Door, *, person: str = "teacher") -> None:
    """The teacher reads every result that waits to be read."""
    assert tutor.home
    teacher = tutor.home.door(person=person)
    for one in teacher.get("diagnostics?limit=100"):
        if one["state"] == "scored":
            teacher.post(f"diagnostics/{one['id']}/acknowledgement")


def confirmed(tutor: Door) -> str:
    """Enter a result, let its teacher read it and confirm the deficit it proposes."""
    diagnosed(tutor)
    read(tutor)
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    return str(deficit["id"])


def drafted(tutor: Door, deficit_id: str, **changes: Any) -> dict[str, Any]:
    """Draw up a route with one step."""
    step = {"kind": "course", "title": "Курс", "due_on": ahead(30), "deficit_ids": [deficit_id]} | SHOWN
    body = {
        "teacher_id": str(known("teacher")),
        "goal": "Преодолеть методические затруднения",
        "deficit_ids": [deficit_id],
        "planned_until": ahead(120),
        "steps": [step],
    }
    made: dict[str, Any] = tutor.post("routes", body | changes, 201)
    return made


def pending(tutor: Door, teacher: Door) -> dict[str, Any]:
    """A route that awaits the principal."""
    route = drafted(tutor, confirmed(tutor))
    tutor.post(f"routes/{route['id']}/submission")
    agreed: dict[str, Any] = teacher.post(f"routes/{route['id']}/agreement")
    return agreed
