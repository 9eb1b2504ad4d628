"""Steps of a route: reported by the teacher, accepted or returned by the tutor, advanced by sessions."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.evidence import Attached, Shown, add_report
from services.routes.actions.states import enter
from services.routes.models import Route, Step
from services.routes.queries import access, reading
from services.routes.rules import signing
from shared.errors import Conflict
from shared.permissions import Actor

NOT_RUNNING = "Шаги отмечают, когда маршрут утверждён и не закончен."


def report_step(
    session: Session,
    *,
    actor: Actor,
    today: date,
    step_id: UUID,
    evidence: str,
    link: str,
    attached: Attached,
) -> Route:
    """The teacher, or the tutor for them, shows what was done; an approved route thereby starts."""
    route, step = _running(session, actor=actor, today=today, step_id=step_id, one_of={"teacher", "tutor"})
    begun = ("in_progress", "submitted") if step.state == "planned" else ("submitted",)
    enter(session, step, *begun, on=today, by=actor.person_id, comment=evidence)
    shown = Shown(text=evidence, link=link, attached=attached)
    add_report(session, route=route, step=step, today=today, by=actor.person_id, shown=shown)
    step.evidence = evidence
    _start(session, route, on=today, by=actor.person_id)
    announce(session, route)
    return route


def accept_step(session: Session, *, actor: Actor, today: date, step_id: UUID) -> Route:
    """The tutor accepts the evidence; pressed again, it is accepted still."""
    route, step = _found(session, actor=actor, today=today, step_id=step_id, one_of={"tutor"})
    if step.state == "accepted":
        return route
    return _decide(session, actor=actor, today=today, step_id=step_id, state="accepted", comment="")


def return_step(session: Session, *, actor: Actor, today: date, step_id: UUID, comment: str) -> Route:
    """The tutor asks for more."""
    return _decide(session, actor=actor, today=today, step_id=step_id, state="returned", comment=comment)


def skip_step(session: Session, *, actor: Actor, today: date, step_id: UUID, reason: str) -> Route:
    """The tutor drops a step, with a reason; a required one then keeps the route from completion."""
    return _decide(session, actor=actor, today=today, step_id=step_id, state="skipped", comment=reason)


def _decide(session: Session, *, actor: Actor, today: date, step_id: UUID, state: str, comment: str) -> Route:
    route, step = _running(session, actor=actor, today=today, step_id=step_id, one_of={"tutor"})
    enter(session, step, state, on=today, by=actor.person_id, comment=comment)
    step.comment = comment
    announce(session, route)
    return route


def _running(
    session: Session, *, actor: Actor, today: date, step_id: UUID, one_of: set[str]
) -> tuple[Route, Step]:
    route, step = _found(session, actor=actor, today=today, step_id=step_id, one_of=one_of)
    if route.state not in signing.RUNNING:
        raise Conflict(NOT_RUNNING)
    return route, step


def _found(
    session: Session, *, actor: Actor, today: date, step_id: UUID, one_of: set[str]
) -> tuple[Route, Step]:
    route, step = reading.step(session, actor=actor, today=today, step_id=step_id)
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of=one_of)
    return route, step


def _start(session: Session, route: Route, *, on: date, by: UUID | None) -> None:
    if route.state == "approved":
        enter(session, route, "in_progress", on=on, by=by)


def advance_by_session(
    session: Session, *, teacher_id: UUID, deficit_ids: Collection[UUID], session_date: date
) -> None:
    """A confirmed session of the teacher's pair begins the mentoring steps of the deficits it names."""
    named = {str(one) for one in deficit_ids}
    own = access.same_person(session, person_id=teacher_id)
    query = select(Route).where(Route.teacher_id.in_(own), Route.state.in_(signing.RUNNING))
    for route in session.scalars(query.with_for_update(of=Route)):
        begun = [
            step
            for step in route.steps
            if step.kind == "mentoring" and step.state == "planned" and named & set(step.deficit_ids)
        ]
        for step in begun:
            enter(session, step, "in_progress", on=session_date)
        if begun:
            _start(session, route, on=session_date, by=None)
            announce(session, route)
