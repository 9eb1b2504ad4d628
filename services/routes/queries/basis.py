"""What a new route is built on: confirmed deficits that no open route answers."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, RouteDeficit
from services.routes.rules import signing
from services.routes.rules.deficits import ANSWERABLE


def free_deficits(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Deficit]]:
    """The free deficits of several persons, the severest first; whoever has none is not there."""
    taken = (
        select(RouteDeficit.deficit_id)
        .join(Route, Route.id == RouteDeficit.route_id)
        .where(Route.teacher_id.in_(person_ids), Route.state.in_(signing.OPEN))
    )
    query = (
        select(Deficit)
        .where(Deficit.person_id.in_(person_ids), Deficit.state.in_(ANSWERABLE), Deficit.id.not_in(taken))
        .order_by(Deficit.severity, Deficit.id)
    )
    found: dict[UUID, list[Deficit]] = {}
    for one in session.scalars(query):
        found.setdefault(one.person_id, []).append(one)
    return found
