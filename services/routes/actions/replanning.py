"""Steps changed and taken out of a plan; after approval each change is a new version (ust-koksa п.13, 14)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import begin_edit, check_running_plan, check_step
from services.routes.models import Route, Step
from services.routes.queries import reading
from services.routes.rules import signing
from shared.errors import Conflict
from shared.permissions import Actor

CHANGEABLE = frozenset({"planned", "in_progress", "returned"})


def edit_step(session: Session, *, actor: Actor, today: date, step_id: UUID, **changes: Any) -> Route:
    """Change a step that nothing has been accepted for yet."""
    route, step = _planned(session, actor=actor, today=today, step_id=step_id)
    if step.state not in CHANGEABLE:
        raise Conflict("Шаг уже сдан или закончен: менять его нельзя.")
    present: dict[str, Any] = {
        "due_on": step.due_on,
        "deficit_ids": [UUID(text) for text in step.deficit_ids],
    }
    changed = present | changes
    check_step(route, changed)
    for name, value in {**changed, "deficit_ids": [str(one) for one in changed["deficit_ids"]]}.items():
        setattr(step, name, value)
    if route.state in signing.RUNNING:
        check_running_plan(route)
    announce(session, route)
    return route


def name_results(
    session: Session, *, actor: Actor, today: date, route_id: UUID, results: Mapping[UUID, str]
) -> Route:
    """Say what several steps are to be shown by, in one change of the plan."""
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    begin_edit(session, actor=actor, route=route, today=today)
    for step in route.steps:
        step.expected_result = results.get(step.id, step.expected_result)
    announce(session, route)
    return route


def remove_step(session: Session, *, actor: Actor, today: date, step_id: UUID) -> Route:
    """Take a step out before the route is approved; afterwards a step is skipped, with a reason."""
    route, step = _planned(session, actor=actor, today=today, step_id=step_id)
    if route.state in signing.RUNNING:
        raise Conflict("Маршрут утверждён: шаг не удаляют, а пропускают с причиной.")
    if step.state != "planned":
        raise Conflict("Шаг уже начат: удалить его нельзя.")
    route.steps.remove(step)
    session.delete(step)
    announce(session, route)
    return route


def _planned(session: Session, *, actor: Actor, today: date, step_id: UUID) -> tuple[Route, Step]:
    """The step and its route, open for a change; raises NotFound, Forbidden or Conflict."""
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    begin_edit(session, actor=actor, route=route, today=today)
    return route, step
