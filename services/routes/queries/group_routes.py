"""Whose route a group's step does not stand in yet, and why: they are named, and what to do about it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Group, GroupMember, GroupStep, GroupStepCopy, Route, RouteDeficit
from services.routes.queries.access import Viewer
from services.routes.queries.cards import Card
from services.routes.rules import gathering, signing

ELSEWHERE = "шага в маршруте ещё нет: маршрут ведёт тьютор другой школы"


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """A member whose route lacks a step; `build`: the leader may build the route themself."""

    person_id: UUID
    name: str
    reason: str
    build: bool


def routes_of(session: Session, members: Sequence[GroupMember], *, lock: bool = False) -> dict[UUID, Route]:
    """The open route of each member that answers the deficit they were asked for."""
    deficits = {one.deficit_id: one.id for one in members}
    query = (
        select(Route, RouteDeficit.deficit_id)
        .join(RouteDeficit, RouteDeficit.route_id == Route.id)
        .where(RouteDeficit.deficit_id.in_(deficits), Route.state.in_(signing.OPEN))
        .order_by(Route.id)
    )
    rows = session.execute(query.with_for_update(of=Route) if lock else query)
    return {deficits[deficit_id]: route for route, deficit_id in rows}


def copies(session: Session, group: Group) -> dict[tuple[UUID, UUID], UUID]:
    """Which step of whose route each step of the group became."""
    members = [one.id for one in group.members]
    query = select(GroupStepCopy).where(GroupStepCopy.member_id.in_(members))
    return {(one.group_step_id, one.member_id): one.step_id for one in session.scalars(query)}


def obstacle(step: GroupStep, route: Route) -> str:
    """What keeps a step of the group out of a route, if anything does."""
    return gathering.obstacle(
        route.state, due_on=step.due_on, starts_on=route.starts_on, until=route.planned_until
    )


def lacking(
    session: Session, group: Group, people: Mapping[UUID, Card], *, seen: Viewer
) -> dict[UUID, list[Lacking]]:
    """By step: whoever accepted and does not have it; of other schools' people no reason is told."""
    accepted = [one for one in group.members if one.state == "accepted"]
    routes, present = routes_of(session, accepted), copies(session, group)
    found: dict[UUID, list[Lacking]] = defaultdict(list)
    for step in group.steps:
        for member in accepted:
            card = people.get(member.person_id)
            if card and (step.id, member.id) not in present:
                found[step.id].append(_lacking(step, routes.get(member.id), card, seen))
    return found


def _lacking(step: GroupStep, route: Route | None, card: Card, seen: Viewer) -> Lacking:
    own = "tutor" in seen.relations(person_id=card.id, organization_id=card.place_id)
    why = (obstacle(step, route) or "later") if route else "none"
    return Lacking(
        person_id=card.id,
        name=card.short_name,
        reason=gathering.OBSTACLES[why] if own else ELSEWHERE,
        build=own and route is None,
    )
