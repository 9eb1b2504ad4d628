"""When diagnostics and routes of each school last moved; deficits are not asked, they are not for all."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select, union_all
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Route, StateChange, Step
from services.routes.queries.tallies import main_place
from services.routes.rules import signing
from services.routes.rules.standstill import Stillness, stillness
from shared import roster
from shared.russian import sort_key


def still_schools(session: Session, *, municipality: roster.Municipality, today: date) -> list[Stillness]:
    """Schools without a move for as many days as the profile calls silence, the stillest first."""
    moved = _last_moves(session, municipality_id=municipality.id, today=today)
    running = _running(session, municipality_id=municipality.id)
    found = [
        stillness(
            one.id,
            one.name,
            last=moved.get(one.id),
            running=running.get(one.id, 0),
            days=int(municipality.stall["silence_days"]),
            today=today,
        )
        for one in roster.organizations_on(session, municipality_id=municipality.id, as_of=today)
    ]
    return sorted((one for one in found if one), key=lambda one: (-one.passed, sort_key(one.name)))


def _last_moves(session: Session, *, municipality_id: UUID, today: date) -> dict[UUID, date]:
    def of(kind: str, model: Any, person: Any) -> Any:
        return select(person.label("person_id"), StateChange.since.label("since")).join(
            model,
            and_(
                model.id == StateChange.subject_id,
                StateChange.kind == kind,
                StateChange.municipality_id == municipality_id,
            ),
        )

    moves = union_all(
        of("diagnostic", Diagnostic, Diagnostic.person_id),
        of("route", Route, Route.teacher_id),
        of("step", Step, Route.teacher_id).join(Route, Route.id == Step.route_id),
    ).subquery()
    newest = select(moves.c.person_id, func.max(moves.c.since).label("since")).group_by(moves.c.person_id)
    person = newest.subquery()
    place = main_place("organization_id", person=person.c.person_id, as_of=today)
    query = select(place, func.max(person.c.since)).group_by(place)
    return {row[0]: row[1] for row in session.execute(query)}


def _running(session: Session, *, municipality_id: UUID) -> dict[UUID, int]:
    query = (
        select(Route.organization_id, func.count())
        .where(Route.municipality_id == municipality_id, Route.state.in_(signing.OPEN))
        .group_by(Route.organization_id)
    )
    return {row[0]: row[1] for row in session.execute(query) if row[0]}
