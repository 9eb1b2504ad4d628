"""Facts that other services tell: the newest state of each aggregate, or nothing of what was taken back."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.monitoring.models import Base
from shared.inbox import upsert


def keep(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace what is known of aggregates by their newest state: a statement, however many they are."""
    statement = upsert(session, table.__table__)
    values = {name: statement.excluded[name] for name in rows[0] if name != "id"}
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), rows)


def drop(session: Session, table: type[Base], ids: Collection[UUID]) -> None:
    """Forget aggregates that their owner took back."""
    session.execute(delete(table).where(table.__table__.c.id.in_(ids)))
