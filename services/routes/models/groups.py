"""Groups of people with one deficit: who is invited, what they do, when they meet (ust-koksa 7.2, 14)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.metadata import Base
from shared.db import new_id


class GroupMember(Base):
    """Somebody asked into a group for their own deficit; who has not answered is nobody's name."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "person_id"), Index(None, "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("learning_group.id"))
    leader_id: Mapped[UUID]
    person_id: Mapped[UUID]
    deficit_id: Mapped[UUID] = mapped_column(ForeignKey("deficit.id"))
    state: Mapped[str] = mapped_column(String(20))
    invited_on: Mapped[date]
    answered_on: Mapped[date | None]
    left_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    group: Mapped["Group"] = relationship(back_populates="members")


class GroupStep(Base):
    """A step for all of a group; each member has it in their own route."""

    __tablename__ = "group_step"
    __table_args__ = (Index(None, "group_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    group_id: Mapped[UUID] = mapped_column(ForeignKey("learning_group.id"))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date | None]


class GroupStepCopy(Base):
    """Which step of whose route a group's step became."""

    __tablename__ = "group_step_copy"

    group_step_id: Mapped[UUID] = mapped_column(ForeignKey("group_step.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("group_member.id"), primary_key=True)
    step_id: Mapped[UUID] = mapped_column(index=True)


class GroupAttendance(Base):
    """Who was at a meeting."""

    __tablename__ = "group_attendance"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("group_meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("group_member.id"), primary_key=True, index=True)


class GroupMeeting(Base):
    """A meeting of a group; of a step of it, or of the group at large."""

    __tablename__ = "group_meeting"
    __table_args__ = (Index(None, "group_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    group_id: Mapped[UUID] = mapped_column(ForeignKey("learning_group.id"))
    group_step_id: Mapped[UUID | None] = mapped_column(ForeignKey("group_step.id"))
    meets_on: Mapped[date]
    minutes: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[str] = mapped_column(String(20))
    attended: Mapped[list[GroupAttendance]] = relationship(lazy="selectin", cascade="all, delete-orphan")


class Group(Base):
    """A study, work or project group; `title` is its topic in plain words and names nobody's result.

    `area` and `topic` are the deficit it was formed from: they find whom to ask next and are shown to nobody.
    """

    __tablename__ = "learning_group"
    __table_args__ = (Index(None, "municipality_id", "id"), Index(None, "leader_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    leader_id: Mapped[UUID]
    organization_id: Mapped[UUID | None]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    state: Mapped[str] = mapped_column(String(20))
    created_on: Mapped[date]
    closed_on: Mapped[date | None]
    conclusion: Mapped[str] = mapped_column(Text, default="")
    members: Mapped[list[GroupMember]] = relationship(
        lazy="selectin", order_by=GroupMember.id, back_populates="group"
    )
    steps: Mapped[list[GroupStep]] = relationship(lazy="selectin", order_by=GroupStep.id)
    meetings: Mapped[list[GroupMeeting]] = relationship(
        lazy="selectin", order_by=(GroupMeeting.meets_on, GroupMeeting.id)
    )


class CooperationSettings(Base):
    """A municipality's limits of groups and the days in which a consultation is promised."""

    __tablename__ = "cooperation_settings"

    municipality_id: Mapped[UUID] = mapped_column(primary_key=True)
    smallest: Mapped[int]
    largest: Mapped[int]
    most_schools: Mapped[int]
    most_km: Mapped[int]
    answer_days: Mapped[int]
