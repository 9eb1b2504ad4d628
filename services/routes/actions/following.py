"""Open routes go along with a teacher who works at another school now."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.moving import awaited
from services.routes.models import Route
from services.routes.rules import signing
from shared import roster


def follow_teachers(session: Session, *, now: datetime) -> None:
    """The new school's principal signs and lists them, the former one does no more.

    A move may be entered before its day, so the day brings it, not the news of it.
    """
    for place in session.scalars(select(roster.Municipality)):
        today = now.astimezone(ZoneInfo(place.timezone)).date()
        for route_id, organization_id in _left_behind(session, municipality_id=place.id, today=today).items():
            route = session.get_one(Route, route_id, with_for_update={"of": Route})
            if route.state in signing.OPEN and route.organization_id != organization_id:
                route.organization_id = organization_id
                route.awaits = awaited(session, route)
                announce(session, route)


def _left_behind(session: Session, *, municipality_id: UUID, today: date) -> dict[UUID, UUID]:
    """Open routes of people who have a main job today, and not at the school of the route: where it is."""
    query = select(Route.id, Route.teacher_id, Route.organization_id).where(
        Route.municipality_id == municipality_id, Route.state.in_(signing.OPEN)
    )
    routes = session.execute(query.order_by(Route.id)).all()
    cards = roster.same_people(session, {one.teacher_id for one in routes})
    places = defaultdict[UUID, list[UUID]](list)
    job = roster.Employment
    jobs = (
        select(job.person_id, job.organization_id)
        .where(job.person_id.in_(cards), job.occupation == "main")
        .where(roster.within(job.since, job.until, today))
        .order_by(job.since.nulls_first(), job.id)
    )
    for one in session.execute(jobs):
        places[cards[one.person_id]].append(one.organization_id)
    found = [(one.id, one.organization_id, places.get(cards[one.teacher_id], [])) for one in routes]
    return {id_: there[-1] for id_, present, there in found if there and present not in there}
