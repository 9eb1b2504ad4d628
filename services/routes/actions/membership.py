"""A member's own word: an invitation accepted or declined, a group left (names are told only after it)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.group_steps import spread
from services.routes.actions.states import enter
from services.routes.models import Group, GroupMember
from services.routes.queries import groups as reading
from services.routes.rules import gathering
from shared.permissions import Actor


def accept_invitation(session: Session, *, actor: Actor, today: date, group_id: UUID) -> GroupMember:
    """Join: the leader learns who it is, and the group's steps stand in the member's route."""
    group, member = _answered(session, actor=actor, today=today, group_id=group_id, state="accepted")
    spread(session, group=group, by=member.person_id, today=today)
    return member


def decline_invitation(session: Session, *, actor: Actor, today: date, group_id: UUID) -> GroupMember:
    """Refuse: nobody of another school learns who was asked."""
    return _answered(session, actor=actor, today=today, group_id=group_id, state="declined")[1]


def leave_group(
    session: Session, *, actor: Actor, today: date, group_id: UUID, reason: str = ""
) -> GroupMember:
    """Leave; what already stands in the route stays the route's."""
    group, member = reading.membership(session, actor=actor, group_id=group_id)
    enter(session, member, "left", on=today, by=actor.person_id, comment=reason)
    member.left_on, member.reason = today, reason
    _tell(session, group, member)
    return member


def _answered(
    session: Session, *, actor: Actor, today: date, group_id: UUID, state: str
) -> tuple[Group, GroupMember]:
    group, member = reading.membership(session, actor=actor, group_id=group_id)
    if member.state != state:  # said twice is said once
        gathering.check_open(group.state)
        enter(session, member, state, on=today, by=actor.person_id)
        member.answered_on = today
        _tell(session, group, member)
    return group, member


def _tell(session: Session, group: Group, member: GroupMember) -> None:
    announce(session, member)
    announce(session, group)
