"""The queue: the one place where a delivery is made; a key is sent once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.notifications.models import Delivery
from shared.db import new_id
from shared.inbox import upsert


def queue(session: Session, *, key: str, now: datetime, **what: Any) -> UUID | None:
    """Put a delivery into the queue, once for its key: null when there is one already."""
    row = {"id": new_id(), "key": key, "state": "queued", "attempts": 0, "reason": "", "hold": 0} | what
    insert = upsert(session, Delivery).values(row | {"created_at": now}).on_conflict_do_nothing()
    made: UUID | None = session.scalar(insert.returning(Delivery.id))
    return made
