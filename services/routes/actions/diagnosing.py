"""Diagnostics: entered and acknowledged (ust-koksa 7.1, 9, 13); never without a consent."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.known import known_of
from services.routes.actions.proposing import propose
from services.routes.actions.states import check, enter
from services.routes.errors import BadResult
from services.routes.models import Diagnostic, Instrument
from services.routes.queries import access, reading
from services.routes.rules import scoring
from services.routes.rules.scoring import Finding
from shared.errors import Forbidden, Invalid
from shared.permissions import Actor

WAITING = frozenset({"assigned", "in_progress"})


def enter_result(
    session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, conducted_on: date, **result: Any
) -> Diagnostic:
    """Enter a result, score it at once by the instrument's scale and let it propose deficits.

    `result`: answers by item or percents by areas; of a lesson visit also evidence and a header.
    """
    diagnostic = reading.diagnostic(session, actor=actor, today=today, diagnostic_id=diagnostic_id)
    _check_enterer(session, actor=actor, diagnostic=diagnostic, today=today)
    if diagnostic.state not in WAITING:
        check(diagnostic, "submitted")
    access.require_consent(session, person_id=diagnostic.person_id, as_of=today)
    if conducted_on > today:
        raise Invalid(fields={"conducted_on": ["Дата ещё не наступила."]})
    findings = _score(diagnostic.instrument, result)
    enter(session, diagnostic, *_path(diagnostic.state), on=today, by=actor.person_id)
    diagnostic.conducted_on = conducted_on
    diagnostic.entered_by = actor.person_id
    diagnostic.answers, diagnostic.unfinished = _stored(result), None
    diagnostic.findings = [one.plain() for one in findings]
    announce(session, diagnostic)
    known = known_of(session, [diagnostic.person_id])
    for deficit in propose(session, diagnostic=diagnostic, findings=findings, known=known):
        announce(session, deficit)
    return diagnostic


def _path(state: str) -> tuple[str, ...]:
    """What entering a result passes through; a state that cannot take one fails in the machine."""
    return ("in_progress", "submitted", "scored") if state == "assigned" else ("submitted", "scored")


def _check_enterer(session: Session, *, actor: Actor, diagnostic: Diagnostic, today: date) -> None:
    """The tutor enters; a person answers only a self-assessment of their own."""
    relations = access.relations_to(session, actor=actor, person_id=diagnostic.person_id, as_of=today)
    own = "teacher" in relations and diagnostic.instrument.kind == "self_assessment"
    if not own and "tutor" not in relations:
        raise Forbidden


def _score(instrument: Instrument, result: Mapping[str, Any]) -> list[Finding]:
    answers, areas = result.get("answers"), result.get("areas")
    if bool(answers) == bool(areas):
        raise BadResult(fields={"answers": ["Нужны либо ответы, либо проценты по областям."]})
    if areas:
        return scoring.score_areas(instrument.blocks, instrument.scale, areas)
    scoring.check_evidence(instrument.scale, answers or {}, result.get("evidence") or {})
    return scoring.score_result(instrument.blocks, instrument.scale, answers or {})


def _stored(result: Mapping[str, Any]) -> dict[str, Any]:
    """The result as it was given, numbers as text so that nothing is rounded."""
    return {
        "items": {code: _plain(value) for code, value in (result.get("answers") or {}).items()},
        "areas": [{name: _plain(value) for name, value in row.items()} for row in result.get("areas") or ()],
        "evidence": dict(result.get("evidence") or {}),
        "header": dict(result.get("header") or {}),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return None if value is None else str(value)


def acknowledge(
    session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, comment: str
) -> Diagnostic:
    """The teacher has read the result and may comment on it."""
    diagnostic = reading.diagnostic(session, actor=actor, today=today, diagnostic_id=diagnostic_id)
    access.require_relation(
        session, actor=actor, person_id=diagnostic.person_id, as_of=today, one_of={"teacher"}
    )
    if diagnostic.state == "acknowledged" and comment in {"", diagnostic.comment}:
        return diagnostic
    enter(session, diagnostic, "acknowledged", on=today, by=actor.person_id)
    diagnostic.comment = comment
    announce(session, diagnostic)
    return diagnostic
