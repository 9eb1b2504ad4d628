"""Meetings of a group: planned, called off, held with attendance; being there moves one's own step."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.advancing import advance
from services.routes.actions.announcing import announce_meetings
from services.routes.actions.states import enter, remember
from services.routes.models import Group, GroupAttendance, GroupMeeting
from services.routes.queries import groups as reading
from services.routes.queries.group_routes import copies
from services.routes.rules import gathering
from shared.errors import Invalid
from shared.permissions import Actor


def plan_meeting(
    session: Session,
    *,
    group: Group,
    by: UUID | None,
    today: date,
    group_step_id: UUID | None = None,
    **meeting: Any,
) -> Group:
    """Plan a meeting, of a step of the group or of the group at large."""
    gathering.check_open(group.state)
    if group_step_id and group_step_id not in {one.id for one in group.steps}:
        raise Invalid(fields={"group_step_id": ["Такого шага в группе нет."]})
    made = GroupMeeting(
        municipality_id=group.municipality_id,
        group_id=group.id,
        group_step_id=group_step_id,
        state="planned",
        **meeting,
    )
    group.meetings.append(made)
    session.flush()
    remember(session, made, on=today, by=by)
    announce_meetings(session, group)
    return group


def call_off_meeting(session: Session, *, actor: Actor, today: date, meeting_id: UUID) -> Group:
    """A meeting that will not be."""
    group, meeting = reading.meeting(session, actor=actor, meeting_id=meeting_id)
    if meeting.state != "cancelled":
        enter(session, meeting, "cancelled", on=today, by=actor.person_id)
        announce_meetings(session, group)
    return group


def mark_attendance(
    session: Session, *, actor: Actor, today: date, meeting_id: UUID, member_ids: Collection[UUID]
) -> Group:
    """Say who was there; the same said again changes nothing, a mistake is mended by saying it right."""
    group, meeting = reading.meeting(session, actor=actor, meeting_id=meeting_id)
    gathering.check_held(meeting.meets_on, today=today)
    members = {one.id for one in group.members if one.state in reading.NAMED}
    if set(member_ids) - members:
        raise Invalid(fields={"member_ids": ["Отметить можно только тех, кто согласился."]})
    if meeting.state != "held":
        enter(session, meeting, "held", on=today, by=actor.person_id)
    before = {one.member_id: one for one in meeting.attended}
    for gone in before.keys() - set(member_ids):
        meeting.attended.remove(before[gone])
    fresh = [one for one in dict.fromkeys(member_ids) if one not in before]
    for member_id in fresh:
        meeting.attended.append(GroupAttendance(meeting_id=meeting.id, member_id=member_id))
    session.flush()
    _advance(session, group, meeting, fresh, by=actor.person_id)
    announce_meetings(session, group)
    return group


def _advance(
    session: Session, group: Group, meeting: GroupMeeting, members: Collection[UUID], *, by: UUID | None
) -> None:
    """The meeting's own step of each who came begins, and goes to the tutor after its last meeting."""
    if meeting.group_step_id is None:
        return
    of_step = [one for one in group.meetings if one.group_step_id == meeting.group_step_id]
    planned = [one.id for one in of_step if one.state == "planned"]
    text = gathering.evidence(group.title, meets_on=meeting.meets_on, minutes=meeting.minutes)
    present = copies(session, group)
    for member_id in members:
        step_id = present.get((meeting.group_step_id, member_id))
        if step_id:
            done = gathering.ends_step(meeting.id, planned)
            advance(session, step_id=step_id, on=meeting.meets_on, by=by, evidence=text, done=done)
