"""People of two schools with one confirmed deficit, and what groups and consultations begin with."""

from typing import Any

from shared.contracts.registry import BodyChanged, Flag, MembershipChanged
from tests.services.routes.acting import diagnosed, read
from tests.services.routes.making import (
    FRAME,
    MUN,
    SHOWN,
    TODAY,
    Door,
    Routes,
    ahead,
    consent,
    known,
    person,
    school,
)

AT_HOME = ("one", "two", "three")
AWAY = ("four", "five")
PLACES = dict.fromkeys(AT_HOME, "A") | dict.fromkeys(AWAY, "B")


def tutors(routes: Routes) -> dict[str, Door]:
    """The tutors of both schools."""
    return {
        "A": routes.door("tutor", person="tutor", place="A"),
        "B": routes.door("tutor", person="other_tutor", place="B"),
    }


def share(routes: Routes, doors: dict[str, Door]) -> dict[str, str]:
    """Three people of school A and two of school B with one confirmed deficit; its id by person."""
    routes.service.hear(person(name, place) for name, place in PLACES.items())
    routes.service.hear(consent(name) for name in PLACES)
    found = {}
    for name, place in PLACES.items():
        diagnosed(doors[place], person=name)
        read(doors[place], person=name)
        [deficit] = doors[place].get(f"deficits?person_id={known(name)}")
        doors[place].post(f"deficits/{deficit['id']}/confirmation")
        found[name] = str(deficit["id"])
    return found


def formed(tutor: Door, **changes: Any) -> dict[str, Any]:
    """Take the only suggestion."""
    [one] = tutor.get("group-suggestions")
    body = {"suggestion": one["code"], "title": "Учимся вместе"}
    made: dict[str, Any] = tutor.post("groups", body | changes, 201)
    return made


def route_of(tutor: Door, name: str, deficit_id: str, **changes: Any) -> dict[str, Any]:
    """A draft of somebody's route that answers their deficit."""
    step = {"kind": "course", "title": "Курс", "due_on": ahead(30), "deficit_ids": [deficit_id]} | SHOWN
    body = {
        "teacher_id": str(known(name)),
        "goal": "Преодолеть затруднение",
        "deficit_ids": [deficit_id],
        "planned_until": ahead(120),
        "steps": [step],
    }
    made: dict[str, Any] = tutor.post("routes", body | changes, 201)
    return made


def approve(route: dict[str, Any], tutor: Door, teacher: Door, principal: Door) -> None:
    """Take a route to its approval."""
    tutor.post(f"routes/{route['id']}/submission")
    teacher.post(f"routes/{route['id']}/agreement")
    principal.post(f"routes/{route['id']}/approval")


def council(routes: Routes, *names: str, kind: str = "expert_council") -> None:
    """Members of a council; the memberships come before the body, as they may."""
    frame: dict[str, Any] = FRAME
    routes.service.hear(
        MembershipChanged(
            id=known(f"{name}-{kind}"),
            body_id=known(kind),
            person_id=known(name),
            role="эксперт",
            since=None,
            until=None,
            **frame,
        )
        for name in names
    )
    body: dict[str, Any] = {"name": "Совет", "kind": kind, "level": "municipal"}
    routes.service.hear([BodyChanged(id=known(kind), **body, active_since=None, active_until=None, **frame)])


def marked(code: str, *, lasting: bool = True) -> Any:
    """A school with low results, now or before."""
    flag = Flag(kind="low_result", since=None, until=None if lasting else TODAY.replace(year=TODAY.year - 1))
    plain = school(code)
    return type(plain)(**{**vars(plain), "flags": (flag,), "version": 2, "municipality_id": MUN})


def asked(door: Door, **changes: Any) -> dict[str, Any]:
    """A question."""
    body = {"area": "methodical", "text": "Как уложиться во время урока?"}
    made: dict[str, Any] = door.post("consultations", body | changes, 201)
    return made
