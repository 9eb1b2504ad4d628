"""Tables of bodies: associations, communities, councils, groups, and who is in them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import Json, new_id


class Body(Base):
    """A methodical association, community, council or creative group; `name_key` is for comparison.

    `leader_shown`: the public list of communities may name its leader.
    """

    __tablename__ = "body"
    __table_args__ = (UniqueConstraint("municipality_id", "name_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    name_key: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(30))
    level: Mapped[str] = mapped_column(String(20))
    subjects: Mapped[list[str]] = mapped_column(Json, default=list)
    leader_shown: Mapped[bool] = mapped_column(default=False)
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


class Membership(Base):
    """A dated membership of a person in a body, with the order it rests on."""

    __tablename__ = "membership"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    order_number: Mapped[str] = mapped_column(String(100), default="")
    order_date: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
