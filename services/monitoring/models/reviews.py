"""Reviews of a period at meetings, and the decisions taken there (ust-koksa п.21)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import new_id


class Review(Base):
    """A meeting that considered the figures of a period; a body of the register, or one named in words."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("period_id", "body_name", "held_on", "protocol_number"),
        Index(None, "municipality_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_period.id"))
    version: Mapped[int] = mapped_column(default=1)
    body_id: Mapped[UUID | None]
    body_name: Mapped[str] = mapped_column(String(300))
    held_on: Mapped[date]
    protocol_number: Mapped[str] = mapped_column(String(60))
    agenda: Mapped[str] = mapped_column(Text, default="")


class Decision(Base):
    """What a meeting decided: who does it by when; state: open, done, cancelled.

    `owner_id` is the person of the register, null where the owner is only named in words.
    """

    __tablename__ = "decision"
    __table_args__ = (Index(None, "review_id"), Index(None, "municipality_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    version: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(20), default="open")
    outcome: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None]
