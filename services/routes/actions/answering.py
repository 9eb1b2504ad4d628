"""Answers of a self-assessment as they are given; until it is submitted they are its owner's only."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import enter
from services.routes.errors import WrongState
from services.routes.models import Diagnostic
from services.routes.queries import access
from services.routes.queries.answers import own_questions
from services.routes.rules.scoring import check_answers
from shared.permissions import Actor


def save_answers(
    session: Session,
    *,
    actor: Actor,
    today: date,
    diagnostic_id: UUID,
    answers: Mapping[str, Decimal | None],
) -> Diagnostic:
    """Keep these answers beside those given before; another device goes on from here.

    Null is an answer too: «не сталкивался». Telling that it was begun tells nothing of what was said.
    """
    diagnostic = own_questions(session, actor=actor, today=today, diagnostic_id=diagnostic_id, lock=True)
    access.require_consent(session, person_id=diagnostic.person_id, as_of=today)
    if diagnostic.state not in {"assigned", "in_progress"}:
        raise WrongState("Ответы уже отправлены: изменить их нельзя.")
    check_answers(diagnostic.instrument.blocks, answers)
    if diagnostic.state == "assigned" and answers:
        enter(session, diagnostic, "in_progress", on=today, by=actor.person_id)
        announce(session, diagnostic)
    given: dict[str, Any] = {code: None if one is None else str(one) for code, one in answers.items()}
    diagnostic.unfinished = {**(diagnostic.unfinished or {}), **given}
    return diagnostic
