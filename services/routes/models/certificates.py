"""Certificates of professional development and retraining (ust-koksa 7.3, п.19)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.evidence import StoredFile
from services.routes.models.metadata import Base
from shared.db import new_id


class Certificate(Base):
    """A document about training; person, number and date tell it from others.

    `step_id` is the step of a route that it proves. `term` of a last training: valid, expiring once told
    that three years since it come to their end, over when a newer one has come.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("person_id", "number", "issued_on"),
        Index(None, "municipality_id", "id"),
        Index(None, "term", "issued_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID]
    programme: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(30))
    hours: Mapped[float | None]
    issued_on: Mapped[date]
    number: Mapped[str] = mapped_column(String(100), default="")
    step_id: Mapped[UUID | None]
    term: Mapped[str] = mapped_column(String(10), default="valid", server_default="valid")
    files: Mapped[list[StoredFile]] = relationship(lazy="selectin", order_by=StoredFile.id, viewonly=True)
