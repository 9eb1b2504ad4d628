"""Several routes in one press, each decided by itself: what is refused does not hold the others back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.moving import approve_route, submit_route
from services.routes.queries import reading
from shared.errors import DomainError, Stale
from shared.permissions import Actor

CHANGED = "Маршрут изменился, пока вы смотрели. Прочитайте ещё раз."


@dataclass(kw_only=True)
class Outcome:
    """How many went through, and why the others did not."""

    done: int = 0
    refused: list[str] = field(default_factory=list)


def submit_routes(session: Session, *, actor: Actor, today: date, route_ids: Iterable[UUID]) -> Outcome:
    """Send several drafts, each to its own teacher."""

    def submit(route_id: UUID) -> None:
        submit_route(session, actor=actor, today=today, route_id=route_id)

    return _each(session, route_ids, submit)


def approve_routes(session: Session, *, actor: Actor, today: date, versions: Mapping[UUID, int]) -> Outcome:
    """Sign several routes, each in the version that was read: nobody signs what they have not seen."""

    def approve(route_id: UUID) -> None:
        route = reading.route(session, actor=actor, today=today, route_id=route_id)
        if route.version != versions[route_id]:
            raise Stale(CHANGED)
        approve_route(session, actor=actor, today=today, route_id=route_id)

    return _each(session, versions, approve)


def _each(session: Session, route_ids: Iterable[UUID], act: Callable[[UUID], None]) -> Outcome:
    outcome = Outcome()
    for route_id in dict.fromkeys(route_ids):
        try:
            with session.begin_nested():
                act(route_id)
        except DomainError as refusal:
            outcome.refused.append(refusal.message)
        else:
            outcome.done += 1
    return outcome
