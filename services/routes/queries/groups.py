"""Which groups an actor may read: those they lead, the municipality's without names, and their own."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.routes.models import Group, GroupMeeting, GroupMember
from services.routes.queries import access
from services.routes.queries.access import Viewer
from shared.errors import NotFound
from shared.permissions import Actor

NO_GROUP = "Такой группы нет."
NAMED = frozenset({"accepted", "left"})


def groups(session: Session, *, actor: Actor) -> Select[Group]:
    """Groups the actor leads; a methodist reads all, without names."""
    query = select(Group).where(Group.municipality_id == actor.municipality_id)
    if actor.has_role("methodist"):
        return query
    return query.where(Group.leader_id.in_(access.identities(session, actor=actor)))


def group(session: Session, *, actor: Actor, group_id: UUID) -> Group:
    """One of them; raises NotFound."""
    found = session.scalar(groups(session, actor=actor).where(Group.id == group_id))
    if found is None:
        raise NotFound(NO_GROUP)
    return found


def led(session: Session, *, actor: Actor, group_id: UUID) -> Group:
    """A group the actor leads, locked for the change that follows; raises NotFound."""
    query = select(Group).where(
        Group.id == group_id,
        Group.municipality_id == actor.municipality_id,
        Group.leader_id.in_(access.identities(session, actor=actor)),
    )
    found = session.scalar(query.with_for_update(of=Group))
    if found is None:
        raise NotFound(NO_GROUP)
    return found


def is_led_by(session: Session, one: Group, *, actor: Actor) -> bool:
    """Whether the actor leads the group."""
    return one.leader_id in access.identities(session, actor=actor)


def memberships(session: Session, *, actor: Actor) -> Select[GroupMember]:
    """The actor's own invitations and memberships; one taken back was never theirs."""
    own = access.identities(session, actor=actor)
    return select(GroupMember).where(GroupMember.person_id.in_(own), GroupMember.state != "cancelled")


def membership(session: Session, *, actor: Actor, group_id: UUID) -> tuple[Group, GroupMember]:
    """The actor's own membership of a group, with the group locked; raises NotFound."""
    found = session.scalar(memberships(session, actor=actor).where(GroupMember.group_id == group_id))
    one = session.get(Group, group_id, with_for_update=True) if found else None
    if found is None or one is None:
        raise NotFound(NO_GROUP)
    return one, found


def meeting(session: Session, *, actor: Actor, meeting_id: UUID) -> tuple[Group, GroupMeeting]:
    """A meeting of a group the actor leads; raises NotFound."""
    found = session.get(GroupMeeting, meeting_id)
    if found is None:
        raise NotFound("Такой встречи нет.")
    return led(session, actor=actor, group_id=found.group_id), found


def visible(session: Session, one: Group, *, seen: Viewer, today: date) -> tuple[list[GroupMember], int]:
    """Members a leader may name, and how many of other schools have not answered yet."""
    places = access.main_places(session, [each.person_id for each in one.members], as_of=today)
    named: list[GroupMember] = []
    unanswered = 0
    for each in one.members:
        relations = seen.relations(person_id=each.person_id, organization_id=places.get(each.person_id))
        if "tutor" in relations or each.state in NAMED:
            named.append(each)
        elif each.state == "invited":
            unanswered += 1
    return named, unanswered
