"""A person's own groups: of what they are and when they meet; of the others in them only how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Deficit, Group, GroupMember
from services.routes.queries import groups as reading
from services.routes.queries.cards import NOBODY, names, topics
from services.routes.queries.group_page import member_minutes
from services.routes.rules import gathering, wording
from services.routes.rules.states import name_of
from shared.errors import NotFound
from shared.permissions import Actor
from shared.russian import capital

OPEN = frozenset({"invited", "accepted"})


@dataclass(frozen=True, kw_only=True)
class OwnMeeting:
    """A meeting of one's group; `was`: one was there."""

    title: str
    place: str
    meets_on: date
    spent: str
    state: str
    words: str
    colour: str
    was: bool


@dataclass(frozen=True, kw_only=True)
class OwnGroup:
    """One's own place in a group; `why`: one's own deficit for which one was asked."""

    id: UUID
    group_id: UUID
    title: str
    kind: str
    leader: str
    why: str
    state: str
    colour: str
    words: str
    closed: bool
    members: int
    invited_on: date
    answered_on: date | None
    left_on: date | None
    minutes: int
    spent: str
    meetings: Sequence[OwnMeeting]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to answer or to come to."""
        return self.state in OPEN and not self.closed


def own_groups(session: Session, *, actor: Actor) -> list[OwnGroup]:
    """The actor's groups and invitations, what awaits an answer first."""
    rows = list(session.scalars(reading.memberships(session, actor=actor)))
    found = [_own(session, one, session.get_one(Group, one.group_id)) for one in rows]
    order = ("invited", "accepted", "left", "declined")
    return sorted(found, key=lambda one: (one.closed, order.index(one.state), -one.id.int))


def own_group(session: Session, *, actor: Actor, group_id: UUID) -> OwnGroup:
    """One of them; raises NotFound."""
    found = next((one for one in own_groups(session, actor=actor) if one.group_id == group_id), None)
    if found is None:
        raise NotFound(reading.NO_GROUP)
    return found


def _own(session: Session, member: GroupMember, group: Group) -> OwnGroup:
    deficit = session.get_one(Deficit, member.deficit_id)
    titles = topics(session, municipality_id=group.municipality_id)
    minutes = member_minutes(group).get(member.id, 0)
    return OwnGroup(
        id=member.id,
        group_id=group.id,
        title=group.title,
        kind=capital(gathering.KINDS[group.kind]),
        leader=names(session, [group.leader_id]).get(group.leader_id, NOBODY),
        why=wording.deficit_title(deficit.area, titles.get(deficit.topic, deficit.topic)),
        state=member.state,
        colour="unknown" if group.state == "closed" else gathering.MEMBER_COLOURS[member.state],
        words=_words(member, group),
        closed=group.state == "closed",
        members=sum(one.state == "accepted" for one in group.members),
        invited_on=member.invited_on,
        answered_on=member.answered_on,
        left_on=member.left_on,
        minutes=minutes,
        spent=gathering.spent(minutes),
        meetings=_meetings(member, group) if member.state != "declined" else (),
    )


def _words(member: GroupMember, group: Group) -> str:
    if member.state == "accepted":
        return "вы в группе" if group.state != "closed" else "группа закрыта"
    return {"invited": "ждёт вашего ответа", "declined": "вы отказались", "left": "вы вышли"}.get(
        member.state, name_of("group_member", member.state)
    )


def _meetings(member: GroupMember, group: Group) -> list[OwnMeeting]:
    return [
        OwnMeeting(
            title=one.title,
            place=one.place,
            meets_on=one.meets_on,
            spent=gathering.spent(one.minutes),
            state=one.state,
            words=name_of("group_meeting", one.state),
            colour=gathering.MEETING_COLOURS[one.state],
            was=any(each.member_id == member.id for each in one.attended),
        )
        for one in group.meetings
    ]
