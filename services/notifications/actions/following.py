"""Following what the other services tell: items open and close with the states of aggregates."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Account, InboxItem
from shared.contracts.event import Event
from shared.contracts.registry import AccountChanged
from shared.db import new_id
from shared.inbox import upsert


def follow(session: Session, *, event: Event, now: datetime) -> None:
    """Bring the open items about an aggregate to what its state asks for."""
    asked = {(one.rule, one.recipient.key): one for one in rules.wanted(event, today=now.date())}
    query = select(InboxItem).where(InboxItem.object_id == event.id, InboxItem.state == "open")
    for item in session.scalars(query).all():
        ending = rules.ending(item.rule, item.recipient, event=event, asked=asked.values())
        if ending is None and _is_asked_anew(item, event):
            ending = "done"
        if ending is not None:
            item.state, item.closed_at = ending, now
        elif wanted := asked.pop((item.rule, item.recipient), None):
            item.parameters, item.version = wanted.parameters, event.version
    if asked:
        rows = [_row(one, event=event, now=now) for one in asked.values()]
        session.execute(upsert(session, InboxItem).on_conflict_do_nothing(), rows)
        _bring_back(session, asked.values(), event=event)


def _bring_back(session: Session, asked: Iterable[rules.Wanted], *, event: Event) -> None:
    """What was told of this round and ended meanwhile waits again, and is not told twice."""
    for one in asked:
        if rules.comes_back(one.rule):
            ended = (InboxItem.object_id == event.id) & (InboxItem.state != "open")
            same = (InboxItem.rule == one.rule) & (InboxItem.recipient == one.recipient.key)
            again = update(InboxItem).where(ended, same, InboxItem.period == one.period)
            session.execute(again.values(state="open", closed_at=None, accepted_at=None))


def _is_asked_anew(item: InboxItem, event: Event) -> bool:
    """Whether what was accepted has come to pass, and the newer state asks once more."""
    return item.accepted_at is not None and event.version > (item.version or 0)


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
        "version": event.version,
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


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Forget what was told to a person; what others were told of them names nobody any more."""
    session.execute(delete(InboxItem).where(InboxItem.person_id == person_id))


def republish(_session: Session) -> int:
    """Tell everything anew: what was told to a person is nobody else's business."""
    return 0
