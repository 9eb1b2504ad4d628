"""Verbs of notifications: follow an aggregate's state, keep accounts, mark as read."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.models import Account, InboxItem, ReadMark
from shared.contracts.event import Event
from shared.contracts.registry import AccountChanged
from shared.db import new_id
from shared.inbox import upsert
from shared.permissions import Actor


def follow(session: Session, *, event: Event, now: datetime) -> None:
    """Bring the open items about an aggregate to what its state asks for."""
    asked = rules.wanted(event, today=now.date())
    query = select(InboxItem).where(InboxItem.object_id == event.id, InboxItem.state == "open")
    still_open = set()
    for item in session.scalars(query).all():
        ending = rules.ending(item.rule, item.recipient, event=event, asked=asked)
        if ending is None:
            still_open.add((item.rule, item.recipient))
        else:
            item.state = ending
    missing = [one for one in asked if (one.rule, one.recipient.key) not in still_open]
    if missing:
        rows = [_row(one, event=event, now=now) for one in missing]
        session.execute(upsert(session, InboxItem).on_conflict_do_nothing(), rows)


def _row(one: rules.Wanted, *, event: Event, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "municipality_id": event.municipality_id,
        "rule": one.rule,
        "object_id": event.id,
        "recipient": one.recipient.key,
        "period": one.period,
        "person_id": one.recipient.person_id,
        "role": one.recipient.role,
        "organization_id": one.recipient.organization_id,
        "of_person_id": one.recipient.of_person_id,
        "state": "open",
        "parameters": one.parameters,
        "created_at": now,
    }


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


def read_item(session: Session, *, actor: Actor, now: datetime, today: date, item_id: UUID) -> InboxItem:
    """Mark one's own item as read; news needs nothing more."""
    item = queries.item(session, actor=actor, today=today, item_id=item_id)
    row = {"item_id": item.id, "account_id": actor.account_id, "read_at": now}
    session.execute(upsert(session, ReadMark).on_conflict_do_nothing(), [row])
    if item.state == "open" and item.person_id is not None and rules.ends_when_read(item.rule):
        item.state = "done"
    return item


def republish(_session: Session) -> int:
    """Tell everything anew: what was told to a person is nobody else's business."""
    return 0
