"""Tables every service has in its own database: outgoing and incoming events, idempotency, leases."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from shared.db import BigId, Json, UtcDateTime, new_metadata

METADATA = new_metadata()


def event_columns() -> tuple[Column[Any], ...]:
    """What is kept of an event besides its id and its place."""
    return (
        Column("type", String(120), nullable=False),
        Column("topic", String(80), nullable=False),
        Column("subject", Uuid, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("time", UtcDateTime, nullable=False),
        Column("traceparent", String(55)),
        Column("data", LargeBinary, nullable=False),
    )


outbox = Table(
    "outbox",
    METADATA,
    Column("position", BigId, primary_key=True, autoincrement=True),
    Column("event_id", Uuid, nullable=False, unique=True),
    *event_columns(),
    Column("published_at", UtcDateTime),
    sqlite_autoincrement=True,
)
Index(
    "ix_outbox_unpublished",
    outbox.c.position,
    postgresql_where=outbox.c.published_at.is_(None),
    sqlite_where=outbox.c.published_at.is_(None),
)
Index("ix_outbox_subject", outbox.c.subject, outbox.c.sequence)

inbox = Table(
    "inbox",
    METADATA,
    Column("event_id", Uuid, primary_key=True),
    Column("received_at", UtcDateTime, nullable=False, index=True),
)

applied = Table(
    "applied",
    METADATA,
    Column("subject", Uuid, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

dead_letter = Table(
    "dead_letter",
    METADATA,
    Column("id", BigId, primary_key=True, autoincrement=True),
    Column("event_id", String(64), nullable=False, unique=True),
    Column("type", String(200), nullable=False),
    Column("topic", String(80), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("headers", Json, nullable=False),
    Column("data", LargeBinary),
    Column("reason", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("parked_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

tail = Table(
    "tail",
    METADATA,
    Column("producer", String(40), primary_key=True),
    Column("position", BigId, nullable=False),
    comment="how far this service has read another's outbox on the embedded bus",
)

lease = Table(
    "lease",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("token", BigId, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

idempotency = Table(
    "idempotency",
    METADATA,
    Column("account_id", Uuid, nullable=False),
    Column("route", String(300), nullable=False),
    Column("key", String(200), nullable=False),
    Column("body_hash", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Json, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("account_id", "route", "key"),
)

account_state = Table(
    "account_state",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("active", Boolean, nullable=False),
    Column("tokens_valid_from", UtcDateTime, nullable=False),
    comment="which accounts still count, so that a disabled one is refused by every service",
)

ended_token = Table(
    "ended_token",
    METADATA,
    Column("token_id", Uuid, primary_key=True),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    comment="tokens ended before their time, remembered until it comes",
)
