"""Evidence and ratings of the seven qualitative criteria of a period (krasnoyarsk 6)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import new_id


class CriterionEvidence(Base):
    """What shows how a criterion is met: words, and where to look."""

    __tablename__ = "criterion_evidence"
    __table_args__ = (Index(None, "period_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_period.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(500), default="")
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]


class CriterionRating(Base):
    """The word of one expert on a criterion of a period: one of LEVELS, and why."""

    __tablename__ = "criterion_rating"

    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_period.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    level: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
