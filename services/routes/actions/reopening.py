"""A closing whose re-diagnosis is annulled is taken back: the route is completed and awaits its end anew."""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import take_back
from services.routes.models import Deficit, Diagnostic, Route, RouteDeficit, StepOutcome
from services.routes.rules import signing
from services.routes.rules.deficits import OPEN
from shared.errors import Conflict

IN_NEXT_ROUTE = (
    "По этому результату завершён маршрут, а его дефицит уже в следующем маршруте. "
    "Сначала отмените следующий маршрут, потом аннулируйте результат."
)
FOUND_AGAIN = (
    "По этому результату завершён маршрут, а тот же дефицит потом нашли снова. "
    "Сначала отклоните или закройте новый дефицит, потом аннулируйте результат."
)
WHY = "Аннулирована повторная диагностика: {reason}"


def take_back_closings(
    session: Session, *, diagnostic: Diagnostic, on: date, by: UUID | None, reason: str
) -> None:
    """Take a closing back whole when the result decided any of it; one of a conclusion alone stands.

    Raises Conflict where a later route answers the same deficit, drawn up because of this outcome, and
    where the deficit was found anew: it would be open twice.
    """
    query = select(Route).where(Route.rediagnosis_id == diagnostic.id, Route.state == "closed")
    for route in session.scalars(query.order_by(Route.id).with_for_update()).all():
        if any(one.outcome_by == "rediagnosis" for one in route.deficits):
            _check_last(session, route)
            _reopen(session, route, on=on, by=by, why=WHY.format(reason=reason))
        route.rediagnosis_id = None
        announce(session, route)


def _check_last(session: Session, route: Route) -> None:
    later = select(Route.id).join(RouteDeficit, RouteDeficit.route_id == Route.id)
    later = later.where(
        RouteDeficit.deficit_id.in_([one.id for one in route.deficits]),
        Route.id != route.id,
        Route.state != "cancelled",
        or_(Route.closed_on.is_(None), Route.closed_on > route.closed_on),
    )
    if session.scalar(later.limit(1)):
        raise Conflict(IN_NEXT_ROUTE)
    named = [(one.area, one.topic) for one in route.deficits]
    again = select(Deficit.id).where(
        Deficit.person_id == route.teacher_id,
        Deficit.state.in_(OPEN),
        tuple_(Deficit.area, Deficit.topic).in_(named),
        Deficit.id.not_in([one.id for one in route.deficits]),
    )
    if session.scalar(again.limit(1)):
        raise Conflict(FOUND_AGAIN)


def _reopen(session: Session, route: Route, *, on: date, by: UUID | None, why: str) -> None:
    take_back(session, route, to="completed", on=on, by=by, comment=why)
    route.closed_on = None
    route.awaits = signing.awaits(route.state, submitted=True, signed_by="")
    for deficit in route.deficits:
        take_back(session, deficit, to="in_work", on=on, by=by, comment=why)
        deficit.outcome_by, deficit.closed_on = "", None
        announce(session, deficit)
    session.execute(delete(StepOutcome).where(StepOutcome.step_id.in_([one.id for one in route.steps])))
