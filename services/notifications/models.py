"""Tables of notifications: the inbox by ids only, marks of reading, and a replica of accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.db import TYPES, Json, new_id, new_metadata


class Base(DeclarativeBase):
    """The tables notifications owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES


class InboxItem(Base):
    """Something told to a person or to whoever holds a role; no names, no detail of a deficit.

    A role of an organization is that of `organization_id` or, when it is not known, of the main place
    of work of `of_person_id`; both are resolved at reading. State: open, done, moot.

    `version` is the newest of the aggregate that the item tells of. From `accepted_at` on the owner has
    said yes to what the item asked, and only its event is awaited: nobody is asked again meanwhile.
    """

    __tablename__ = "inbox_item"
    __table_args__ = (
        UniqueConstraint("rule", "object_id", "recipient", "period"),
        Index("ix_inbox_item_object", "object_id", "state"),
        Index("ix_inbox_item_role", "municipality_id", "role", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    rule: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[UUID]
    recipient: Mapped[str] = mapped_column(String(120))
    period: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    role: Mapped[str | None] = mapped_column(String(20))
    organization_id: Mapped[UUID | None]
    of_person_id: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(String(10))
    parameters: Mapped[dict[str, Any]] = mapped_column(Json)
    version: Mapped[int | None]
    created_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class ReadMark(Base):
    """Who has read what; each account of a role for itself."""

    __tablename__ = "read_mark"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("inbox_item.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]


class Account(Base):
    """The newest word of registry on an account's roles: fresher than those of its token."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(20))
    grants: Mapped[list[dict[str, Any]]] = mapped_column(Json)
