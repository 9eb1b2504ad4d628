"""Keeping the access log: registry is the one writer of its chain."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from services.registry.models import AccessEntry, AccessHead, Person
from services.registry.rules.chain import START, Head, seal
from shared.contracts.access import Accessed
from shared.inbox import upsert


def keep_access(session: Session, *, event: Accessed) -> None:
    """Append an entry for each person of a look or change; the same event again appends nothing."""
    head = lock_head(session)
    known = set(session.scalars(select(AccessEntry.person_id).where(AccessEntry.event_id == event.id)))
    others = [one for one in event.person_ids if one not in known and not _own(session, event, one)]
    if not others:
        return
    rows: list[Mapping[str, Any]] = []
    for person_id in others:
        row = _entry(event, person_id, head)
        rows.append(row)
        head = Head(count=row["sequence"], hash=row["hash"])
    session.execute(insert(AccessEntry), rows)
    kept = session.get_one(AccessHead, 1)
    kept.count, kept.hash = head.count, head.hash
    session.flush()


def lock_head(session: Session) -> Head:
    """Give the end of the chain and let nobody else append until the transaction ends."""
    first = upsert(session, AccessHead).values(id=1, count=START.count, hash=START.hash)
    session.execute(first.on_conflict_do_nothing(index_elements=["id"]))
    query = select(AccessHead).where(AccessHead.id == 1).with_for_update()
    kept = session.scalars(query.execution_options(populate_existing=True)).one()
    return Head(count=kept.count, hash=kept.hash)


def _own(session: Session, event: Accessed, person_id: UUID) -> bool:
    """Whether somebody looked at their own data under a card that was merged into theirs."""
    if event.kind == "change" or event.actor_id is None:
        return False
    person = session.get(Person, person_id)
    return event.actor_id in {person_id, person.merged_into if person else None}


def _entry(event: Accessed, person_id: UUID, end: Head) -> dict[str, Any]:
    row = {
        "sequence": end.count + 1,
        "event_id": event.id,
        "person_id": person_id,
        "service": event.TOPIC.removeprefix("mms."),
        "at": event.at,
        "account_id": event.account_id,
        "actor_id": event.actor_id,
        "roles": list(event.roles),
        "kind": event.kind,
        "purpose": event.purpose,
        "previous": end.hash,
    }
    return row | {"hash": seal(row)}
