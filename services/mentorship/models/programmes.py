"""Tables of what a pair plans and what came of it: the programme, its versions, the closing report."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.tables import Base
from shared.db import Json, new_id


class Programme(Base):
    """A version of the personalised programme of a pair; an approved one is revised by a new version."""

    __tablename__ = "programme"
    __table_args__ = (UniqueConstraint("pair_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    goal: Mapped[str] = mapped_column(default="")
    tasks: Mapped[str] = mapped_column(default="")
    expected: Mapped[str] = mapped_column(default="")
    mentor_agreed_on: Mapped[date | None]
    mentee_agreed_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    items: Mapped[list["ProgrammeItem"]] = relationship(
        order_by="ProgrammeItem.number", cascade="all, delete-orphan", lazy="selectin"
    )


class ProgrammeItem(Base):
    """An activity of the programme; `deficit_ids` are those the mentee released to the mentor."""

    __tablename__ = "programme_item"
    __table_args__ = (Index("ix_programme_item_programme", "programme_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    number: Mapped[int]
    deficit_ids: Mapped[list[str]] = mapped_column(Json, default=list)
    activity: Mapped[str]
    format: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[date]
    responsible: Mapped[str] = mapped_column(String(20))
    result: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]


class ClosingReport(Base):
    """What a pair came to; `figures` are those of the day it was concluded."""

    __tablename__ = "closing_report"

    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[UUID] = mapped_column(default=new_id, unique=True)
    municipality_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    unfinished: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[str | None] = mapped_column(String(20))
    advice: Mapped[str] = mapped_column(default="")
    mentor_assessment: Mapped[str] = mapped_column(default="")
    mentee_assessment: Mapped[str] = mapped_column(default="")
    concluded_on: Mapped[date | None]
    figures: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version: Mapped[int] = mapped_column(default=1)


class Questionnaire(Base):
    """What one of the two answered, 1–5 each; others see only sums of many."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("pair_id", "party"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    party: Mapped[str] = mapped_column(String(20))
    answers: Mapped[list[int]] = mapped_column(Json)
    given_on: Mapped[date]
