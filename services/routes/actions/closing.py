"""Closing a route: a re-diagnosis or a conclusion moves each deficit to resolved or persists."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import tutored_route
from services.routes.actions.outcomes import write_outcomes
from services.routes.actions.states import check, enter
from services.routes.models import Deficit, Diagnostic, Route
from services.routes.queries.access import same_person
from services.routes.queries.closing import proposal
from services.routes.queries.views import PASSED
from services.routes.rules import signing
from shared.errors import Invalid
from shared.permissions import Actor

Outcome = tuple[str, str]  # how it ended, by what
UNMEASURED = "Не каждый дефицит измерен повторно: напишите заключение и укажите итог остальных."
OTHERWISE = "Итог отличается от того, что измерила повторная диагностика: напишите заключение, почему."


def close_route(
    session: Session,
    *,
    actor: Actor,
    today: date,
    route_id: UUID,
    conclusion: str = "",
    rediagnosis_id: UUID | None = None,
    outcomes: Mapping[UUID, str] | None = None,
    closed_on: date | None = None,
) -> Route:
    """Close a completed route by a re-diagnosis, by a conclusion, or by both (ust-koksa п.13, 14).

    What was closed on paper keeps its day: not before the approval nor the re-diagnosis.
    """
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    check(route, "closed")
    if not conclusion.strip() and rediagnosis_id is None:
        raise Invalid(fields={"conclusion": ["Нужна повторная диагностика или заключение."]})
    measured_by = _rediagnosis(session, route, rediagnosis_id)
    decided = _outcomes(route, measured_by, outcomes or {}, concluded=bool(conclusion.strip()))
    day = closed_on or today
    grounds = (route.starts_on, route.approved_on, measured_by.conducted_on if measured_by else None)
    if closed_on:
        signing.check_day("closed_on", closed_on, today=today, earliest=grounds)
    enter(session, route, "closed", on=day, by=actor.person_id)
    route.closed_on, route.conclusion, route.rediagnosis_id = day, conclusion, rediagnosis_id
    route.awaits = None
    _end_deficits(session, route, decided, by=actor.person_id, on=day)
    write_outcomes(session, route=route, on=day)
    announce(session, route)
    return route


def _end_deficits(
    session: Session, route: Route, decided: Mapping[UUID, Outcome], *, by: UUID | None, on: date
) -> None:
    for deficit in route.deficits:
        outcome, deficit.outcome_by = decided[deficit.id]
        enter(session, deficit, outcome, on=on, by=by)
        deficit.closed_on = on if deficit.state == "resolved" else None
        announce(session, deficit)


def _rediagnosis(session: Session, route: Route, diagnostic_id: UUID | None) -> Diagnostic | None:
    """A result of this teacher taken after the approval, and not the one that the route began with."""
    if diagnostic_id is None:
        return None
    # held, so that nobody annuls it while it closes the route
    found = session.get(Diagnostic, diagnostic_id, with_for_update={"of": Diagnostic})
    late = found and found.conducted_on and route.approved_on and found.conducted_on >= route.approved_on
    is_first = diagnostic_id in {one.diagnostic_id for one in route.deficits}
    own = same_person(session, person_id=route.teacher_id)
    if not found or not late or is_first or found.person_id not in own or found.state not in PASSED:
        raise Invalid(
            fields={"rediagnosis_id": ["Нужен результат этого педагога после утверждения маршрута."]}
        )
    return found


def _outcomes(
    route: Route, measured_by: Diagnostic | None, stated: Mapping[UUID, str], *, concluded: bool
) -> dict[UUID, Outcome]:
    """How each deficit ends, and by what."""
    return {one.id: _outcome(one, measured_by, stated.get(one.id), concluded) for one in route.deficits}


def _outcome(one: Deficit, measured_by: Diagnostic | None, stated: str | None, concluded: bool) -> Outcome:
    """What was measured proposes; the tutor confirms it, or says otherwise and writes why."""
    measured = proposal(one, measured_by)
    if measured and stated in {None, measured}:
        return measured, "rediagnosis"
    if stated and concluded:
        return stated, "conclusion"
    message = OTHERWISE if measured else UNMEASURED
    raise Invalid(message, fields={"outcomes": [message]})
