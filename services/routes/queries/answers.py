"""The unfinished answers of a self-assessment: nobody's but their owner's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Diagnostic
from services.routes.queries import access, reading
from shared.errors import Forbidden
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How far a self-assessment is; null is «не сталкивался»."""

    answers: Mapping[str, Any]
    answered: int
    questions: int


def own_questions(
    session: Session, *, actor: Actor, today: date, diagnostic_id: UUID, lock: bool = False
) -> Diagnostic:
    """A self-assessment of the actor's own; raises NotFound, and Forbidden for anybody else's."""
    diagnostic = reading.diagnostic(session, actor=actor, today=today, diagnostic_id=diagnostic_id, lock=lock)
    own = diagnostic.person_id in access.identities(session, actor=actor)
    if not own or diagnostic.instrument.kind != "self_assessment":
        raise Forbidden
    return diagnostic


def answered(diagnostic: Diagnostic) -> Answered:
    """What has been answered so far."""
    given = diagnostic.unfinished or {}
    return Answered(
        answers=given,
        answered=len(given),
        questions=sum(len(block["items"]) for block in diagnostic.instrument.blocks),
    )
