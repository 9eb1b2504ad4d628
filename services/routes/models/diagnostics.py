"""Diagnostics and what they find: deficits and achievements (ust-koksa 7.1, 13, 14)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.instruments import Instrument
from services.routes.models.metadata import Base
from shared.db import Json, new_id


class Diagnostic(Base):
    """One person measured with one instrument; answers and findings never leave the service."""

    __tablename__ = "diagnostic"
    __table_args__ = (Index(None, "person_id"), Index(None, "municipality_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID]
    instrument_id: Mapped[UUID] = mapped_column(ForeignKey("instrument.id"))
    state: Mapped[str] = mapped_column(String(20))
    assigned_on: Mapped[date]
    due_on: Mapped[date | None]
    conducted_on: Mapped[date | None]
    entered_by: Mapped[UUID | None]
    answers: Mapped[dict[str, Any] | None] = mapped_column(Json)
    findings: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    comment: Mapped[str] = mapped_column(Text, default="")
    instrument: Mapped[Instrument] = relationship(lazy="joined")


class Deficit(Base):
    """A difficulty of a person; a score only proposes it, the tutor confirms (152-ФЗ ст. 16).

    `outcome_by`: whether a rediagnosis or a conclusion said that it is resolved or persists.
    """

    __tablename__ = "deficit"
    __table_args__ = (Index(None, "person_id", "area", "topic"), Index(None, "municipality_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    severity: Mapped[str] = mapped_column(String(10))
    evidence: Mapped[str] = mapped_column(String(20))
    evidence_text: Mapped[str] = mapped_column(Text, default="")
    diagnostic_id: Mapped[UUID | None] = mapped_column(ForeignKey("diagnostic.id"))
    provisional: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20))
    detected_on: Mapped[date]
    confirmed_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome_by: Mapped[str] = mapped_column(String(20), default="", server_default="")
    released_on: Mapped[date | None]
    contested_text: Mapped[str] = mapped_column(Text, default="")
    contest_answer: Mapped[str] = mapped_column(Text, default="")
    dismissed_reason: Mapped[str] = mapped_column(Text, default="")


class Achievement(Base):
    """What a person is strong in; it finds mentors once its owner lets them be found (`released_on`)."""

    __tablename__ = "achievement"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    diagnostic_id: Mapped[UUID] = mapped_column(ForeignKey("diagnostic.id"))
    achieved_on: Mapped[date]
    released_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=0, server_default="0")
