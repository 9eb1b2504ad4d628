"""Table of settings' history: what somebody changed of a municipality's settings, and when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import Json, new_id


class SettingsChange(Base):
    """One setting of a municipality as it was before and after somebody changed it."""

    __tablename__ = "settings_change"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    account_id: Mapped[UUID]
    at: Mapped[datetime]
    setting: Mapped[str] = mapped_column(String(40))
    before: Mapped[Any] = mapped_column(Json)
    after: Mapped[Any] = mapped_column(Json)
