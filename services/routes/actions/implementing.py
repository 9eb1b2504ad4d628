"""After a course: an implementation step at the tutor's word, or a reason for none (ust-koksa п.6)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import add_step
from services.routes.actions.states import remember
from services.routes.actions.steps import NOT_RUNNING
from services.routes.models import Route, Step
from services.routes.queries import access, reading
from services.routes.rules import implementation, signing
from shared.errors import Conflict
from shared.permissions import Actor

OVER = "Срок маршрута прошёл: сначала продлите его, потом запланируйте внедрение."


def plan_implementation(
    session: Session, *, actor: Actor, today: date, step_id: UUID, due_on: date | None = None
) -> Route:
    """Add the step that puts to work what a course taught; it serves the same deficits."""
    route, learnt = _offered(session, actor=actor, today=today, step_id=step_id)
    if route.planned_until and route.planned_until < today:
        raise Conflict(OVER)
    return add_step(
        session,
        actor=actor,
        today=today,
        route=route,
        kind=implementation.KIND,
        title=implementation.title_after(learnt),
        expected_result=implementation.SHOWN,
        due_on=due_on or implementation.due_for(today, planned_until=route.planned_until),
        deficit_ids=[UUID(one) for one in learnt.deficit_ids],
        follows_id=learnt.id,
    )


def refuse_implementation(
    session: Session, *, actor: Actor, today: date, step_id: UUID, reason: str
) -> Route:
    """Say why nothing of a course is put to work; the offer is not made again."""
    route, learnt = _offered(session, actor=actor, today=today, step_id=step_id)
    learnt.not_implemented = reason
    remember(session, learnt, on=today, by=actor.person_id, comment=reason)
    announce(session, route)
    return route


def _offered(session: Session, *, actor: Actor, today: date, step_id: UUID) -> tuple[Route, Step]:
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"tutor"})
    if route.state not in signing.RUNNING:
        raise Conflict(NOT_RUNNING)
    if step.state != "accepted":
        raise Conflict("Шаг ещё не принят: о внедрении спрашивают после приёмки.")
    if not implementation.is_offered(step, route.steps):
        raise Conflict("О внедрении этого шага уже решено.")
    return route, step
