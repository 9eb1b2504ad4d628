"""The analytic note on a snapshot: words of people beside figures that nobody retypes."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base


class Note(Base):
    """What people wrote on a snapshot; signed once, it changes no more. Its figures are the snapshot's."""

    __tablename__ = "note"

    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("snapshot.id"), primary_key=True)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    conclusions: Mapped[str] = mapped_column(Text)
    recommendations: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200))
    head: Mapped[str] = mapped_column(String(200))
    signed_on: Mapped[date | None]
