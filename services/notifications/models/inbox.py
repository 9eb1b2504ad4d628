"""What was told to whom, by ids only, and who has read it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import Json, new_id


class InboxItem(Base):
    """Something told to a person or to whoever holds a role; no names, no detail of a deficit.

    A role of an organization is that of `organization_id` or, when it is not known, of the main place
    of work of `of_person_id`; both are resolved at reading. State: open, done, moot.

    `version` is the newest of the aggregate that the item tells of. From `accepted_at` on the owner has
    said yes to what the item asked, and only its event is awaited: nobody is asked again meanwhile.

    A `muted` item is one whose rule the municipality turned off: kept in step, shown and sent to nobody.
    """

    __tablename__ = "inbox_item"
    __table_args__ = (
        UniqueConstraint("rule", "object_id", "recipient", "period"),
        Index("ix_inbox_item_object", "object_id", "state"),
        Index("ix_inbox_item_role", "municipality_id", "role", "state"),
        Index("ix_inbox_item_rule", "municipality_id", "rule", "created_at"),
        Index(
            "ix_inbox_item_unplanned",
            "id",
            postgresql_where=text("planned_at IS NULL"),
            sqlite_where=text("planned_at IS NULL"),
        ),
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
    muted: Mapped[bool] = mapped_column(default=False, server_default=false())
    parameters: Mapped[dict[str, Any]] = mapped_column(Json)
    version: Mapped[int | None]
    created_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    planned_at: Mapped[datetime | None]


class ReadMark(Base):
    """Who has read what; each account of a role for itself."""

    __tablename__ = "read_mark"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("inbox_item.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]
