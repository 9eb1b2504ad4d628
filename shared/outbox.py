"""The outbox: an event is a row written in the transaction of the change it tells about."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from shared import about
from shared.bus.message import dump
from shared.contracts.event import Event
from shared.db import new_id
from shared.tables import outbox
from shared.tracing import current_traceparent


def emit(session: Session, event: Event) -> None:
    """Tell about one change."""
    emit_all(session, [event])


def emit_all(session: Session, events: Iterable[Event]) -> int:
    """Tell about many changes in one insert; returns how many."""
    rows = []
    told: set[UUID] = set()
    for event in events:
        rows.append(row_of(event))
        told |= event.people()
    if rows:
        session.flush()
        about.note(session, told)
        session.execute(insert(outbox), rows)
    return len(rows)


def emit_tombstone(session: Session, cls: type[Event], *, subject: UUID, version: int) -> None:
    """Say that nothing is left of an aggregate on its topic of states.

    What was told of it there is taken back: on a broker by compaction, here the rows go at once.
    """
    told = delete(outbox).where(outbox.c.subject == subject, outbox.c.topic == cls.TOPIC)
    session.execute(told)
    row = {
        "event_id": new_id(),
        "type": cls.TYPE,
        "topic": cls.TOPIC,
        "subject": subject,
        "sequence": version,
        "time": datetime.now(UTC),
        "traceparent": current_traceparent(),
        "data": b"",
    }
    session.execute(insert(outbox), [row])


def row_of(event: Event) -> dict[str, Any]:
    """Give the row by which an event is told."""
    return {
        "event_id": new_id(),
        "type": event.TYPE,
        "topic": event.TOPIC,
        "subject": event.id,
        "sequence": event.version,
        "time": datetime.now(UTC),
        "traceparent": current_traceparent(),
        "data": dump(event),
    }


def unpublished(session: Session) -> int:
    """Count the events no broker has acknowledged yet."""
    return session.scalar(select(func.count()).where(outbox.c.published_at.is_(None))) or 0
