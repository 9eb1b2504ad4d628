"""What an actor may list and open: each query is already narrowed to their reach."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from services.routes.models import (
    Achievement,
    Certificate,
    Deficit,
    Diagnostic,
    Instrument,
    Route,
    StateChange,
    Step,
    Topic,
)
from services.routes.queries.access import Viewer, identities, people_at, same_person, tutored, viewer
from services.routes.rules.signing import SIGNED
from shared.errors import NotFound
from shared.permissions import Actor

PAST_DRAFT = frozenset({"pending_approval", *SIGNED})


def instruments(*, actor: Actor) -> Select[Instrument]:
    """The instruments of the actor's municipality."""
    return select(Instrument).where(Instrument.municipality_id == actor.municipality_id)


def instrument(session: Session, *, actor: Actor, instrument_id: UUID) -> Instrument:
    """One instrument; raises NotFound."""
    found = session.scalar(instruments(actor=actor).where(Instrument.id == instrument_id))
    if found is None:
        raise NotFound("Такого инструмента нет.")
    return found


def topics(*, actor: Actor) -> Select[Topic]:
    """The catalogue of topics of the actor's municipality."""
    return select(Topic).where(Topic.municipality_id == actor.municipality_id)


def _own_people(column: Any, seen: Viewer, *, today: date) -> list[Any]:
    """Conditions under which a person is the viewer, or one the viewer accompanies."""
    return [
        column.in_(seen.own),
        column.in_(seen.accompanied),
        column.in_(tutored(seen, as_of=today)),
    ]


def diagnostics(session: Session, *, actor: Actor, today: date) -> Select[Diagnostic]:
    """Own ones, those of accompanied people; that they exist for mentees, the school, the municipality.

    A principal is not told of annulled ones: among their reasons are withdrawn consents.
    """
    seen = viewer(session, actor=actor, today=today)
    query = select(Diagnostic).where(Diagnostic.municipality_id == actor.municipality_id)
    if "methodist" in seen.roles:
        return query
    mentees = Diagnostic.person_id.in_(seen.mentees)
    school = and_(
        Diagnostic.person_id.in_(people_at(seen.principal_at, as_of=today)), Diagnostic.state != "annulled"
    )
    return query.where(or_(*_own_people(Diagnostic.person_id, seen, today=today), mentees, school))


def diagnostic(
    session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, lock: bool = True
) -> Diagnostic:
    """One diagnostic within reach; raises NotFound."""
    query = diagnostics(session, actor=actor, today=today).where(Diagnostic.id == diagnostic_id)
    found = session.scalar(query.with_for_update(of=Diagnostic) if lock else query)
    if found is None:
        raise NotFound("Такой диагностики нет.")
    return found


def deficits(
    session: Session, *, actor: Actor, today: date, person_id: UUID | None = None
) -> Select[Deficit]:
    """Own deficits and those of accompanied people; nobody else reads a list of them."""
    seen = viewer(session, actor=actor, today=today)
    query = select(Deficit).where(
        Deficit.municipality_id == actor.municipality_id,
        or_(*_own_people(Deficit.person_id, seen, today=today)),
    )
    if person_id is None:
        return query
    return query.where(Deficit.person_id.in_(same_person(session, person_id=person_id)))


def narrowed_deficits(
    query: Select[Deficit],
    *,
    today: date,
    contested: bool | None = None,
    organization_id: UUID | None = None,
) -> Select[Deficit]:
    """Keep those the teacher objects to, or not; those of people who work mainly at a school."""
    if contested is not None:
        objected = (Deficit.state == "detected") & (Deficit.contested_text != "")
        query = query.where(objected if contested else ~objected)
    if organization_id is not None:
        query = query.where(Deficit.person_id.in_(people_at([organization_id], as_of=today)))
    return query


def deficit(session: Session, *, actor: Actor, today: date, deficit_id: UUID, lock: bool = True) -> Deficit:
    """One deficit within reach; raises NotFound."""
    query = deficits(session, actor=actor, today=today).where(Deficit.id == deficit_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("Такого дефицита нет.")
    return found


def achievements(session: Session, *, actor: Actor) -> Select[Achievement]:
    """One's own strengths; those who accompany read them on the person's page."""
    return select(Achievement).where(Achievement.person_id.in_(identities(session, actor=actor)))


def routes(session: Session, *, actor: Actor, today: date) -> Select[Route]:
    """Own routes, accompanied people's; once agreed to, the principal's school's, the municipality's."""
    seen = viewer(session, actor=actor, today=today)
    query = select(Route).where(Route.municipality_id == actor.municipality_id)
    if "methodist" in seen.roles:
        return query.where(or_(_own_routes(seen, today=today), agreed_to()))
    school = and_(Route.organization_id.in_(seen.principal_at), agreed_to())
    return query.where(or_(_own_routes(seen, today=today), school))


def _own_routes(seen: Viewer, *, today: date) -> ColumnElement[bool]:
    """Condition under which the viewer is the route's teacher or tutor, or led it to its end."""
    mine = Route.tutor_id.in_(seen.own)
    return or_(*_own_people(Route.teacher_id, seen, today=today), mine)


def agreed_to() -> ColumnElement[bool]:
    """Condition under which a route is more than a draft between the teacher and the tutor.

    The teacher agreed to it, it is past that, or whoever signs has sent it back.
    """
    sent = exists().where(
        StateChange.kind == "route",
        StateChange.subject_id == Route.id,
        StateChange.state == "pending_approval",
    )
    return or_(
        Route.agreed_on.is_not(None),
        Route.approved_on.is_not(None),
        Route.state.in_(PAST_DRAFT),
        and_(Route.state == "returned", sent),
    )


def route(session: Session, *, actor: Actor, today: date, route_id: UUID, lock: bool = True) -> Route:
    """One route within reach, locked for the change that follows; raises NotFound."""
    query = routes(session, actor=actor, today=today).where(Route.id == route_id)
    found = session.scalar(query.with_for_update(of=Route) if lock else query)
    if found is None:
        raise NotFound("Такого маршрута нет.")
    return found


def step(
    session: Session, *, actor: Actor, today: date, step_id: UUID, lock: bool = True
) -> tuple[Route, Step]:
    """One step with its route; raises NotFound."""
    found = session.get(Step, step_id)
    if found is None:
        raise NotFound("Такого шага нет.")
    return route(session, actor=actor, today=today, route_id=found.route_id, lock=lock), found


def certificates(session: Session, *, actor: Actor, today: date) -> Select[Certificate]:
    """Own certificates, the school's people's, the municipality's."""
    seen = viewer(session, actor=actor, today=today)
    query = select(Certificate).where(Certificate.municipality_id == actor.municipality_id)
    if "methodist" in seen.roles:
        return query
    school = Certificate.person_id.in_(people_at(seen.principal_at, as_of=today))
    return query.where(or_(*_own_people(Certificate.person_id, seen, today=today), school))


def certificate(session: Session, *, actor: Actor, today: date, certificate_id: UUID) -> Certificate:
    """One certificate within reach; raises NotFound."""
    query = certificates(session, actor=actor, today=today).where(Certificate.id == certificate_id)
    found = session.scalar(query)
    if found is None:
        raise NotFound("Такого удостоверения нет.")
    return found
