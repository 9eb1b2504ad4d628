"""Keeping what registry tells of expert councils and of who sits in them."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.routes.models import BodyMember, ExpertCouncil
from shared.contracts.registry import BodyChanged, MembershipChanged

EXPERTS = "expert_council"


def keep_council(session: Session, *, event: BodyChanged) -> None:
    """Remember an expert council; a body that is none, or is none any more, is not ours."""
    if event.removed or event.kind != EXPERTS:
        session.execute(delete(ExpertCouncil).where(ExpertCouncil.id == event.id))
        return
    session.merge(
        ExpertCouncil(
            id=event.id,
            municipality_id=event.municipality_id,
            active_since=event.active_since,
            active_until=event.active_until,
        )
    )


def keep_member(session: Session, *, event: MembershipChanged) -> None:
    """Remember a membership of any body: its council may be told of later."""
    if event.removed:
        session.execute(delete(BodyMember).where(BodyMember.id == event.id))
        return
    session.merge(
        BodyMember(
            id=event.id,
            municipality_id=event.municipality_id,
            body_id=event.body_id,
            person_id=event.person_id,
            since=event.since,
            until=event.until,
        )
    )
