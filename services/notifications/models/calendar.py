"""The dates a person lives by, and the private addresses under which their own calendar finds them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base


class CalendarEntry(Base):
    """A day of one person: kind session, step, meeting, led or support; no third person, no deficit.

    `source_id` is the aggregate it came from; `detail` the kind of a step, a group's id, an event's title.
    `sequence` is the aggregate's version at which what is shown changed last. State: planned, cancelled.
    """

    __tablename__ = "calendar_entry"

    object_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    municipality_id: Mapped[UUID]
    source_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(10))
    day: Mapped[date]
    detail: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10))
    sequence: Mapped[int]
    changed_at: Mapped[datetime]


class CalendarFeed(Base):
    """The address of an account's calendar. The secret is made from `serial` and the server's key, and
    only its digest is kept: who reads the database cannot read the calendars.
    """

    __tablename__ = "calendar_feed"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    serial: Mapped[UUID]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
