"""Training demand (соцзаказ): what people asked to be taught, and what was sent, as it was sent."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base
from shared.db import Json, new_id


class TrainingRequest(Base):
    """A person's own wish to be taught; the deficit behind it is named to others only if they say so."""

    __tablename__ = "training_request"
    __table_args__ = (Index(None, "person_id"), Index(None, "municipality_id", "year"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    year: Mapped[int]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
    theme: Mapped[str] = mapped_column(String(300), default="")
    hours: Mapped[int | None]
    form: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(10), default="any", server_default="any")
    deficit_id: Mapped[UUID | None] = mapped_column(ForeignKey("deficit.id"))
    asked_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class TrainingDemand(Base):
    """A demand that was sent: of a school, or of the municipality when it names none; it never changes.

    `rows` of a school name persons by id, `rows` of a municipality are counts by topic, and its `totals`
    are those by area and school; a later sending is the next edition.
    """

    __tablename__ = "training_demand"
    __table_args__ = (
        UniqueConstraint("municipality_id", "organization_id", "year", "edition"),
        Index(None, "municipality_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    organization_id: Mapped[UUID | None]
    year: Mapped[int]
    edition: Mapped[int]
    sent_on: Mapped[date]
    sent_by: Mapped[UUID | None]
    rows: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    totals: Mapped[dict[str, Any] | None] = mapped_column(Json)
