"""Consultations and the answers published from them (ust-koksa 7.4, 13)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.metadata import Base
from shared.db import new_id


class ConsultationMessage(Base):
    """A further word of a consultation: an answer, or a question back; `kind`: answer, ask, reply."""

    __tablename__ = "consultation_message"
    __table_args__ = (Index(None, "consultation_id"), Index(None, "author_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    author_id: Mapped[UUID | None]
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(1000), default="")
    said_on: Mapped[date]


class Consultation(Base):
    """A teacher's or a school's request; `answerer_id` is null while any methodist answers.

    `awaits`: methodist (to route it), answerer, asker, or null. `shown_on`: since when the asker lets
    their tutor know that it exists.
    """

    __tablename__ = "consultation"
    __table_args__ = (
        Index(None, "municipality_id", "id"),
        Index(None, "asker_id"),
        Index(None, "answerer_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    asker_id: Mapped[UUID]
    organization_id: Mapped[UUID | None]
    for_school: Mapped[bool] = mapped_column(default=False)
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(Text)
    private: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20))
    awaits: Mapped[str | None] = mapped_column(String(20))
    answerer: Mapped[str] = mapped_column(String(20), default="")
    answerer_id: Mapped[UUID | None]
    requested_on: Mapped[date]
    routed_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    rated_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    rating: Mapped[int | None]
    rating_words: Mapped[str] = mapped_column(Text, default="")
    shown_on: Mapped[date | None]
    step_id: Mapped[UUID | None]
    messages: Mapped[list[ConsultationMessage]] = relationship(
        lazy="selectin", order_by=ConsultationMessage.id
    )


class PublishedAnswer(Base):
    """A question and its answer in the methodist's words, without names; `searched` finds it by words."""

    __tablename__ = "published_answer"
    __table_args__ = (Index(None, "municipality_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    consultation_id: Mapped[UUID | None] = mapped_column(index=True)
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(1000), default="")
    searched: Mapped[str] = mapped_column(Text)
    published_on: Mapped[date]
