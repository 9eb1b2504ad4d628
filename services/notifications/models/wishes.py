"""Tables of how people want to be written to: of what, where to, when, and what refuses their letters."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import new_id


class Preference(Base):
    """What a reader chose for a kind of message and a channel: usual, at_once, digest or never.

    `is_muted`: they left it by the link of a message; what they chose before comes back when that is
    undone. The kind `*` stands for all, `digest` for the digests as a whole.
    """

    __tablename__ = "preference"

    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    choice: Mapped[str] = mapped_column(String(10))
    is_muted: Mapped[bool]


class Rhythm(Base):
    """When a reader wants to hear: the digest (every week, day, never), its weekday (0 is Monday) and local
    hour, and the quiet hours.
    """

    __tablename__ = "rhythm"

    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    digest_every: Mapped[str] = mapped_column(String(10), default="week", server_default="week")
    digest_weekday: Mapped[int]
    digest_hour: Mapped[int]
    quiet_from: Mapped[int]
    quiet_until: Mapped[int]
    works_weekends: Mapped[bool]


class Address(Base):
    """An address a reader typed: `asked` waits for the code sent to it, `value` was confirmed and counts."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("reader_id", "channel"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reader_id: Mapped[UUID]
    channel: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(254))
    asked: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime]
    tries: Mapped[int]
    verified_at: Mapped[datetime | None]


class RefusedAddress(Base):
    """An address that nobody lives at, by the word of its server: nothing more is sent there."""

    __tablename__ = "refused_address"

    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    value: Mapped[str] = mapped_column(String(254), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(200))
