"""Steps changed, moved and taken out; after approval each change is a new version (ust-koksa п.13)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.drafting import check_step
from services.routes.actions.plans import editing
from services.routes.models import Route, Step
from services.routes.queries import reading
from services.routes.rules import progress, signing
from shared.errors import Conflict, Invalid, NotFound
from shared.permissions import Actor

CHANGEABLE = frozenset({"planned", "in_progress", "returned"})


def edit_step(session: Session, *, actor: Actor, today: date, step_id: UUID, **changes: Any) -> Route:
    """Change a step that nothing has been accepted for yet."""
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    with editing(session, actor=actor, route=route, today=today):
        _change(route, step, changes)
    return route


def _change(route: Route, step: Step, changes: Mapping[str, Any]) -> None:
    if step.state not in CHANGEABLE:
        raise Conflict("Шаг уже сдан или закончен: менять его нельзя.")
    present: dict[str, Any] = {
        "due_on": step.due_on,
        "deficit_ids": [UUID(text) for text in step.deficit_ids],
    }
    changed = {**present, **changes}
    check_step(route, changed)
    for name, value in {**changed, "deficit_ids": [str(one) for one in changed["deficit_ids"]]}.items():
        setattr(step, name, value)


def set_dates(
    session: Session, *, actor: Actor, today: date, route: Route, dates: Mapping[UUID, date | None]
) -> Route:
    """Set the dates of several steps at once, as one change; a date already so is no change of its step."""
    steps = {step.id: step for step in route.steps}
    wrong = {}
    with editing(session, actor=actor, route=route, today=today):
        for step_id, due_on in dates.items():
            if step_id not in steps:
                raise NotFound("Такого шага нет.")
            if steps[step_id].due_on == due_on:
                continue
            try:
                _change(route, steps[step_id], {"due_on": due_on})
            except Invalid as refusal:
                wrong[f"due-{step_id}"] = refusal.fields["due_on"]
        if wrong:
            raise Invalid(fields=wrong)
    return route


def place_step(session: Session, *, actor: Actor, today: date, step_id: UUID, position: int) -> Route:
    """Put a step elsewhere in the order, counted from one; beyond an end means at the end."""
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    with editing(session, actor=actor, route=route, today=today):
        others = [one for one in progress.in_order(route.steps) if one is not step]
        place = min(max(position, 1), len(others) + 1)
        progress.number([*others[: place - 1], step, *others[place - 1 :]])
    return route


def name_results(
    session: Session, *, actor: Actor, today: date, route_id: UUID, results: Mapping[UUID, str]
) -> Route:
    """Say what several steps are to be shown by, in one change of the plan."""
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    with editing(session, actor=actor, route=route, today=today):
        for step in route.steps:
            step.expected_result = results.get(step.id, step.expected_result)
    return route


def remove_step(session: Session, *, actor: Actor, today: date, step_id: UUID) -> Route:
    """Take a step out before the route is approved; afterwards a step is skipped, with a reason."""
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    with editing(session, actor=actor, route=route, today=today):
        if route.state in signing.RUNNING:
            raise Conflict("Маршрут утверждён: шаг не удаляют, а пропускают с причиной.")
        if step.state != "planned":
            raise Conflict("Шаг уже начат: удалить его нельзя.")
        route.steps.remove(step)
        session.delete(step)
    return route
