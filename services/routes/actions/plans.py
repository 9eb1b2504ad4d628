"""Changing a plan: the old plan of an approved route stays, about a sent one the teacher is asked anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import enter
from services.routes.models import Route, RoutePlan
from services.routes.queries import access
from services.routes.rules import signing
from services.routes.rules.plans import plan_of
from shared.errors import Conflict
from shared.permissions import Actor


@contextmanager
def editing(session: Session, *, actor: Actor, route: Route, today: date) -> Iterator[None]:
    """Only the tutor edits. What changes nothing leaves no trace: no version, no question to the teacher."""
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"tutor"})
    with changing(session, route=route, by=actor.person_id, today=today):
        yield


@contextmanager
def changing(session: Session, *, route: Route, by: UUID | None, today: date) -> Iterator[None]:
    """Change a plan, whoever may; an approved one keeps its old version, a sent one is asked about anew."""
    if route.state not in signing.EDITABLE:
        raise Conflict("Маршрут сейчас менять нельзя: он на утверждении или уже закончен.")
    before = plan_of(route)
    yield
    if plan_of(route) == before:
        return
    if route.state in signing.RUNNING:
        check_plan(route)
        session.add(_kept(route, before, by=by, today=today))
        route.plan_version += 1
    else:
        _ask_anew(session, route, by=by, today=today)
    announce(session, route)


def check_plan(route: Route) -> None:
    """Raise unless there are steps and every deficit has one: a plan may change, not fall apart."""
    signing.check_plan(
        [answer.deficit_id for answer in route.answers],
        step_deficits=[step.deficit_ids for step in route.steps if step.state != "skipped"],
    )


def _kept(route: Route, before: dict[str, object], *, by: UUID | None, today: date) -> RoutePlan:
    return RoutePlan(
        route_id=route.id,
        plan_version=route.plan_version,
        replaced_on=today,
        replaced_by=by,
        plan=before,
    )


def _ask_anew(session: Session, route: Route, *, by: UUID | None, today: date) -> None:
    """A plan the teacher has seen or agreed to is no longer that plan."""
    if route.state != "draft":
        enter(session, route, "draft", on=today, by=by)
    route.agreed_on = route.submitted_on = None
    route.awaits = "tutor"
