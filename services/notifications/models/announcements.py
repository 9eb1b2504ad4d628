"""What a methodist says to many at once."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import Json, new_id


class Announcement(Base):
    """A word to an audience (aleysk 2(2), zeya 4.2); state: draft, sent, withdrawn.

    `audience` holds what narrows it: organization_ids, roles, subjects, body_ids, young; nothing narrows
    nothing. Whoever joins it until `newcomers_until` is told too; they were last looked for on `welcomed_on`.
    """

    __tablename__ = "announcement"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(150))
    text: Mapped[str] = mapped_column(Text)
    audience: Mapped[dict[str, Any]] = mapped_column(Json)
    newcomers_until: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(10))
    account_id: Mapped[UUID]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    welcomed_on: Mapped[date | None]
