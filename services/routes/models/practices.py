"""The practice bank (ust-koksa 7.6, 13, 15) and what steps of closed routes did to deficits."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base
from shared.db import Json, new_id


class Practice(Base):
    """A practice as it stands. `revision`: what its author would change in the published text.

    `named_on`: since when the author lets everybody read their name and school (152-ФЗ ст. 10.1).
    `asked`: experts whose marks are awaited; `published_on`: the first day anybody could read it.
    """

    __tablename__ = "practice"
    __table_args__ = (
        Index(None, "municipality_id", "state", "id"),
        Index(None, "folded"),
        Index(None, "author_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(300))
    area: Mapped[str] = mapped_column(String(40))
    topics: Mapped[list[str]] = mapped_column(Json)
    audience: Mapped[str] = mapped_column(String(300), default="")
    subject: Mapped[str] = mapped_column(String(300), default="")
    summary: Mapped[str] = mapped_column(Text)
    parts: Mapped[list[str]] = mapped_column(Json)
    hours: Mapped[float | None]
    links: Mapped[list[str]] = mapped_column(Json)
    author_id: Mapped[UUID | None]
    author_text: Mapped[str] = mapped_column(String(300), default="")
    organization_id: Mapped[UUID | None]
    proposed_by: Mapped[UUID | None]
    named_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(20))
    submitted_on: Mapped[date | None]
    published_on: Mapped[date | None]
    comment: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[list[str]] = mapped_column(Json)
    revision: Mapped[dict[str, Any] | None] = mapped_column(Json)


class PracticeEdition(Base):
    """A published text as it was before the next edition replaced it."""

    __tablename__ = "practice_edition"

    practice_id: Mapped[UUID] = mapped_column(ForeignKey("practice.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True)
    replaced_on: Mapped[date]
    replaced_by: Mapped[UUID | None]
    text: Mapped[dict[str, Any]] = mapped_column(Json)


class PracticeMark(Base):
    """One expert's marks of a practice by criterion, 1 to 5, with words; null: the expert was erased."""

    __tablename__ = "practice_mark"
    __table_args__ = (UniqueConstraint("practice_id", "expert_id"), Index(None, "expert_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    practice_id: Mapped[UUID] = mapped_column(ForeignKey("practice.id"))
    expert_id: Mapped[UUID | None]
    edition: Mapped[int]
    marks: Mapped[dict[str, int]] = mapped_column(Json)
    words: Mapped[str] = mapped_column(Text)
    recommends: Mapped[bool]
    marked_on: Mapped[date]


class StepOutcome(Base):
    """An accepted step of a closed route and how a deficit it served ended there.

    Written when the route closes, so that suggestions read one narrow table by topic; gone when it reopens.
    """

    __tablename__ = "step_outcome"
    __table_args__ = (
        Index("ix_step_outcome_topic", "municipality_id", "area", "topic"),
        Index("ix_step_outcome_title", "municipality_id", "area", "kind", "folded", "person_id"),
        Index(None, "practice_id"),
        Index(None, "person_id"),
    )

    step_id: Mapped[UUID] = mapped_column(primary_key=True)
    deficit_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(300))
    practice_id: Mapped[UUID | None]
    resolved: Mapped[bool]
    closed_on: Mapped[date]
