"""What routes remembers of other services: consents, mentoring pairs, who signs for a school."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base


class Consent(Base):
    """A person's consent to diagnostics, from registry."""

    __tablename__ = "consent"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class MentorPair(Base):
    """Who mentors whom, from mentorship; a mentor never signs a mentee's route."""

    __tablename__ = "mentor_pair"
    __table_args__ = (Index(None, "mentor_id"), Index(None, "mentee_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    mentor_id: Mapped[UUID | None]
    mentee_id: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(String(30))


class Principal(Base):
    """A person whose active account signs for an organization, from registry."""

    __tablename__ = "principal"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
