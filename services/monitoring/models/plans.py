"""Year plans of the methodical service and of bodies: versions, their lines, what was done, the analysis."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import Json, new_id


class Plan(Base):
    """A plan of one year (aleysk 3.4, zeya 5.3). `owner_id` is the body, or the municipality for its service.

    `year_kind`: academic, calendar; state: draft, approved. `number` is that of the version in force.
    """

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("owner_id", "starts_on"), Index(None, "municipality_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    owner_id: Mapped[UUID]
    body_id: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1)
    year_kind: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(20), default="draft")
    number: Mapped[int] = mapped_column(default=0)


class PlanVersion(Base):
    """The plan as approved (number 1), or a correction of a part of the year (sosnovy-bor 3.3).

    kind: year, half_year, quarter, month; state: draft, approved. An approved one never changes.
    """

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(20), default="draft")
    approved_on: Mapped[date | None]
    approver: Mapped[str] = mapped_column(String(200), default="")
    approver_name: Mapped[str] = mapped_column(String(200), default="")
    order_number: Mapped[str] = mapped_column(String(60), default="")


class PlanItem(Base):
    """An item through all versions of its plan. `state` as it was told last: planned, done, cancelled."""

    __tablename__ = "plan_item"
    __table_args__ = (Index(None, "plan_id"), Index(None, "municipality_id", "state"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    version: Mapped[int] = mapped_column(default=1)
    added_in: Mapped[int]
    state: Mapped[str] = mapped_column(String(20), default="")


class PlanLine(Base):
    """An item as one version has it; `reason` says why it differs from the version before.

    `owner_id` is a person of the register, else `owner_name` names the owner in words. `fact_kind` says
    which facts mark it done: `fact_count` of them, or the one event `fact_id`.
    """

    __tablename__ = "plan_line"
    __table_args__ = (Index(None, "item_id"), Index(None, "owner_id"))

    version_id: Mapped[UUID] = mapped_column(ForeignKey("plan_version.id"), primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("plan_item.id"), primary_key=True)
    municipality_id: Mapped[UUID]
    section: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(String(300), default="")
    starts_on: Mapped[date | None]
    due_on: Mapped[date]
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str] = mapped_column(String(300), default="")
    result: Mapped[str] = mapped_column(Text, default="")
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    fact_kind: Mapped[str] = mapped_column(String(40), default="")
    fact_id: Mapped[UUID | None]
    fact_count: Mapped[int] = mapped_column(default=0)


class PlanMark(Base):
    """A word of a person on an item; the newest counts. State: done, or open, and then the note says why."""

    __tablename__ = "plan_mark"
    __table_args__ = (Index(None, "item_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    item_id: Mapped[UUID] = mapped_column(ForeignKey("plan_item.id"))
    state: Mapped[str] = mapped_column(String(20))
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)
    marked_at: Mapped[datetime]
    account_id: Mapped[UUID]
    person_id: Mapped[UUID | None]


class PlanAnalysis(Base):
    """The analysis of what was carried out of a plan or of a part of its year (aleysk 3.10, zeya 5.3).

    Signed, it keeps the items as they were (`items`) and changes no more.
    """

    __tablename__ = "plan_analysis"
    __table_args__ = (UniqueConstraint("plan_id", "since", "until"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    version: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date]
    conclusions: Mapped[str] = mapped_column(Text, default="")
    proposals: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    head: Mapped[str] = mapped_column(String(200), default="")
    signed_on: Mapped[date | None]
    items: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
