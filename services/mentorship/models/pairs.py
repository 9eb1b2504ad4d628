"""Tables of pairs: everything that is true for a time is a dated row."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.tables import Base
from shared.db import new_id


class Pair(Base):
    """A mentoring pair (ст. 351.8 ТК РФ); a party without an id is an external person named by text.

    `…_key` identifies a party: the person's id, or the normalised name and organization.
    `planned_until` is the planned last day; `ended_on` is set only when the pair ended before it.
    `subject` tells apart two mentors of one mentee; pairs of one mentor under one order share a `group_id`;
    a replacement is a new pair that names the one it `replaces_id`.
    """

    __tablename__ = "pair"
    __table_args__ = (
        Index("ix_pair_people", "municipality_id", "mentor_key", "mentee_key"),
        Index("ix_pair_mentor", "mentor_id"),
        Index("ix_pair_mentee", "mentee_id"),
        Index("ix_pair_group", "group_id"),
        Index("ix_pair_replaces", "replaces_id"),
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
    subject: Mapped[str] = mapped_column(default="")
    group_id: Mapped[UUID | None]
    replaces_id: Mapped[UUID | None]
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
    moves: Mapped[list["PairMove"]] = relationship(
        order_by="PairMove.since", cascade="all, delete-orphan", lazy="selectin"
    )


class PairState(Base):
    """A state a pair entered; of those with `since` not after a date the greatest `number` holds.

    `cause` is empty where a person decided; else what of the register moved the pair, see rules.CAUSES.
    """

    __tablename__ = "pair_state"
    __table_args__ = (UniqueConstraint("pair_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str]
    since: Mapped[date]
    at: Mapped[datetime]
    cause: Mapped[str] = mapped_column(default="")


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


class PairMove(Base):
    """One of the two went to another school and the pair lives on: since when, by what paper."""

    __tablename__ = "pair_move"
    __table_args__ = (UniqueConstraint("pair_id", "party", "since"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    party: Mapped[str]
    organization_id: Mapped[UUID]
    since: Mapped[date]
    document: Mapped[str] = mapped_column(default="")
