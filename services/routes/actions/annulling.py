"""A result never changes: a wrong one is annulled with a reason, and what it proposed goes with it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.known import PASSED
from services.routes.actions.reopening import take_back_closings
from services.routes.actions.states import enter
from services.routes.models import Achievement, Deficit, Diagnostic
from services.routes.queries import access, reading
from services.routes.queries.result_files import may_annul
from services.routes.rules import deficits as rules
from services.routes.rules.scoring import EVIDENCE, Finding
from shared.errors import Forbidden
from shared.permissions import Actor

WHY = "Диагностика аннулирована: {reason}"
VISITS = 2


def annul_diagnostic(
    session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, reason: str
) -> Diagnostic:
    """Annul a diagnostic: the person's tutor may, and the methodist, who uploads files and sees no result.

    Nobody annuls their own.
    """
    diagnostic = reading.diagnostic(session, actor=actor, today=today, diagnostic_id=diagnostic_id)
    relations = access.relations_to(session, actor=actor, person_id=diagnostic.person_id, as_of=today)
    if not may_annul(relations):
        raise Forbidden
    return annul(session, diagnostic, on=today, by=actor.person_id, reason=reason)


def annul(session: Session, diagnostic: Diagnostic, *, on: date, by: UUID | None, reason: str) -> Diagnostic:
    """Proposals of it that nobody confirmed are dismissed for the same reason, and a route it has closed
    is closed no more.
    """
    enter(session, diagnostic, "annulled", on=on, by=by, comment=reason)
    diagnostic.annulled_reason, diagnostic.unfinished = reason, None
    announce(session, diagnostic)
    take_back_closings(session, diagnostic=diagnostic, on=on, by=by, reason=reason)
    own = access.same_person(session, person_id=diagnostic.person_id)
    others = _other_results(session, diagnostic, own=own)
    for deficit in _resting_on(session, diagnostic, own=own):
        stands = deficit.diagnostic_id != diagnostic.id or _rest_on_another(deficit, others)
        if not stands:
            enter(session, deficit, "dismissed", on=on, by=by, comment=reason)
            deficit.closed_on, deficit.dismissed_reason = on, WHY.format(reason=reason)
        elif deficit.evidence == "lesson_visit":
            deficit.provisional = _is_provisional(deficit, others)
        announce(session, deficit)
    _take_back_achievements(session, diagnostic)
    return diagnostic


def _other_results(
    session: Session, diagnostic: Diagnostic, *, own: Collection[UUID]
) -> Sequence[Diagnostic]:
    """The person's other results, the newest first."""
    query = select(Diagnostic).where(
        Diagnostic.person_id.in_(own),
        Diagnostic.id != diagnostic.id,
        Diagnostic.state.in_(PASSED),
    )
    return session.scalars(query.order_by(Diagnostic.conducted_on.desc(), Diagnostic.id.desc())).all()


def _resting_on(session: Session, diagnostic: Diagnostic, *, own: Collection[UUID]) -> list[Deficit]:
    """Proposals the annulled result made or strengthened; what a tutor confirmed stays theirs to close."""
    query = select(Deficit).where(Deficit.person_id.in_(own), Deficit.state == "detected")
    found = {(one["area"], one["topic"]) for one in diagnostic.findings or ()}
    is_visit = diagnostic.instrument.kind == "lesson_visit"
    return [
        one
        for one in session.scalars(query.order_by(Deficit.id).with_for_update())
        if one.diagnostic_id == diagnostic.id
        or (is_visit and one.evidence == "lesson_visit" and (one.area, one.topic) in found)
    ]


def _rest_on_another(deficit: Deficit, others: Sequence[Diagnostic]) -> bool:
    """Let a proposal rest on the newest other result that found the same, a self-report last of all."""
    ranked = sorted(others, key=lambda one: EVIDENCE[one.instrument.kind] == "self_report")
    for one in ranked:
        finding = _finding(one, deficit)
        if finding is not None:
            deficit.severity = finding["level"]
            deficit.evidence = EVIDENCE[one.instrument.kind]
            deficit.diagnostic_id = one.id
            deficit.provisional = bool(finding["provisional"])
            return True
    return False


def _finding(diagnostic: Diagnostic, deficit: Deficit) -> dict[str, Any] | None:
    """What a result proposes of the same area and topic."""
    proposed = rules.proposed(Finding(**one) for one in diagnostic.findings or ())
    same = (one for one in proposed if (one.area, one.topic) == (deficit.area, deficit.topic))
    found = next(same, None)
    return found.plain() if found else None


def _is_provisional(deficit: Deficit, others: Sequence[Diagnostic]) -> bool:
    """A high deficit of visits is final only while two of them stand."""
    visits = [one for one in others if one.instrument.kind == "lesson_visit"]
    high = [one for one in visits if (found := _finding(one, deficit)) and found["level"] == "high"]
    return deficit.severity == "high" and len(high) < VISITS


def _take_back_achievements(session: Session, diagnostic: Diagnostic) -> None:
    """A strength of an annulled result is none; whoever was told of it is told that it is gone."""
    query = select(Achievement).where(Achievement.diagnostic_id == diagnostic.id)
    for one in session.scalars(query.order_by(Achievement.id).with_for_update()):
        if one.released_on is not None:
            one.released_on = None
            announce(session, one)
        session.delete(one)
