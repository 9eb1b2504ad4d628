"""Tables of mentorship: everything that is true for a time is a dated row."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Float, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from shared.db import TYPES, Json, new_id, new_metadata


class Base(DeclarativeBase):
    """The tables mentorship owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES


class Pair(Base):
    """A mentoring pair (ст. 351.8 ТК РФ); a party without an id is an external person named by text.

    `…_key` identifies a party: the person's id, or the normalised name and organization.
    `planned_until` is the planned last day; `ended_on` is set only when the pair ended before it.
    """

    __tablename__ = "pair"
    __table_args__ = (
        Index("ix_pair_people", "municipality_id", "mentor_key", "mentee_key"),
        Index("ix_pair_mentor", "mentor_id"),
        Index("ix_pair_mentee", "mentee_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    mentor_id: Mapped[UUID | None]
    mentor_name: Mapped[str] = mapped_column(default="")
    mentor_organization_id: Mapped[UUID | None]
    mentor_organization_text: Mapped[str] = mapped_column(default="")
    mentor_key: Mapped[str]
    mentee_id: Mapped[UUID | None]
    mentee_name: Mapped[str] = mapped_column(default="")
    mentee_organization_id: Mapped[UUID | None]
    mentee_organization_text: Mapped[str] = mapped_column(default="")
    mentee_key: Mapped[str]
    form: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    goal: Mapped[str] = mapped_column(default="")
    order_number: Mapped[str] = mapped_column(default="")
    order_date: Mapped[date | None]
    starts_on: Mapped[date]
    planned_until: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[str] = mapped_column(default="")
    ended_by: Mapped[str | None]
    notice_on: Mapped[date | None]
    imported_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    states: Mapped[list["PairState"]] = relationship(
        order_by="PairState.number", cascade="all, delete-orphan", lazy="selectin"
    )
    consents: Mapped[list["Consent"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    pauses: Mapped[list["Pause"]] = relationship(
        order_by="Pause.since", cascade="all, delete-orphan", lazy="selectin"
    )


class PairState(Base):
    """A state a pair entered; of those with `since` not after a date the greatest `number` holds."""

    __tablename__ = "pair_state"
    __table_args__ = (UniqueConstraint("pair_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str]
    since: Mapped[date]
    at: Mapped[datetime]


class Consent(Base):
    """A written consent of the mentor or the mentee, kept by date and name of the document."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("pair_id", "party"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    party: Mapped[str]
    given_on: Mapped[date]
    document: Mapped[str] = mapped_column(default="")


class Pause(Base):
    """Days on which a pair rested; the last day is inclusive, none means it still rests."""

    __tablename__ = "pause"
    __table_args__ = (Index("ix_pause_pair", "pair_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class PairSession(Base):
    """A session of a pair. The note and other texts are for the two of the pair only.

    `logged_on` is the day it was entered as held: the mentee is asked to confirm from that day.
    """

    __tablename__ = "pair_session"
    __table_args__ = (Index("ix_pair_session_pair", "pair_id", "session_date"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    state: Mapped[str]
    session_date: Mapped[date]
    minutes: Mapped[int | None]
    format: Mapped[str]
    topics: Mapped[list[str]] = mapped_column(Json, default=list)
    deficit_ids: Mapped[list[str]] = mapped_column(Json, default=list)
    outcome: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    dispute_comment: Mapped[str] = mapped_column(default="")
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("pair_session.id"))
    logged_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    pair: Mapped[Pair] = relationship(lazy="joined")


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
