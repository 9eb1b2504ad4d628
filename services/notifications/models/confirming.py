"""Addresses of the register that their readers were asked of: written to once somebody there said yes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import new_id


class Confirmation(Base):
    """That a reader was asked whether the register's address (in lower case) is theirs, and when it was said.

    It belongs to the address: another one in the register is asked about anew.
    """

    __tablename__ = "confirmation"
    __table_args__ = (UniqueConstraint("reader_id", "value"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reader_id: Mapped[UUID]
    value: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
