"""Tables of matching: what teachers are strong in and offer to colleagues, as routes tells it."""

from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.mentorship.models.tables import Base


class Strength(Base):
    """A strength its owner lets mentors be found by: area and topic (which may be empty) of the catalogue."""

    __tablename__ = "strength"
    __table_args__ = (
        Index("ix_strength_municipality", "municipality_id"),
        Index("ix_strength_person", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")
