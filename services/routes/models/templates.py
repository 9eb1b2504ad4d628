"""Templates of routes: a plan without a person, for whoever has the same deficits (ust-koksa п.7.2)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.routes.models.metadata import Base
from shared.db import Json, new_id


class RouteTemplate(Base):
    """A tutor's own template, or the municipality's when it has no owner.

    `topics` are «area/topic», or «area» for a whole area; `steps` are `[{kind, title, programme, days,
    required, topics, organization, hours, expected_result, practice_id}]`: `days` from the start of a route,
    no `topics` of its own means all of them.
    """

    __tablename__ = "route_template"
    __table_args__ = (Index(None, "municipality_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=1)
    owner_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text, default="")
    topics: Mapped[list[str]] = mapped_column(Json)
    steps: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    made_on: Mapped[date]
    archived_on: Mapped[date | None]
