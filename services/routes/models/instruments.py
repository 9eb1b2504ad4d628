"""Topics of competency and the instruments that measure them (ust-koksa 7.1, 9)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base
from shared.db import Json, new_id


class Topic(Base):
    """A topic of a competency area, editable by the municipality; a retired one is no longer offered."""

    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("municipality_id", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(String(20))
    area: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())


class Instrument(Base):
    """A test, a self-assessment or a lesson visit; blocks, items and cut-offs belong to its version.

    `blocks` is `[{code, title, items: [{code, title, area, topic, max, experts}]}]`,
    `scale` is read by `rules.scoring`.
    """

    __tablename__ = "instrument"
    __table_args__ = (
        UniqueConstraint("municipality_id", "name", "edition"),
        Index(None, "municipality_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(300))
    publisher: Mapped[str] = mapped_column(String(200))
    edition: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    scale: Mapped[dict[str, Any]] = mapped_column(Json)
