"""What a new route is built on: confirmed deficits no open route answers, and the goal that names them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, RouteDeficit
from services.routes.queries.cards import topics
from services.routes.rules import signing, wording
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


def goal_for(session: Session, deficits: Iterable[Deficit], *, municipality_id: UUID | None) -> str:
    """A goal that names the deficits, until the tutor says it better."""
    titles = topics(session, municipality_id=municipality_id)
    named = [f"«{wording.deficit_title(one.area, titles.get(one.topic, one.topic))}»" for one in deficits]
    return f"Преодолеть дефициты: {', '.join(named)}" if named else ""
