"""What is remembered of erased people, so that a file does not bring them back in silence."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import new_id


class ErasedMark(Base):
    """A keyed fingerprint of an erased person's СНИЛС, or of the name with the birth date, or of the name."""

    __tablename__ = "erased_mark"
    __table_args__ = (UniqueConstraint("person_id", "fingerprint"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    erased_on: Mapped[date]
