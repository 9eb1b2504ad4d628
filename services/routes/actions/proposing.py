"""A result proposes deficits and achievements; what is already known of the person is not doubled."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.routes.actions.known import Known
from services.routes.actions.states import remember
from services.routes.models import Achievement, Deficit, Diagnostic
from services.routes.rules import deficits as rules
from services.routes.rules.scoring import EVIDENCE, Finding
from shared.db import new_id


def propose(
    session: Session, *, diagnostic: Diagnostic, findings: Sequence[Finding], known: Known
) -> list[Deficit]:
    """Open a deficit for each finding that is one, or add the finding to the open deficit it repeats.

    Gives the deficits to tell of. A result older than one of the same instrument is history: it proposes
    nothing.
    """
    touched: list[Deficit] = []
    if not known.is_history(diagnostic):
        elsewhere, open_ones = known.hinted_elsewhere(diagnostic), known.open_ones(diagnostic)
        for finding in rules.proposed(findings, hinted_elsewhere=elsewhere):
            repeated = open_ones.get((finding.area, finding.topic))
            if repeated is None:
                touched.append(_detect(session, diagnostic, finding))
            elif _repeat(repeated, diagnostic, finding):
                touched.append(repeated)
        _achieve(session, diagnostic, findings)
    known.learn(diagnostic, touched)
    return touched


def _detect(session: Session, diagnostic: Diagnostic, finding: Finding) -> Deficit:
    day = diagnostic.conducted_on or diagnostic.assigned_on
    deficit = Deficit(
        id=new_id(),
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
    remember(session, deficit, on=day, by=diagnostic.entered_by)
    return deficit


def _repeat(deficit: Deficit, diagnostic: Diagnostic, finding: Finding) -> bool:
    """A second high visit makes a high deficit final; stronger evidence sets the severity of a proposal."""
    evidence = EVIDENCE[diagnostic.instrument.kind]
    visited = evidence == "lesson_visit" == deficit.evidence
    second_visit = visited and finding.level == deficit.severity == "high"
    if rules.replaces_severity(state=deficit.state, old_evidence=deficit.evidence, new_evidence=evidence):
        deficit.severity = finding.level
        deficit.evidence = evidence
        deficit.diagnostic_id = diagnostic.id
        deficit.provisional = finding.provisional and not second_visit
        return True
    if deficit.provisional and second_visit:
        deficit.provisional = False
        return True
    return False


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
