"""Tables of what leaves the system: a delivery is a row before it is a message, and stays one after."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import new_id

WAITING = text("state IN ('queued', 'failed')")
HELD = text("held_until IS NOT NULL")


class Delivery(Base):
    """A message to one reader by one channel; its text is made when it is sent, and kept nowhere.

    `key` is what it may be sent for only once. A reader is a person, or the account that is nobody's.
    `purpose`: items (at once), digest, test, code. State: queued, failed (tried, to be tried again at
    `due_at`), sent, dead (given up), moot (there was nothing left to say), discarded (by an admin).
    `fault` of a dead one: address (nobody lives there), mailbox (it takes nothing), or neither.
    Whoever sends it holds it until `held_until` by the database's clock; `hold` grows with each holder,
    so that one who slept past that time marks nothing.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_waiting", "channel", "due_at", postgresql_where=WAITING, sqlite_where=WAITING),
        Index("ix_delivery_held", "channel", "held_until", postgresql_where=HELD, sqlite_where=HELD),
        Index("ix_delivery_tried", "channel", "tried_at"),
        Index("ix_delivery_reader", "reader_id", "channel", "created_at"),
        Index("ix_delivery_state", "state", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    municipality_id: Mapped[UUID]
    reader_id: Mapped[UUID]
    channel: Mapped[str] = mapped_column(String(10))
    purpose: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int]
    address: Mapped[str] = mapped_column(String(254))
    reason: Mapped[str] = mapped_column(String(200))
    fault: Mapped[str] = mapped_column(String(10), default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(index=True)
    due_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    hold: Mapped[int]
    held_until: Mapped[datetime | None]


class Mention(Base):
    """That a reader is written to of an item by a channel, once: by a delivery, or by the next digest."""

    __tablename__ = "mention"
    __table_args__ = (
        Index(
            "ix_mention_waiting",
            "reader_id",
            "channel",
            postgresql_where=text("delivery_id IS NULL"),
            sqlite_where=text("delivery_id IS NULL"),
        ),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("inbox_item.id", ondelete="CASCADE"), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    municipality_id: Mapped[UUID]
    delivery_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("delivery.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
