"""Routes: drawn up from deficits, edited, given steps (ust-koksa п.7.2, 13, 14)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.plans import changing, editing
from services.routes.actions.states import enter, remember
from services.routes.models import Deficit, Route, RouteDeficit, Step
from services.routes.queries import access, practices, reading
from services.routes.rules import implementation, periods, progress, signing
from services.routes.rules.deficits import ANSWERABLE
from shared import roster
from shared.errors import Conflict, Forbidden, Invalid, NotFound
from shared.permissions import Actor

SECOND_OPEN = "У педагога уже есть открытый маршрут."


def draft_route(
    session: Session,
    *,
    actor: Actor,
    today: date,
    teacher_id: UUID,
    deficit_ids: Sequence[UUID],
    steps: Sequence[Mapping[str, Any]] = (),
    **plan: Any,
) -> Route:
    """Draw up a route that answers confirmed deficits or the teacher's written request."""
    access.require_person(session, actor=actor, person_id=teacher_id)
    access.require_relation(session, actor=actor, person_id=teacher_id, as_of=today, one_of={"tutor"})
    signing.check_basis(deficits=len(deficit_ids), request=plan["request"])
    plan["starts_on"], plan["planned_until"] = periods.filled(
        plan["starts_on"], plan["planned_until"], today=today
    )
    signing.check_period(plan["starts_on"], plan["planned_until"])
    route = _new_route(session, actor=actor, today=today, teacher_id=teacher_id, plan=plan)
    _answer(session, route, deficit_ids)
    for step in steps:
        _add_step(session, route, by=actor.person_id, today=today, step=step)
    remember(session, route, on=today, by=actor.person_id)
    announce(session, route)
    return route


def _new_route(
    session: Session, *, actor: Actor, today: date, teacher_id: UUID, plan: Mapping[str, Any]
) -> Route:
    route = Route(
        municipality_id=actor.municipality_id,
        teacher_id=teacher_id,
        tutor_id=actor.person_id,
        organization_id=roster.main_organization_on(session, person_id=teacher_id, as_of=today),
        state="draft",
        awaits="tutor",
        **plan,
    )
    session.add(route)
    session.flush()
    return route


def edit_route(
    session: Session, *, actor: Actor, today: date, route: Route, changes: Mapping[str, Any]
) -> Route:
    """Change goal, period, deficits or request; after approval it is a new version of the plan."""
    with editing(session, actor=actor, route=route, today=today):
        for name in ("goal", "request", "starts_on", "planned_until"):
            if name in changes:
                setattr(route, name, changes[name])
        signing.check_period(route.starts_on, route.planned_until)
        for step in route.steps:
            signing.check_due(step.due_on, starts_on=route.starts_on, planned_until=route.planned_until)
        if "deficit_ids" in changes:
            running = route.state in signing.RUNNING
            _answer(session, route, changes["deficit_ids"], running=running, on=today)
        signing.check_basis(deficits=len(route.answers), request=route.request)
    return route


def add_step(session: Session, *, actor: Actor, today: date, route: Route, **step: Any) -> Route:
    """Add a step; its date lies within the route and it serves the route's deficits."""
    return add_steps(session, actor=actor, today=today, route=route, steps=[step])


def add_steps(
    session: Session, *, actor: Actor, today: date, route: Route, steps: Sequence[Mapping[str, Any]]
) -> Route:
    """Add several steps as one change of the plan."""
    with editing(session, actor=actor, route=route, today=today):
        for step in steps:
            _add_step(session, route, by=actor.person_id, today=today, step=step)
    return route


def take_step(
    session: Session, *, route: Route, by: UUID | None, today: date, step: Mapping[str, Any]
) -> Step:
    """Add a step the teacher took upon themself by joining a group; an approved plan gets a new version."""
    with changing(session, route=route, by=by, today=today):
        _add_step(session, route, by=by, today=today, step=step)
    return route.steps[-1]


def _answer(
    session: Session,
    route: Route,
    deficit_ids: Collection[UUID],
    *,
    running: bool = False,
    on: date | None = None,
) -> None:
    """Set which deficits the route answers; those of a running route are in work at once."""
    present = {answer.deficit_id: answer for answer in route.answers}
    if running and set(present) - set(deficit_ids):
        raise Conflict("Из утверждённого маршрута дефицит не убирают: его закрывают итогом.")
    for gone in set(present) - set(deficit_ids):
        route.answers.remove(present[gone])
        for step in route.steps:
            step.deficit_ids = [one for one in step.deficit_ids if one != str(gone)]
    for deficit_id in dict.fromkeys(deficit_ids):
        if deficit_id in present:
            continue
        deficit = _answerable(session, route, deficit_id)
        route.answers.append(RouteDeficit(route_id=route.id, deficit_id=deficit.id, deficit=deficit))
        if running and on:
            enter(session, deficit, "in_work", on=on)
            announce(session, deficit)


def _answerable(session: Session, route: Route, deficit_id: UUID) -> Deficit:
    """Find a deficit of the teacher that is confirmed or persists, and no other route's work."""
    deficit = session.get(Deficit, deficit_id, with_for_update=True)
    own = access.same_person(session, person_id=route.teacher_id)
    if deficit is None or deficit.person_id not in own:
        raise Invalid(fields={"deficit_ids": ["Такого дефицита у педагога нет."]})
    if deficit.state not in ANSWERABLE:
        raise Invalid(fields={"deficit_ids": ["Маршрут строится на подтверждённых дефицитах."]})
    return deficit


def check_step(route: Route, step: Mapping[str, Any]) -> None:
    """Raise Invalid unless a step's date lies within the route and it serves the route's own deficits."""
    signing.check_due(step["due_on"], starts_on=route.starts_on, planned_until=route.planned_until)
    if set(step["deficit_ids"]) - {answer.deficit_id for answer in route.answers}:
        raise Invalid(fields={"deficit_ids": ["Шаг служит только дефицитам своего маршрута."]})


def _add_step(
    session: Session, route: Route, *, by: UUID | None, today: date, step: Mapping[str, Any]
) -> None:
    check_step(route, step)
    fields = {**step, "deficit_ids": [str(one) for one in step["deficit_ids"]]}
    if step.get("practice_id"):
        about = {"municipality_id": route.municipality_id, "practice_id": step["practice_id"]}
        fields["title"] = step["title"] or practices.takeable(session, **about).title
    added = Step(municipality_id=route.municipality_id, route_id=route.id, state="planned", **fields)
    progress.number(progress.placed(route.steps, added))
    route.steps.append(added)
    session.flush()
    remember(session, added, on=today, by=by)


def warnings_of(session: Session, *, route: Route) -> list[str]:
    """What the program warns of and does not forbid: a second open route, a course nothing came of."""
    own = access.same_person(session, person_id=route.teacher_id)
    query = select(Route.id).where(
        Route.teacher_id.in_(own), Route.id != route.id, Route.state.in_(signing.OPEN)
    )
    second = route.state in signing.OPEN and session.scalar(query.limit(1)) is not None
    unused = implementation.warnings(route.steps) if route.state in signing.RUNNING else []
    return [*([SECOND_OPEN] if second else []), *unused]


def tutored_route(session: Session, *, actor: Actor, today: date, route_id: UUID) -> Route:
    """Find a route the actor accompanies as tutor; NotFound or Forbidden otherwise."""
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    relations = access.relations_to(session, actor=actor, person_id=route.teacher_id, as_of=today)
    own = access.identities(session, actor=actor)
    if not relations and route.tutor_id not in own:
        raise NotFound
    is_tutor = route.tutor_id in own and route.teacher_id not in own
    if "tutor" not in relations and not is_tutor:
        raise Forbidden
    return route
