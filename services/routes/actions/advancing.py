"""A step moved on by what happened elsewhere: a group met, a consultation was answered."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import enter
from services.routes.models import Evidence, Route, Step
from services.routes.rules import signing

BEFORE = {"planned": ("in_progress",), "in_progress": (), "returned": ()}


def advance(session: Session, *, step_id: UUID, on: date, by: UUID | None, evidence: str, done: bool) -> None:
    """Write the evidence of a running route's step and begin it; one that is done goes to the tutor."""
    step = session.get(Step, step_id)
    query = select(Route).where(Route.id == step.route_id) if step else None
    route = session.scalar(query.with_for_update(of=Route)) if query is not None else None
    if step is None or route is None or route.state not in signing.RUNNING:
        return
    if step.state not in BEFORE:
        return
    states = (*BEFORE[step.state], *(("submitted",) if done else ()))
    enter(session, step, *states, on=on, by=by, comment=evidence)
    step.evidence = evidence
    _report(session, route, step, on=on, by=by, text=evidence)
    if route.state == "approved":
        enter(session, route, "in_progress", on=on, by=by)
    announce(session, route)


def _report(session: Session, route: Route, step: Step, *, on: date, by: UUID | None, text: str) -> None:
    """Keep what happened as a report of the step, beside those the teacher sent."""
    session.add(
        Evidence(
            municipality_id=route.municipality_id,
            person_id=route.teacher_id,
            step_id=step.id,
            reported_on=on,
            reported_by=by,
            text=text,
            link="",
        )
    )
