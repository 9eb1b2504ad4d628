"""The year of those who go routes: plans and their steps, signatures, diagnostics, training."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.services.notifications.making import (
    certificate_changed,
    diagnostic_changed,
    due_step,
    one,
    route_changed,
)
from tests.services.notifications.year.days import FIRST, LAST, NEVER
from tests.services.notifications.year.planning import Year, answering, office, person, school_of

ROUTES, STEPS, UNSIGNED, WHOLE, MEASURED = 120, 4, 60, 24, 30
PATIENCE = 5


def let_routes_go(year: Year) -> None:
    """A route is approved; its steps are handed in on some day, and accepted at once."""
    for number in range(ROUTES):
        teacher, tutor = f"П{number + 700}", f"П{number % 20 + 1200}"
        route, approved = one(f"маршрут {number}"), FIRST + year.some(200)
        year.expect("own_route_approved", route, person(teacher), day=approved)
        year.expect("route_approved", route, person(tutor), day=approved)
        due = {f"шаг {number}/{step}": approved + year.some(120) for step in range(STEPS)}
        done = {name: _handed_in(year, day, approved) for name, day in due.items()}
        for name, day in due.items():
            about: dict[str, Any] = {"known": approved, "due": day, "done": done[name], "about": route}
            year.remind("step_due", one(name), person(teacher), **about)
        whose: dict[str, Any] = {"id": route, "teacher_id": one(teacher), "tutor_id": one(tutor)}
        for version, (day, steps) in enumerate(_moves(due, done, approved), start=1):
            event = route_changed("in_progress", version=version, steps=steps, approved_on=approved, **whose)
            year.happens(day, event)
            if any(step.state == "submitted" for step in steps):
                year.expect("route_step_submitted", route, person(tutor), day=day, until=day)


def _handed_in(year: Year, due: date, approved: date) -> date:
    """Around the day it is due, or never."""
    done = due - year.some(30) + year.some(15)
    return max(done, approved + timedelta(days=1)) if year.chance.random() < 0.8 else NEVER


def _moves(due: dict[str, date], done: dict[str, date], approved: date) -> Iterator[tuple[date, Any]]:
    """The states of a route's steps in order of days: each is handed in, then accepted."""
    state = dict.fromkeys(due, "planned")

    def steps() -> Any:
        return tuple(due_step(name, due[name], state[name]) for name in due)

    yield approved, steps()
    for name in sorted((name for name in due if done[name] <= LAST), key=lambda name: done[name]):
        for state[name] in ("submitted", "accepted"):
            yield done[name], steps()


def let_principals_sign(year: Year) -> None:
    """A route waits for its principal; after five working days somebody else learns of it, once."""
    for number in range(UNSIGNED):
        asked, route = FIRST + year.some(330), one(f"подпись {number}")
        signed = asked + year.some(25, 1) if number % 4 else NEVER
        whose: dict[str, Any] = {"id": route, "organization_id": one(school_of(number))}
        whose["teacher_id"] = one(f"П{number + 1500}")
        year.happens(asked, route_changed("pending_approval", "principal", **whose))
        year.happens(signed, route_changed("cancelled", None, 2, **whose))
        principal = office("principal", school_of(number))
        year.expect("route_approval", route, principal, day=asked, until=signed)
        year.pass_on(route, answering(number), asked=asked, done=signed, patience=PATIENCE)


STATES = (
    ("draft", "teacher"),
    ("agreed", "tutor"),
    ("pending_approval", "principal"),
    ("returned", "tutor"),
    ("agreed", "tutor"),
    ("pending_approval", "principal"),
    ("in_progress", None),
    ("completed", "tutor"),
    ("closed", None),
)


def let_routes_be_written(year: Year) -> None:
    """A route from its first word to its last: agreed, returned, mended, signed, gone and closed."""
    for number in range(WHOLE):
        teacher, tutor, route = f"П{number + 900}", f"П{number % 20 + 1200}", one(f"весь {number}")
        days = year.row(FIRST + year.some(240), 7)
        days.append(days[-1] + year.some(60, 20))
        days.append(days[-1] + year.some(60, 1))
        whose: dict[str, Any] = {"id": route, "teacher_id": one(teacher), "tutor_id": one(tutor)}
        whose["organization_id"] = one(school_of(number + 900))
        for version, (day, state) in enumerate(zip(days, STATES, strict=True), start=1):
            approved = days[6] if version > 6 else None
            year.happens(day, route_changed(*state, version, approved_on=approved, **whose))
        for place, (rule, whom, passed, patience) in enumerate(_asked(number, teacher, person(tutor))):
            year.expect(rule, route, whom, day=days[place], until=days[place + 1])
            if passed:
                asked: dict[str, Any] = {"asked": days[place], "done": days[place + 1], "patience": patience}
                year.pass_on(route, passed, **asked)
        year.expect("route_approved", route, person(tutor), day=days[6], until=days[7])


def _asked(number: int, teacher: str, tutor: str) -> tuple[tuple[str, str, str, int], ...]:
    """What each state of a route tells whom, to whom it is passed on, and after how many working days."""
    principal = office("principal", school_of(number + 900))
    curator, above = office("curator", teacher), answering(number + 900)
    return (
        ("route_agreement", person(teacher), "", 0),
        ("route_agreed", tutor, curator, 5),
        ("route_approval", principal, above, 5),
        ("route_returned", tutor, curator, 10),
        ("route_agreed", tutor, curator, 5),
        ("route_approval", principal, above, 5),
        ("own_route_approved", person(teacher), "", 0),
        ("route_completed", tutor, curator, 20),
    )


def let_people_be_measured(year: Year) -> None:
    """A diagnostic waits for its person twice; three years after a training they hear that it is time."""
    for number in range(MEASURED):
        name, diagnostic = f"П{number + 700}", one(f"диагностика {number}")
        assigned, scored, known = year.row(FIRST + year.some(330), 3, 20)
        kept: dict[str, Any] = {"id": diagnostic, "person_id": one(name)}
        for version, (day, state) in enumerate(
            ((assigned, "assigned"), (scored, "scored"), (known, "acknowledged")), start=1
        ):
            year.happens(day, replace(diagnostic_changed(state, version), **kept))
        year.expect("diagnostic_assigned", diagnostic, person(name), day=assigned, until=scored)
        year.expect("diagnostic_scored", diagnostic, person(name), day=scored, until=known)


def let_training_grow_old(year: Year) -> None:
    """Three years after a training a person hears that it is time; a newer one ends the word."""
    for number in range(MEASURED):
        name, certificate = f"П{number + 710}", one(f"удостоверение {number}")
        issued, near, renewed = year.row(FIRST + year.some(100), 3, 120)
        kept: dict[str, Any] = {"id": certificate, "person_id": one(name)}
        for version, (day, state) in enumerate(
            ((issued, "valid"), (near, "expiring"), (renewed, "over")), start=1
        ):
            year.happens(day, replace(certificate_changed(state, version), **kept))
        year.expect("training_due", certificate, person(name), day=near, until=renewed)
