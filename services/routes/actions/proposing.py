"""A result proposes deficits and achievements; what is already known of the person is not doubled."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import remember
from services.routes.models import Achievement, Deficit, Diagnostic
from services.routes.rules import deficits as rules
from services.routes.rules.scoring import EVIDENCE, Finding


def propose(session: Session, *, diagnostic: Diagnostic, findings: Sequence[Finding]) -> list[Deficit]:
    """Open a deficit for each finding that is one, or add the finding to the open deficit it repeats."""
    elsewhere = _hinted_elsewhere(session, diagnostic)
    known = _open(session, diagnostic.person_id)
    touched = []
    for finding in rules.proposed(findings, hinted_elsewhere=elsewhere):
        repeated = known.get((finding.area, finding.topic))
        if repeated is None:
            touched.append(_detect(session, diagnostic, finding))
        else:
            _repeat(session, repeated, diagnostic, finding)
    _achieve(session, diagnostic, findings)
    return touched


def _hinted_elsewhere(session: Session, diagnostic: Diagnostic) -> set[rules.Key]:
    """Topics that another instrument has found too, as a hint or more."""
    query = select(Diagnostic.findings).where(
        Diagnostic.person_id == diagnostic.person_id,
        Diagnostic.instrument_id != diagnostic.instrument_id,
        Diagnostic.state.in_(("scored", "acknowledged")),
    )
    found: list[dict[str, Any]] = [one for row in session.scalars(query) for one in row or ()]
    return {(one["area"], one["topic"]) for one in found if one["level"] in {"medium", "high"}}


def _open(session: Session, person_id: UUID) -> dict[rules.Key, Deficit]:
    query = select(Deficit).where(Deficit.person_id == person_id, Deficit.state.in_(rules.OPEN))
    return {(one.area, one.topic): one for one in session.scalars(query)}


def _detect(session: Session, diagnostic: Diagnostic, finding: Finding) -> Deficit:
    day = diagnostic.conducted_on or diagnostic.assigned_on
    deficit = Deficit(
        municipality_id=diagnostic.municipality_id,
        person_id=diagnostic.person_id,
        area=finding.area,
        topic=finding.topic,
        severity=finding.level,
        evidence=EVIDENCE[diagnostic.instrument.kind],
        diagnostic_id=diagnostic.id,
        provisional=finding.provisional,
        state="detected",
        detected_on=day,
    )
    session.add(deficit)
    session.flush()
    remember(session, deficit, on=day, by=diagnostic.entered_by)
    announce(session, deficit)
    return deficit


def _repeat(session: Session, deficit: Deficit, diagnostic: Diagnostic, finding: Finding) -> None:
    """A second visit makes a high deficit final; stronger evidence sets the severity of a proposal."""
    evidence = EVIDENCE[diagnostic.instrument.kind]
    second_visit = evidence == "lesson_visit" == deficit.evidence and finding.level == "high"
    provisional = finding.provisional and not second_visit
    if rules.replaces_severity(state=deficit.state, old_evidence=deficit.evidence, new_evidence=evidence):
        deficit.severity = finding.level
        deficit.evidence = evidence
        deficit.diagnostic_id = diagnostic.id
        deficit.provisional = provisional
        announce(session, deficit)
    elif deficit.provisional and second_visit:
        deficit.provisional = False
        announce(session, deficit)


def _achieve(session: Session, diagnostic: Diagnostic, findings: Sequence[Finding]) -> None:
    for finding in rules.achievements(findings):
        session.add(
            Achievement(
                municipality_id=diagnostic.municipality_id,
                person_id=diagnostic.person_id,
                area=finding.area,
                topic=finding.topic,
                diagnostic_id=diagnostic.id,
                achieved_on=diagnostic.conducted_on or diagnostic.assigned_on,
            )
        )
