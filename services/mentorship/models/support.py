"""Tables of support events: series, events, who is invited and who came."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Float, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.tables import Base
from shared.db import Json, new_id


class SupportSeries(Base):
    """Events that belong together, such as the School of the young teacher through a year."""

    __tablename__ = "support_series"
    __table_args__ = (UniqueConstraint("municipality_id", "title_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    title: Mapped[str]
    title_key: Mapped[str]
    kind: Mapped[str]
    description: Mapped[str] = mapped_column(default="")


class SupportEvent(Base):
    """An event for teachers (ust-koksa п.19: indicator 7 counts those of kind young_support).

    `audience` is the filter people were invited by, kept so that who comes to fit it later is found.
    `code` marks attendance on a phone until `code_until`.
    """

    __tablename__ = "support_event"
    __table_args__ = (
        UniqueConstraint("municipality_id", "title_key", "event_date", "kind"),
        Index("ix_support_event_series", "series_id"),
        Index("ix_support_event_code", "code"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    series_id: Mapped[UUID | None] = mapped_column(ForeignKey("support_series.id"))
    title: Mapped[str]
    title_key: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="planned")
    event_date: Mapped[date]
    begins: Mapped[time | None]
    hours: Mapped[float | None] = mapped_column(Float)
    place: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    audience: Mapped[dict[str, Any] | None] = mapped_column(Json)
    code: Mapped[str] = mapped_column(default="")
    code_until: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Attendance(Base):
    """One person at one support event: invited, registered, declined, attended or no_show."""

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


class AttendanceMark(Base):
    """A state a mark of attendance took at a version of it, and in which way: nothing is overwritten."""

    __tablename__ = "attendance_mark"
    __table_args__ = (UniqueConstraint("attendance_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"))
    version: Mapped[int]
    state: Mapped[str]
    way: Mapped[str]
    account_id: Mapped[UUID | None]
    at: Mapped[datetime]


class CheckInTries(Base):
    """How many wrong codes a person has typed of late."""

    __tablename__ = "check_in_tries"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int]
