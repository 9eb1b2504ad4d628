"""A route from draft to its end: submitted, agreed in either order, approved, returned (ust-koksa п.13)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import tutored_route
from services.routes.actions.plans import check_plan
from services.routes.actions.states import check, enter
from services.routes.errors import WrongState
from services.routes.models import Route
from services.routes.queries import access, reading
from services.routes.rules import completeness, moves, signing, states
from shared import roster
from shared.errors import Conflict
from shared.permissions import Actor

NOT_SENT = "Отправляют черновик или возвращённый маршрут, а этот в состоянии «{}»."


def ask_the_right_one(
    session: Session, *, teacher_id: UUID | None = None, organization_ids: Collection[UUID] = ()
) -> None:
    """A pair or a principal has changed: a route that awaits a signature may await another person's now."""
    cards = access.same_person(session, person_id=teacher_id) if teacher_id else ()
    concerned = or_(Route.teacher_id.in_(cards), Route.organization_id.in_(organization_ids))
    query = select(Route).where(Route.state == "pending_approval", concerned)
    for route in session.scalars(query.with_for_update(of=Route)):
        asked = route.awaits
        if awaited(session, route) != asked:
            _settle(session, route)


def _settle(session: Session, route: Route) -> None:
    """Say whose move it is now, and tell."""
    route.awaits = awaited(session, route)
    announce(session, route)


def awaited(session: Session, route: Route) -> str | None:
    """Whose move a route is, as things stand."""
    principals = access.principals(session, organization_id=route.organization_id)
    signed_by = signing.signatory(principals, parties=access.parties(session, route=route))
    return signing.awaits(route.state, submitted=route.submitted_on is not None, signed_by=signed_by)


def _offer_for_signature(session: Session, route: Route, *, today: date, by: UUID | None) -> None:
    """Both the tutor and the teacher have said yes: it goes to the school the teacher works at today."""
    place = roster.main_organization_on(session, person_id=route.teacher_id, as_of=today)
    route.organization_id = place or route.organization_id
    enter(session, route, "pending_approval", on=today, by=by)


def submit_route(session: Session, *, actor: Actor, today: date, route_id: UUID) -> Route:
    """The tutor sends the route to the teacher, or on to the principal if the teacher agreed already."""
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    if moves.is_done("submission", route):
        return route
    if route.state not in {"draft", "returned", "agreed"}:
        raise WrongState(NOT_SENT.format(states.name_of("route", route.state)))
    signing.check_basis(deficits=len(route.answers), request=route.request)
    signing.check_answerable(one.state for one in route.deficits)
    check_plan(route)
    signing.check_said(completeness.unsaid(route.goal, route.steps))
    route.submitted_on = today
    if route.state == "returned":
        enter(session, route, "draft", on=today, by=actor.person_id)
    elif route.state == "agreed":
        _offer_for_signature(session, route, today=today, by=actor.person_id)
    _settle(session, route)
    return route


def agree_route(session: Session, *, actor: Actor, today: date, route_id: UUID) -> Route:
    """The teacher agrees; if the tutor has submitted it, it awaits the principal at once."""
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"teacher"})
    if moves.is_done("agreement", route):
        return route
    enter(session, route, "agreed", on=today, by=actor.person_id)
    route.agreed_on = today
    if route.submitted_on:
        _offer_for_signature(session, route, today=today, by=actor.person_id)
    _settle(session, route)
    return route


def return_route(session: Session, *, actor: Actor, today: date, route_id: UUID, comment: str) -> Route:
    """The teacher, or whoever is asked to sign, sends it back to the tutor with a reason."""
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    check(route, "returned")
    if route.state == "pending_approval":
        _check_signatory(session, actor=actor, route=route)
    else:
        access.require_relation(
            session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"teacher"}
        )
        if route.state == "draft" and not route.submitted_on:
            raise Conflict("Тьютор ещё не отправил маршрут на согласование.")
    enter(session, route, "returned", on=today, by=actor.person_id, comment=comment)
    route.comment = comment
    route.agreed_on = route.submitted_on = None
    _settle(session, route)
    return route


def _check_signatory(session: Session, *, actor: Actor, route: Route) -> None:
    """Raise NotYours unless the actor signs for the teacher's school or deputises for its principal."""
    parties = access.parties(session, route=route)
    principals = access.principals(session, organization_id=route.organization_id)
    at_school = route.organization_id is not None and actor.has_role(
        "principal", organization_id=route.organization_id
    )
    signing.check_signature(
        actor.person_id,
        parties=parties,
        is_principal=at_school,
        deputises=actor.has_role("methodist"),
        principal_free=bool(signing.free_principals(principals, parties=parties)),
    )


def approve_route(
    session: Session, *, actor: Actor, today: date, route_id: UUID, approved_on: date | None = None
) -> Route:
    """The principal approves; the route is in force and its deficits are in work.

    What was signed on paper keeps its day; then it was sent and agreed to by that day as well.
    """
    route = reading.route(session, actor=actor, today=today, route_id=route_id)
    _check_signatory(session, actor=actor, route=route)
    if moves.is_done("approval", route) and approved_on in {None, route.approved_on}:
        return route
    check(route, "approved")
    signing.check_answerable(one.state for one in route.deficits)
    day = approved_on or today
    confirmed = [one.confirmed_on for one in route.deficits]
    signing.check_day("approved_on", day, today=today, earliest=confirmed)
    enter(session, route, "approved", on=day, by=actor.person_id)
    route.approved_on, route.approved_by = day, actor.person_id
    route.submitted_on = min(route.submitted_on or day, day)
    route.agreed_on = min(route.agreed_on or day, day)
    for deficit in route.deficits:
        enter(session, deficit, "in_work", on=day, by=actor.person_id)
        announce(session, deficit)
    _settle(session, route)
    return route


def start_route(session: Session, *, actor: Actor, today: date, route_id: UUID) -> Route:
    """The tutor starts the approved route."""
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    if not moves.is_done("start", route):
        enter(session, route, "in_progress", on=today, by=actor.person_id)
        _settle(session, route)
    return route


def complete_route(session: Session, *, actor: Actor, today: date, route_id: UUID) -> Route:
    """The tutor completes a route all of whose required steps are accepted."""
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    if moves.is_done("completion", route):
        return route
    check(route, "completed")
    signing.check_steps_done((step.required, step.state) for step in route.steps)
    enter(session, route, "completed", on=today, by=actor.person_id)
    _settle(session, route)
    return route


def cancel_route(session: Session, *, actor: Actor, today: date, route_id: UUID, reason: str) -> Route:
    """The tutor cancels with a reason; deficits that were in work are open again."""
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    was_running = route.state in signing.RUNNING
    enter(session, route, "cancelled", on=today, by=actor.person_id, comment=reason)
    route.cancelled_on = today
    route.comment = reason
    for deficit in route.deficits:
        if was_running and deficit.state == "in_work":  # of a draft's deficits another route may be at work
            enter(session, deficit, "confirmed", on=today, by=actor.person_id)
            announce(session, deficit)
    _settle(session, route)
    return route
