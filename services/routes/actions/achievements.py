"""Strengths that their owners offer: it finds mentors (domain: Achievement)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.models import Achievement
from services.routes.queries import access
from shared.errors import Forbidden, NotFound
from shared.permissions import Actor


def release_achievement(
    session: Session, *, actor: Actor, today: date, achievement_id: UUID, released: bool = True
) -> Achievement:
    """The teacher lets those who look for mentors know a strength, or takes it back; no score goes there.

    A strength found by several diagnostics is one: all its rows go together.
    """
    one = session.get(Achievement, achievement_id)
    own = access.identities(session, actor=actor)
    if one is None or one.person_id not in own:
        raise NotFound
    if actor.scope("achievement.release").person_id is None:
        raise Forbidden
    same = select(Achievement).where(
        Achievement.person_id.in_(own), Achievement.area == one.area, Achievement.topic == one.topic
    )
    for row in session.scalars(same.order_by(Achievement.id).with_for_update()):
        if released != (row.released_on is not None):
            row.released_on = today if released else None
            announce(session, row)
    return one
