"""Marks of a practice: the methodist reads all, the author what was said, an expert their own."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import PracticeMark
from services.routes.queries import access
from services.routes.queries import practices as reading
from shared.permissions import Actor

SAID = ("id", "edition", "marks", "words", "recommends", "marked_on")


def mark_views(session: Session, *, actor: Actor, today: date, practice_id: UUID) -> list[dict[str, Any]]:
    """The marks this reader may see of a practice within their reach."""
    practice = reading.practice(session, actor=actor, today=today, practice_id=practice_id)
    own = access.identities(session, actor=actor)
    keeps = "methodist" in actor.roles()
    wrote = reading.is_own(session, actor=actor, practice=practice)
    given = reading.marks(session, practice_id=practice.id)
    seen = [one for one in given if keeps or wrote or one.expert_id in own]
    return [_view(one, names_expert=keeps or one.expert_id in own) for one in seen]


def _view(one: PracticeMark, *, names_expert: bool) -> dict[str, Any]:
    view = {name: getattr(one, name) for name in SAID}
    return view | ({"expert_id": one.expert_id} if names_expert else {})
