"""What notifications remembers of the others: accounts, bodies and their members, who mentors whom."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import Json


class Account(Base):
    """The newest word of registry on an account's roles: fresher than those of its token."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(20))
    grants: Mapped[list[dict[str, Any]]] = mapped_column(Json)


class Body(Base):
    """A body whose members may be addressed together."""

    __tablename__ = "body"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(300))
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]


class Membership(Base):
    """A dated membership; the last day is inclusive."""

    __tablename__ = "membership"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    body_id: Mapped[UUID] = mapped_column(index=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]


class Mentoring(Base):
    """A pair as far as it matters here: who is whose mentor, and whether it came to nothing."""

    __tablename__ = "mentoring"

    pair_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    mentor_id: Mapped[UUID | None] = mapped_column(index=True)
    mentee_id: Mapped[UUID | None] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
