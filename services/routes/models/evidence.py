"""What a teacher shows for a step, every time anew, and files attached to it or to a certificate."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.metadata import Base
from shared.db import new_id


class StoredFile(Base):
    """A file in the store of uploads: its row alone knows its name and its key."""

    __tablename__ = "stored_file"
    __table_args__ = (Index(None, "person_id"), Index(None, "evidence_id"), Index(None, "certificate_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID]
    evidence_id: Mapped[UUID | None] = mapped_column(ForeignKey("evidence.id"))
    certificate_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate.id"))
    name: Mapped[str] = mapped_column(String(150))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    key: Mapped[bytes] = mapped_column(LargeBinary)
    stored_on: Mapped[date]


class Evidence(Base):
    """One report of a step: words, a link, files. A step sent back keeps the former ones."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "step_id"), Index(None, "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID]
    step_id: Mapped[UUID] = mapped_column(ForeignKey("step.id"))
    reported_on: Mapped[date]
    reported_by: Mapped[UUID | None]
    text: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(String(1000), default="")
    files: Mapped[list[StoredFile]] = relationship(lazy="selectin", order_by=StoredFile.id)
