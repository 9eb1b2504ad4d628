"""A closing whose re-diagnosis is annulled is taken back: the route is completed and awaits its end anew."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, delete, literal, select, tuple_
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import remember, take_back
from services.routes.models import Deficit, Diagnostic, Route, RouteDeficit, StepOutcome
from services.routes.queries.access import same_person
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

    After a later route has ended, the route stays closed as history: what that one decided stays decided,
    the rest waits for a new route. Raises Conflict where a later route still answers the same deficit, and
    where the deficit was found anew: it would be open twice.
    """
    query = select(Route).where(Route.rediagnosis_id == diagnostic.id, Route.state == "closed")
    for route in session.scalars(query.order_by(Route.id).with_for_update()).all():
        why, ended = WHY.format(reason=reason), _ended_later(session, route)
        taken = [one for one in route.deficits if one.id not in ended and one.outcome_by == "rediagnosis"]
        if taken:
            _check_free(session, route, taken if ended else route.deficits)
        if ended:
            remember(session, route, on=on, by=by, comment=why)
            _forget_outcomes(session, route, ended | {one.id for one in taken})
            _release(session, taken, to="confirmed", on=on, by=by, why=why)
        elif taken:
            _reopen(session, route, on=on, by=by, why=why)
        route.rediagnosis_id = None
        announce(session, route)


def _later(route: Route, deficits: Collection[Deficit]) -> Select[UUID]:
    """Those of a route's deficits that later routes answer too."""
    query = select(RouteDeficit.deficit_id).join(Route, Route.id == RouteDeficit.route_id)
    return query.where(RouteDeficit.deficit_id.in_([one.id for one in deficits]), Route.id != route.id)


def _ended_later(session: Session, route: Route) -> set[UUID]:
    after = tuple_(Route.closed_on, Route.id) > tuple_(literal(route.closed_on), literal(route.id))
    return set(session.scalars(_later(route, route.deficits).where(Route.state == "closed", after)))


def _check_free(session: Session, route: Route, deficits: Collection[Deficit]) -> None:
    answered = _later(route, deficits).where(Route.state.not_in(("closed", "cancelled")))
    if session.scalar(answered.limit(1)):
        raise Conflict(IN_NEXT_ROUTE)
    again = select(Deficit.id).where(
        Deficit.person_id.in_(same_person(session, person_id=route.teacher_id)),
        Deficit.state.in_(OPEN),
        tuple_(Deficit.area, Deficit.topic).in_([(one.area, one.topic) for one in deficits]),
        Deficit.id.not_in([one.id for one in deficits]),
    )
    if session.scalar(again.limit(1)):
        raise Conflict(FOUND_AGAIN)


def _reopen(session: Session, route: Route, *, on: date, by: UUID | None, why: str) -> None:
    take_back(session, route, to="completed", on=on, by=by, comment=why)
    route.closed_on = None
    route.awaits = signing.awaits(route.state, submitted=True, signed_by="")
    _release(session, route.deficits, to="in_work", on=on, by=by, why=why)
    _forget_outcomes(session, route, {one.id for one in route.deficits})


def _release(
    session: Session, deficits: Iterable[Deficit], *, to: str, on: date, by: UUID | None, why: str
) -> None:
    for deficit in deficits:
        take_back(session, deficit, to=to, on=on, by=by, comment=why)
        deficit.outcome_by, deficit.closed_on = "", None
        announce(session, deficit)


def _forget_outcomes(session: Session, route: Route, deficits: Collection[UUID]) -> None:
    """What its steps did to these deficits is not known any more."""
    steps = [one.id for one in route.steps]
    gone = delete(StepOutcome).where(StepOutcome.step_id.in_(steps), StepOutcome.deficit_id.in_(deficits))
    session.execute(gone)
