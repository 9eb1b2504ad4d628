"""Open routes go along with a teacher who works at another school now."""

from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.moving import awaited
from services.routes.models import Route
from services.routes.rules import signing
from shared import roster


def follow_teachers(session: Session, *, today: date) -> None:
    """The new school's principal signs and lists them, the former one does no more.

    A move may be entered before its day, so the day brings it, not the news of it.
    """
    for route in session.scalars(_left_behind(today).with_for_update(of=Route)):
        route.organization_id = roster.main_organization_on(session, person_id=route.teacher_id, as_of=today)
        route.awaits = awaited(session, route)
        announce(session, route)


def _left_behind(today: date) -> Select[Route]:
    """Open routes of people who have a main job today, and not at the school of the route."""
    job = roster.Employment
    working = exists().where(
        job.person_id == Route.teacher_id,
        job.occupation == "main",
        roster.within(job.since, job.until, today),
    )
    there = working.where(job.organization_id == Route.organization_id)
    return select(Route).where(Route.state.in_(signing.OPEN), working, ~there).order_by(Route.id)
