"""Who the experts are on a day: members of the municipality's expert councils."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import BodyMember, ExpertCouncil
from services.routes.queries.access import identities
from shared import roster
from shared.permissions import Actor


def experts(session: Session, *, municipality_id: UUID | None, as_of: date) -> set[UUID]:
    """The members of the councils at work, each once, under the id people have now."""
    query = (
        select(BodyMember.person_id)
        .join(ExpertCouncil, ExpertCouncil.id == BodyMember.body_id)
        .where(
            ExpertCouncil.municipality_id == municipality_id,
            roster.within(ExpertCouncil.active_since, ExpertCouncil.active_until, as_of),
            roster.within(BodyMember.since, BodyMember.until, as_of),
        )
    )
    found = set(session.scalars(query))
    survivors = roster.aliases(session, municipality_id=municipality_id) if found and municipality_id else {}
    return {survivors.get(one, one) for one in found}


def is_expert(session: Session, *, actor: Actor, as_of: date) -> bool:
    """Whether the actor is an expert of their municipality on a day."""
    own = identities(session, actor=actor)
    return bool(own & experts(session, municipality_id=actor.municipality_id, as_of=as_of))
