"""A wrong file of results: all it brought is annulled with one reason, but for what a closing rests on."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.annulling import annul_diagnostic
from services.routes.queries.result_files import CLOSES, Kept, closing_on, results_of_file
from shared.errors import DomainError
from shared.permissions import Actor


@dataclass(kw_only=True)
class AnnulledFile:
    """How many went now, how many had gone before, which stay and why."""

    annulled: int = 0
    already: int = 0
    kept: list[Kept] = field(default_factory=list)


def annul_file(session: Session, *, actor: Actor, today: date, file_hash: str, reason: str) -> AnnulledFile:
    """Annul what a file brought within the actor's reach. Safe to run again: what is annulled stays so."""
    rows = results_of_file(session, actor=actor, today=today, file_hash=file_hash)
    closing, outcome = closing_on(session, {one.id for one in rows}), AnnulledFile()
    for one in rows:
        if one.state == "annulled":
            outcome.already += 1
            continue
        why = CLOSES
        if one.id not in closing:
            why = _refusal(session, actor=actor, today=today, diagnostic_id=one.id, reason=reason)
        if why:
            outcome.kept.append(Kept(diagnostic_id=one.id, person_id=one.person_id, why=why))
        outcome.annulled += not why
    return outcome


def _refusal(session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, reason: str) -> str:
    """Annul one by itself; why it stays, empty where it is annulled."""
    try:
        with session.begin_nested():
            annul_diagnostic(session, actor=actor, today=today, diagnostic_id=diagnostic_id, reason=reason)
    except DomainError as refusal:
        return refusal.message
    return ""
