"""Groups: formed from a suggestion, edited, started, closed (ust-koksa 7.2, 14)."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce, announce_meetings
from services.routes.actions.states import check, enter, remember
from services.routes.models import CooperationSettings, Deficit, Group, GroupMember
from services.routes.queries import access, cooperating, grouping
from services.routes.queries import groups as reading
from services.routes.queries.group_themes import of_theme, own_candidates
from services.routes.rules import gathering
from services.routes.rules.grouping import Limits
from shared import roster
from shared.errors import Invalid, NotFound
from shared.permissions import Actor

NOBODY = "Выберите хотя бы одного."
NOT_FREE = "Этого человека в такую группу пригласить нельзя: общего дефицита нет или он уже приглашён."


def set_cooperation(
    session: Session,
    *,
    actor: Actor,
    smallest: int,
    largest: int,
    most_schools: int,
    most_km: int,
    answer_days: int,
) -> CooperationSettings:
    """The methodist sets within what groups are suggested, and how soon a consultation is answered."""
    limits = Limits(smallest=smallest, largest=largest, most_schools=most_schools, most_km=most_km)
    gathering.check_limits(limits)
    if actor.municipality_id is None:
        raise NotFound
    return session.merge(
        CooperationSettings(municipality_id=actor.municipality_id, answer_days=answer_days, **vars(limits))
    )


def form_group(
    session: Session,
    *,
    actor: Actor,
    today: date,
    suggestion: str,
    kind: str,
    title: str,
    person_ids: Collection[UUID] | None = None,
    with_others: bool = True,
) -> Group:
    """Take a suggestion: ask those of one's own people who were left in, and the other schools' or not."""
    found = grouping.suggestion(session, actor=actor, today=today, code=suggestion)
    own = {one.id for one in found.own}
    chosen = own if person_ids is None else own & set(person_ids)
    people = _people(session, found.deficit_ids)
    asked = {
        person_id: deficit_id
        for person_id, deficit_id in people.items()
        if person_id in chosen or (with_others and person_id not in own)
    }
    if not asked:
        raise Invalid(fields={"person_ids": [NOBODY]})
    group = _new_group(
        session, actor=actor, today=today, kind=kind, title=title, about=(found.area, found.topic)
    )
    _ask(session, group, asked, by=actor.person_id, today=today)
    announce(session, group)
    return group


def gather_group(
    session: Session,
    *,
    actor: Actor,
    today: date,
    area: str,
    topic: str,
    kind: str,
    title: str,
    person_ids: Collection[UUID],
) -> Group:
    """Ask one's own people of one's own choice, whom no suggestion brings together."""
    limits = cooperating.limits(session, municipality_id=actor.municipality_id)
    gathering.check_size(len(set(person_ids)), limits=limits)
    free = of_theme(own_candidates(session, actor=actor, today=today), area=area, topic=topic)
    if set(person_ids) - free.keys():
        raise Invalid(fields={"person_ids": [NOT_FREE]})
    group = _new_group(session, actor=actor, today=today, kind=kind, title=title, about=(area, topic))
    _ask(session, group, {one: free[one] for one in person_ids}, by=actor.person_id, today=today)
    announce(session, group)
    return group


def _people(session: Session, deficit_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Whose deficits these are, under the ids people have now."""
    rows = [session.get_one(Deficit, one) for one in deficit_ids]
    survivors = roster.aliases(session, municipality_id=rows[0].municipality_id)
    return {survivors.get(row.person_id, row.person_id): row.id for row in rows}


def _new_group(
    session: Session, *, actor: Actor, today: date, kind: str, title: str, about: tuple[str, str]
) -> Group:
    if actor.person_id is None:
        raise NotFound
    group = Group(
        municipality_id=actor.municipality_id,
        leader_id=actor.person_id,
        organization_id=roster.main_organization_on(session, person_id=actor.person_id, as_of=today),
        kind=kind,
        title=title,
        area=about[0],
        topic=about[1],
        state="gathering",
        created_on=today,
    )
    session.add(group)
    session.flush()
    remember(session, group, on=today, by=actor.person_id)
    return group


def _ask(session: Session, group: Group, asked: dict[UUID, UUID], *, by: UUID | None, today: date) -> None:
    for person_id, deficit_id in sorted(asked.items(), key=lambda pair: str(pair[0])):
        member = GroupMember(
            municipality_id=group.municipality_id,
            group_id=group.id,
            leader_id=group.leader_id,
            person_id=person_id,
            deficit_id=deficit_id,
            state="invited",
            invited_on=today,
        )
        group.members.append(member)
        session.flush()
        remember(session, member, on=today, by=by)
        announce(session, member)


def edit_group(session: Session, *, group: Group, **changes: Any) -> Group:
    """Change what a group is called or of what kind it is."""
    gathering.check_open(group.state)
    for name, value in changes.items():
        setattr(group, name, value)
    announce(session, group)
    return group


def invite(
    session: Session, *, actor: Actor, today: date, group: Group, person_ids: Collection[UUID]
) -> Group:
    """Ask more of one's own people with the same deficit."""
    gathering.check_open(group.state)
    limits = cooperating.limits(session, municipality_id=group.municipality_id)
    present = [one for one in group.members if one.state in gathering.PRESENT]
    gathering.check_size(len(present) + len(set(person_ids)), limits=limits)
    free = invitable(session, actor=actor, today=today, group=group)
    if set(person_ids) - free.keys():
        raise Invalid(fields={"person_ids": [NOT_FREE]})
    _ask(session, group, {one: free[one] for one in person_ids}, by=actor.person_id, today=today)
    announce(session, group)
    return group


def invitable(session: Session, *, actor: Actor, today: date, group: Group) -> dict[UUID, UUID]:
    """The leader's own people who have the deficit of the group and are in none, with that deficit."""
    known = {one.person_id for one in group.members}
    found = own_candidates(session, actor=actor, today=today)
    free = of_theme(found, area=group.area, topic=group.topic)
    return {person_id: deficit_id for person_id, deficit_id in free.items() if person_id not in known}


def withdraw_invitation(
    session: Session, *, actor: Actor, today: date, group: Group, member_id: UUID
) -> Group:
    """Take back an invitation that one of one's own people has not answered."""
    named, _ = reading.visible(
        session, group, seen=access.viewer(session, actor=actor, today=today), today=today
    )
    member = next((one for one in named if one.id == member_id), None)
    if member is None:
        raise NotFound("Такого участника нет.")
    if member.state != "cancelled":
        enter(session, member, "cancelled", on=today, by=actor.person_id)
        announce(session, member)
        announce(session, group)
    return group


def start_group(session: Session, *, actor: Actor, today: date, group: Group) -> Group:
    """Enough have accepted: the group begins to work."""
    if group.state == "active":
        return group
    check(group, "active")
    limits = cooperating.limits(session, municipality_id=group.municipality_id)
    gathering.check_enough(sum(one.state == "accepted" for one in group.members), limits=limits)
    enter(session, group, "active", on=today, by=actor.person_id)
    announce(session, group)
    return group


def close_group(session: Session, *, group: Group, by: UUID | None, today: date, conclusion: str) -> Group:
    """End a group: who has not answered is asked no more, meetings to come are called off."""
    enter(session, group, "closed", on=today, by=by, comment=conclusion)
    group.closed_on, group.conclusion = today, conclusion
    for member in group.members:
        if member.state == "invited":
            enter(session, member, "cancelled", on=today)
            announce(session, member)
    for meeting in group.meetings:
        if meeting.state == "planned":
            enter(session, meeting, "cancelled", on=today)
    announce_meetings(session, group)
    return group
