"""A group's page: for its leader members who may be named, steps, hours; for a methodist a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Group, GroupMeeting, GroupMember, GroupStep
from services.routes.queries import access, cooperating
from services.routes.queries.cards import NOBODY, Card, cards, names
from services.routes.queries.group_history import Happened, group_history
from services.routes.queries.group_routes import Lacking, lacking
from services.routes.queries.groups import is_led_by, visible
from services.routes.queries.telling import smallest_cell
from services.routes.rules import gathering, grouping, wording
from services.routes.rules.states import name_of
from shared.permissions import Actor
from shared.russian import capital, sort_key


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A member the leader may name; `own`: of a school they are the tutor of."""

    id: UUID
    person_id: UUID
    name: str
    place: str
    state: str
    colour: str
    words: str
    spent: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step for all: in how many routes it stands, and in whose it does not, with the reason."""

    id: UUID
    title: str
    kind: str
    due_on: date | None
    copied: int
    lacking: Sequence[Lacking]


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting; `present` names who was there."""

    id: UUID
    title: str
    place: str
    meets_on: date
    spent: str
    state: str
    colour: str
    words: str
    present: Sequence[str]
    due: bool


@dataclass(frozen=True, kw_only=True)
class GroupPage:
    """A group as its leader, or a methodist, sees it; `leads` tells which."""

    id: UUID
    version: int
    title: str
    kind: str
    state: str
    colour: str
    words: str
    leader: str
    leads: bool
    accepted: str
    unanswered: int
    unanswered_words: str
    members: Sequence[MemberLine]
    steps: Sequence[StepLine]
    meetings: Sequence[MeetingLine]
    spent: str
    smallest: int
    enough: bool
    created_on: date
    closed_on: date | None
    conclusion: str
    history: Sequence[Happened]


def group_page(session: Session, group: Group, *, actor: Actor, today: date) -> GroupPage:
    """Everything the viewer may know of one group."""
    seen = access.viewer(session, actor=actor, today=today)
    leads = is_led_by(session, group, actor=actor)
    people = cards(session, {one.person_id for one in group.members}, today=today) if leads else {}
    named, unanswered = visible(session, group, seen=seen, today=today)
    accepted = sum(one.state == "accepted" for one in group.members)
    k = smallest_cell(session, municipality_id=group.municipality_id)
    smallest = cooperating.limits(session, municipality_id=group.municipality_id).smallest
    return GroupPage(
        **_said(session, group),
        leads=leads,
        accepted=str(accepted) if leads else grouping.counted(accepted, smallest=k),
        unanswered=unanswered,
        unanswered_words=grouping.counted(unanswered, smallest=k),
        members=_members(group, named, people, seen) if leads else (),
        steps=_steps(session, group, people, seen),
        meetings=[_meeting(one, group, people, today=today) for one in group.meetings],
        smallest=smallest,
        enough=accepted >= smallest,
        conclusion=group.conclusion if leads else "",
        history=group_history(session, group, members=_names(named, people) if leads else {}),
    )


def _names(named: Sequence[GroupMember], people: Mapping[UUID, Card]) -> dict[UUID, str]:
    return {one.id: people[one.person_id].short_name for one in named if one.person_id in people}


def _said(session: Session, group: Group) -> dict[str, Any]:
    """What everybody who may open the page is told."""
    fields = ("id", "version", "title", "state", "created_on", "closed_on")
    held = [one.minutes for one in group.meetings if one.state == "held"]
    return {name: getattr(group, name) for name in fields} | {
        "kind": capital(gathering.KINDS[group.kind]),
        "colour": gathering.COLOURS[group.state],
        "words": name_of("learning_group", group.state),
        "leader": names(session, [group.leader_id]).get(group.leader_id, NOBODY),
        "spent": gathering.spent(sum(held)),
    }


def named_members(session: Session, group: Group, *, actor: Actor, today: date) -> list[dict[str, Any]]:
    """Members the viewer may name, with the minutes they have met; a methodist names nobody."""
    if not is_led_by(session, group, actor=actor):
        return []
    named, _ = visible(session, group, seen=access.viewer(session, actor=actor, today=today), today=today)
    minutes = member_minutes(group)
    fields = ("id", "person_id", "state", "invited_on", "answered_on", "left_on")
    return [
        {name: getattr(one, name) for name in fields} | {"minutes": minutes.get(one.id, 0)} for one in named
    ]


def member_minutes(group: Group) -> dict[UUID, int]:
    """How long each member has met with the group."""
    return gathering.minutes_of(
        {one.id: [each.member_id for each in one.attended] for one in group.meetings},
        {one.id: one.minutes for one in group.meetings},
    )


def _members(
    group: Group, named: Sequence[GroupMember], people: Mapping[UUID, Card], seen: access.Viewer
) -> list[MemberLine]:
    minutes = member_minutes(group)
    lines = [_member(one, people.get(one.person_id), minutes.get(one.id, 0), seen) for one in named]
    return sorted(lines, key=lambda one: (one.state != "accepted", sort_key(one.name), str(one.id)))


def _member(one: GroupMember, card: Card | None, minutes: int, seen: access.Viewer) -> MemberLine:
    relations = seen.relations(person_id=one.person_id, organization_id=card.place_id if card else None)
    return MemberLine(
        id=one.id,
        person_id=one.person_id,
        name=card.name if card else NOBODY,
        place=card.place if card else "",
        state=one.state,
        colour=gathering.MEMBER_COLOURS[one.state],
        words=name_of("group_member", one.state),
        spent=gathering.spent(minutes),
        own="tutor" in relations,
    )


def _steps(
    session: Session, group: Group, people: Mapping[UUID, Card], seen: access.Viewer
) -> list[StepLine]:
    missing = lacking(session, group, people, seen=seen)
    accepted = sum(one.state == "accepted" for one in group.members)
    return [_step(one, missing.get(one.id, ()), accepted) for one in group.steps]


def _step(one: GroupStep, missing: Sequence[Lacking], accepted: int) -> StepLine:
    return StepLine(
        id=one.id,
        title=one.title,
        kind=wording.STEP_KINDS[one.kind],
        due_on=one.due_on,
        copied=accepted - len(missing),
        lacking=missing,
    )


def _meeting(one: GroupMeeting, group: Group, people: Mapping[UUID, Card], *, today: date) -> MeetingLine:
    persons = {each.id: each.person_id for each in group.members}
    present = [persons[each.member_id] for each in one.attended]
    return MeetingLine(
        id=one.id,
        title=one.title,
        place=one.place,
        meets_on=one.meets_on,
        spent=gathering.spent(one.minutes),
        state=one.state,
        colour=gathering.MEETING_COLOURS[one.state],
        words=name_of("group_meeting", one.state),
        present=sorted((people[each].short_name for each in present if each in people), key=sort_key),
        due=one.state == "planned" and one.meets_on <= today,
    )
