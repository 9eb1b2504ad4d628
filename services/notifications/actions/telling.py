"""Putting things into inboxes: the one place where an item is made, whatever made it; a key is told once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem
from shared.db import new_id
from shared.inbox import upsert

MANY = 500
Row = dict[str, Any]


def item_row(
    rule: str,
    *,
    municipality_id: UUID,
    object_id: UUID,
    recipient: rules.Recipient,
    period: str,
    parameters: Mapping[str, Any],
    now: datetime,
    muted: bool = False,
    version: int | None = None,
) -> Row:
    """Give an open item as it is stored."""
    return {
        "id": new_id(),
        "municipality_id": municipality_id,
        "rule": rule,
        "object_id": object_id,
        "recipient": recipient.key,
        "period": period,
        "person_id": recipient.person_id,
        "role": recipient.role,
        "organization_id": recipient.organization_id,
        "of_person_id": recipient.of_person_id,
        "state": "open",
        "muted": muted,
        "parameters": parameters,
        "version": version,
        "created_at": now,
    }


def tell(session: Session, rows: Sequence[Row]) -> None:
    """Tell each once: what has the key of something told before changes nothing."""
    for start in range(0, len(rows), MANY):
        part = list(rows[start : start + MANY])
        session.execute(upsert(session, InboxItem).on_conflict_do_nothing(), part)
