"""Who is an expert: members of the expert councils, as registry tells."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base


class ExpertCouncil(Base):
    """An expert council, from registry: its members are the experts."""

    __tablename__ = "expert_council"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]


class BodyMember(Base):
    """A dated membership of a body, from registry; only those of an expert council make experts."""

    __tablename__ = "body_member"
    __table_args__ = (Index(None, "person_id"), Index(None, "body_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    body_id: Mapped[UUID]
    person_id: Mapped[UUID]
    since: Mapped[date | None]
    until: Mapped[date | None]
