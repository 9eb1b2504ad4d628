"""Tables of imports: what was tried, and what is remembered from one file to the next."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import Json, new_id

NullableJson = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class ImportRun(Base):
    """One import that was tried: who, when, what, the counts of its report, and whether it was undone."""

    __tablename__ = "import_run"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    account_id: Mapped[UUID | None]
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(20))
    filename: Mapped[str] = mapped_column(String(300))
    dry_run: Mapped[bool]
    applied: Mapped[bool]
    rows: Mapped[int]
    created: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]
    warnings: Mapped[int]
    file_hash: Mapped[str] = mapped_column(String(64), server_default="")
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[UUID | None]


class ImportChange(Base):
    """An aggregate that an import created (no `before`) or changed, at the version it gave it."""

    __tablename__ = "import_change"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    import_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), index=True)
    aggregate: Mapped[str] = mapped_column(String(20))
    aggregate_id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    after: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)


class ImportErrorFile(Base):
    """The rejected rows of an import, encrypted; kept for a while (`rejects_of` makes them)."""

    __tablename__ = "import_error_file"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes]
    kept_at: Mapped[datetime] = mapped_column(index=True)


class ImportProgress(Base):
    """How far a running import is, for whoever sent it; `told_at` shows whether it is still alive."""

    __tablename__ = "import_progress"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    progress_id: Mapped[UUID] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(String(20))
    done: Mapped[int]
    total: Mapped[int]
    told_at: Mapped[datetime] = mapped_column(index=True)


class ImportMapping(Base):
    """How a person mapped the columns of a file; `shape` is a digest of its headings."""

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("municipality_id", "kind", "shape"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    shape: Mapped[str] = mapped_column(String(64))
    mapping: Mapped[dict[str, Any]] = mapped_column(Json)
    remembered_at: Mapped[datetime]


class StagedFile(Base):
    """A file kept, encrypted, between its preview and its import; the content goes with either's end.

    `report` is of the preview until `applied_at`, then of the import.
    """

    __tablename__ = "staged_file"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    account_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(20))
    filename: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes | None]
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    applied_at: Mapped[datetime | None]
    report: Mapped[dict[str, Any]] = mapped_column(Json)
