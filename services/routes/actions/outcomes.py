"""What the steps of a route did to the deficits they served, written down when the route closes."""

from datetime import date

from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, Step, StepOutcome
from services.routes.rules.suggestions import folded, known_as


def write_outcomes(session: Session, *, route: Route, on: date) -> None:
    """Every accepted step with every deficit it served, as the deficit has just ended."""
    for deficit in route.deficits:
        for step in route.steps:
            if step.state == "accepted" and str(deficit.id) in step.deficit_ids:
                session.add(_outcome(route, step, deficit, on))


def _outcome(route: Route, step: Step, deficit: Deficit, on: date) -> StepOutcome:
    title = known_as(step.kind, title=step.title, programme=step.programme)
    return StepOutcome(
        step_id=step.id,
        deficit_id=deficit.id,
        municipality_id=route.municipality_id,
        person_id=route.teacher_id,
        area=deficit.area,
        topic=deficit.topic,
        kind=step.kind,
        title=title,
        folded=folded(title),
        practice_id=step.practice_id,
        resolved=deficit.state == "resolved",
        closed_on=on,
    )
