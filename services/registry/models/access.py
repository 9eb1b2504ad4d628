"""Tables of the access log: a chain of entries, each sealed by the hash of the one before it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import Json


class AccessEntry(Base):
    """One person whose data somebody looked at or changed; ids only, written once and never changed."""

    __tablename__ = "access_entry"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index("ix_access_entry_person", "person_id", "sequence"),
    )

    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[UUID]
    person_id: Mapped[UUID]
    service: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    account_id: Mapped[UUID]
    actor_id: Mapped[UUID | None]
    roles: Mapped[list[str]] = mapped_column(Json)
    kind: Mapped[str] = mapped_column(String(20))
    purpose: Mapped[str] = mapped_column(String(300))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AccessHead(Base):
    """The end of the chain, one row: locked by whoever appends, so that there is one writer."""

    __tablename__ = "access_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
