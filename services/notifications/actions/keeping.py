"""Replicas: the newest word on accounts, bodies, their members and who mentors whom."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.notifications.models import (
    Account,
    Address,
    Body,
    CalendarEntry,
    CalendarFeed,
    Confirmation,
    Delivery,
    InboxItem,
    Membership,
    Mention,
    Mentoring,
    Preference,
    RefusedAddress,
    Reminder,
    Rhythm,
)
from services.notifications.queries import mentored
from services.notifications.rules import UNMENTORED
from shared.contracts.mentorship import PairChanged
from shared.contracts.registry import AccountChanged, BodyChanged, MembershipChanged


def keep_account(session: Session, *, event: AccountChanged) -> None:
    """Replace what is known of an account."""
    session.merge(
        Account(
            id=event.id,
            municipality_id=event.municipality_id,
            person_id=event.person_id,
            state=event.state,
            grants=[msgspec.to_builtins(grant) for grant in event.grants],
        )
    )


def keep_body(session: Session, *, event: BodyChanged) -> None:
    """Replace what is known of a body, or forget it."""
    if event.removed:
        session.execute(delete(Body).where(Body.id == event.id))
        return
    known = {name: getattr(event, name) for name in ("name", "active_since", "active_until")}
    session.merge(Body(id=event.id, municipality_id=event.municipality_id, **known))


def keep_membership(session: Session, *, event: MembershipChanged) -> None:
    """Replace what is known of a membership, or forget it."""
    if event.removed:
        session.execute(delete(Membership).where(Membership.id == event.id))
        return
    known = {name: getattr(event, name) for name in ("body_id", "person_id", "since", "until")}
    session.merge(Membership(id=event.id, municipality_id=event.municipality_id, **known))


def keep_mentoring(session: Session, *, event: PairChanged, now: datetime) -> None:
    """Replace what is known of a pair; nobody looks for a mentor any more for whoever has one."""
    known = {name: getattr(event, name) for name in ("mentor_id", "mentee_id", "kind", "state")}
    session.merge(Mentoring(pair_id=event.id, municipality_id=event.municipality_id, **known))
    session.flush()
    if event.mentee_id in mentored(session, municipality_id=event.municipality_id, of=event.mentee_id):
        asked = (InboxItem.rule == UNMENTORED) & (InboxItem.object_id == event.mentee_id)
        found = update(InboxItem).where(asked, InboxItem.state == "open")
        session.execute(found.values(state="done", closed_at=now))


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Forget what was told to a person; what others were told of them names nobody any more."""
    theirs = select(InboxItem.id).where(InboxItem.person_id == person_id)
    session.execute(delete(InboxItem).where(InboxItem.object_id.in_(theirs)))
    of_them = (Reminder.person_id == person_id) | (Reminder.source_id == person_id)
    session.execute(delete(Reminder).where(of_them))
    for table in (InboxItem, CalendarEntry, CalendarFeed, Membership):
        session.execute(delete(table).where(table.person_id == person_id))
    for outside in (Mention, Delivery, Preference, Rhythm, Address, Confirmation, RefusedAddress):
        session.execute(delete(outside).where(outside.reader_id == person_id))
