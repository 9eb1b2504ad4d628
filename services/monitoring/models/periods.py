"""Reporting periods: a day figures are collected for, who confirmed, and what was frozen (ust-koksa п.20)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import Json, new_id


class Period(Base):
    """A reporting period that ends on `as_of`; state: open, frozen, reviewed.

    `waiting` are the organizations that have not confirmed, as they were told last.
    """

    __tablename__ = "reporting_period"
    __table_args__ = (UniqueConstraint("municipality_id", "as_of"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    as_of: Mapped[date]
    title: Mapped[str] = mapped_column(String(200))
    is_final: Mapped[bool]
    opened_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    waiting: Mapped[list[str]] = mapped_column(Json)


class Confirmation(Base):
    """A word of an organization on its figures; the newest of an organization counts. State: confirmed,
    withdrawn. `figures` are what was seen: {number: [numerator, denominator]}.
    """

    __tablename__ = "confirmation"
    __table_args__ = (Index(None, "period_id", "organization_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_period.id"))
    organization_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))
    said_at: Mapped[datetime]
    account_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    figures: Mapped[dict[str, Any]] = mapped_column(Json)


class Snapshot(Base):
    """The figures of a period as they were frozen, or corrected with a reason; never changed.

    `number` 1 is the freeze, the rest are corrections. `counts` are the sizes of T, TM, O and Y, `kinds`
    those of the organizations; `digest` is of everything in it, so that a change from outside shows.
    """

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("period_id", "number"), Index(None, "municipality_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_period.id"))
    number: Mapped[int]
    as_of: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")
    taken_at: Mapped[datetime]
    taken_by: Mapped[UUID]
    rule_version: Mapped[str] = mapped_column(String(40))
    rule_title: Mapped[str] = mapped_column(String(200))
    counts: Mapped[dict[str, int]] = mapped_column(Json)
    kinds: Mapped[list[str]] = mapped_column(Json)
    digest: Mapped[str] = mapped_column(String(64))

    @property
    def organization_kinds(self) -> frozenset[str]:
        """The kinds of the organizations counted."""
        return frozenset(self.kinds)


class SnapshotFigure(Base):
    """One of the ten in a snapshot; `lists` are the ids behind it with places and reasons, packed."""

    __tablename__ = "snapshot_figure"

    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("snapshot.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    numerator: Mapped[int]
    denominator: Mapped[int | None]
    threshold: Mapped[float | None]
    lists: Mapped[bytes] = mapped_column(LargeBinary)
