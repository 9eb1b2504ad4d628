"""Tables of topics that teachers let others know, as routes tells them; no score ever comes here."""

from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.mentorship.models.tables import Base


class KnownTopic:
    """A person's topic: area and topic (which may be empty) of the catalogue."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(20), default="")


class ReleasedDeficit(KnownTopic, Base):
    """The topic of a deficit that its teacher let the mentor know; nothing else of it is known here."""

    __tablename__ = "released_deficit"
    __table_args__ = (Index("ix_released_deficit_person", "person_id"),)


class Strength(KnownTopic, Base):
    """A strength its owner lets mentors be found by."""

    __tablename__ = "strength"
    __table_args__ = (
        Index("ix_strength_municipality", "municipality_id"),
        Index("ix_strength_person", "person_id"),
    )
