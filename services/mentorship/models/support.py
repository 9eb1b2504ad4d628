"""Tables of support events and who attended them."""

from datetime import date
from uuid import UUID

from sqlalchemy import Float, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.tables import Base
from shared.db import new_id


class SupportEvent(Base):
    """An event for teachers (ust-koksa п.19: indicator 7 counts those of kind young_support)."""

    __tablename__ = "support_event"
    __table_args__ = (UniqueConstraint("municipality_id", "title_key", "event_date", "kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    title: Mapped[str]
    title_key: Mapped[str]
    kind: Mapped[str]
    event_date: Mapped[date]
    hours: Mapped[float | None] = mapped_column(Float)
    version: Mapped[int] = mapped_column(default=1)


class Attendance(Base):
    """One person at one support event: registered, attended or no_show."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("support_event_id", "person_id"),
        Index("ix_attendance_person", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    support_event_id: Mapped[UUID] = mapped_column(ForeignKey("support_event.id", ondelete="CASCADE"))
    person_id: Mapped[UUID]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)

    support_event: Mapped[SupportEvent] = relationship(lazy="raise")
