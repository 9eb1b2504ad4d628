"""Closing a route: a re-diagnosis or a conclusion moves each deficit to resolved or persists."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import tutored_route
from services.routes.actions.outcomes import write_outcomes
from services.routes.actions.states import enter
from services.routes.models import Diagnostic, Route
from services.routes.rules.deficits import outcome_of
from services.routes.rules.scoring import Finding
from shared.errors import Invalid
from shared.permissions import Actor


def close_route(
    session: Session,
    *,
    actor: Actor,
    today: date,
    route_id: UUID,
    conclusion: str = "",
    rediagnosis_id: UUID | None = None,
    outcomes: Mapping[UUID, str] | None = None,
) -> Route:
    """Close a completed route by a re-diagnosis, by a conclusion, or by both (ust-koksa п.13, 14)."""
    route = tutored_route(session, actor=actor, today=today, route_id=route_id)
    if not conclusion.strip() and rediagnosis_id is None:
        raise Invalid(fields={"conclusion": ["Нужна повторная диагностика или заключение."]})
    findings = _rediagnosis(session, route, rediagnosis_id)
    decided = _outcomes(route, findings, outcomes or {}, concluded=bool(conclusion.strip()))
    enter(session, route, "closed", on=today, by=actor.person_id)
    route.closed_on, route.conclusion, route.rediagnosis_id = today, conclusion, rediagnosis_id
    route.awaits = None
    for deficit in route.deficits:
        enter(session, deficit, decided[deficit.id], on=today, by=actor.person_id)
        deficit.closed_on = today if deficit.state == "resolved" else None
        announce(session, deficit)
    write_outcomes(session, route=route, on=today)
    announce(session, route)
    return route


def _rediagnosis(session: Session, route: Route, diagnostic_id: UUID | None) -> list[Finding]:
    """The findings of a result of this teacher taken after the approval."""
    if diagnostic_id is None:
        return []
    found = session.get(Diagnostic, diagnostic_id)
    late = found and found.conducted_on and route.approved_on and found.conducted_on >= route.approved_on
    if not found or not late or found.person_id != route.teacher_id or found.findings is None:
        raise Invalid(
            fields={"rediagnosis_id": ["Нужен результат этого педагога после утверждения маршрута."]}
        )
    return [Finding(**one) for one in found.findings]


def _outcomes(
    route: Route, findings: list[Finding], stated: Mapping[UUID, str], *, concluded: bool
) -> dict[UUID, str]:
    """What was measured decides; the rest is said by the tutor, and only with a conclusion."""
    decided: dict[UUID, str] = {}
    for deficit in route.deficits:
        measured = outcome_of(findings, area=deficit.area, topic=deficit.topic)
        outcome = measured or (stated.get(deficit.id) if concluded else None)
        if outcome is None:
            message = "Не каждый дефицит измерен повторно: напишите заключение и укажите итог остальных."
            raise Invalid(message, fields={"outcomes": [message]})
        decided[deficit.id] = outcome
    return decided
