"""Which file a result came with: what one file brought is annulled together."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base


class ImportedResult(Base):
    """A result and the file it was read from, known by its digest: the same file sent again is the same."""

    __tablename__ = "imported_result"
    __table_args__ = (Index(None, "municipality_id", "file_hash"),)

    diagnostic_id: Mapped[UUID] = mapped_column(ForeignKey("diagnostic.id"), primary_key=True)
    municipality_id: Mapped[UUID]
    file_hash: Mapped[str] = mapped_column(String(64))
