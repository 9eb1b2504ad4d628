"""What groups and consultations know of an erased person: their words go, counts and dates stay."""

from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.groups import close_group
from services.routes.actions.states import Subject, enter
from services.routes.models import (
    Consultation,
    ConsultationMessage,
    Group,
    GroupMember,
    PublishedAnswer,
)
from services.routes.rules.consulting import WAITING

LAST = {"invited": "cancelled", "accepted": "left"}


def forget_cooperation(session: Session, *, person_id: UUID, on: date) -> list[Subject]:
    """End and blank what is theirs; gives what has a history of words still. Safe to run again."""
    _leave_to_methodists(session, person_id)
    members = list(session.scalars(select(GroupMember).where(GroupMember.person_id == person_id)))
    for member in members:
        _end_membership(session, member, on=on)
    groups = list(session.scalars(select(Group).where(Group.leader_id == person_id)))
    for group in groups:
        if group.state != "closed":
            close_group(session, group=group, by=None, today=on, conclusion="")
        group.conclusion = ""
    consultations = list(session.scalars(select(Consultation).where(Consultation.asker_id == person_id)))
    for one in consultations:
        _blank(session, one, on=on)
    return [*members, *groups, *consultations]


def _end_membership(session: Session, member: GroupMember, *, on: date) -> None:
    member.reason = ""
    if member.state in LAST:
        enter(session, member, LAST[member.state], on=on)
        member.left_on = on
        announce(session, member)


def _blank(session: Session, one: Consultation, *, on: date) -> None:
    one.text = one.rating_words = ""
    for message in one.messages:
        message.text = message.link = ""
    session.execute(
        update(PublishedAnswer).where(PublishedAnswer.consultation_id == one.id).values(consultation_id=None)
    )
    if one.state in WAITING:
        enter(session, one, "cancelled", on=on)
        one.cancelled_on, one.awaits = on, None
        announce(session, one)


def _leave_to_methodists(session: Session, person_id: UUID) -> None:
    """Questions that waited for them wait for a methodist; answers they gave stay the askers'."""
    query = select(Consultation).where(Consultation.answerer_id == person_id, Consultation.state == "routed")
    for one in session.scalars(query):
        one.answerer, one.answerer_id = "methodist", None
        announce(session, one)
    mine = ConsultationMessage.author_id == person_id
    session.execute(update(ConsultationMessage).where(mine).values(author_id=None))
